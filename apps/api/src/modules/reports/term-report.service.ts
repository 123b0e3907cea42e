import { can } from '@hubs/rules/can'
import { termsOf } from '@hubs/rules/half-terms'
import { didIts } from '@hubs/schema/plans/plans'
import type { ReportRow, TermAsked, TermNote, TermReport } from '@hubs/schema/reports/year-report'
import { authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound, yearIsOver } from '../../errors.ts'
import type { GuardedStore } from '../../store/store.ts'
import type { Publications } from '../publications/publications.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import type { Reports } from './reports.service.ts'
import * as repo from './year-report.repo.ts'
import type { YearCounts } from './year-report/year-counts.service.ts'
import type { YearReports } from './year-report/year-report.service.ts'

const STORIES_SHOWN = 2

type Needs = {
  store: GuardedStore
  reports: Reports
  yearReports: YearReports
  counts: YearCounts
  trialSums: TrialSums
  publications: Publications
}

/** The terms of a year, numbered, with what is known of the half terms of each. */
const termsIn = <Of extends { id: string }>(
  year: readonly Of[],
  dates: Awaited<ReturnType<typeof repo.listHalfTerms>>,
) =>
  termsOf(dates).map(({ name, halfTerms }, at) => ({
    number: at + 1,
    name,
    own: year.filter(({ id }) => halfTerms.some(each => each.id === id)),
  }))

type Term = { own: readonly { state: string }[] }

/** The latest term with figures in it; the first while there are none. */
const latestOf = <Of extends Term>(terms: readonly Of[]) =>
  terms.findLast(({ own }) => own.some(({ state }) => state === 'counted')) ?? terms[0]

const get = ({ store, yearReports, counts, reports, trialSums, publications }: Needs) =>
  guarded(
    'report:participation',
    async (actor, asked: TermAsked, programmeId: string | undefined): Promise<TermReport> => {
      const { schoolId } = actor
      authorize(store, actor, { schoolId })
      const { all, programme } = await yearReports.findYear(store.read, schoolId, programmeId)
      await counts.countDue(store, { id: programme.id, schoolId })
      const school = await repo.findSchool(store.read, schoolId)
      const year = await yearReports.halfTermsOf(store.read, programme.id, school.timeZone)
      const terms = termsIn(year, await repo.listHalfTerms(store.read, programme.id))
      const found = asked === 'latest' ? latestOf(terms) : terms.find(({ number }) => number === asked)
      if (!found) throw notFound('term')
      const figure = figuresOf(
        await yearReports.released(store.read, programme.id, year),
        found.own.filter(({ state }) => state === 'counted').map(({ id }) => id),
      )
      const hubs = await repo.listHubs(store.read, programme.id)
      const handedOn = programme.current ? await reports.forHandingOn(store, schoolId) : null
      const note = await repo.findTermNote(store.read, programme.id, found.number)
      return {
        school: school.name,
        programme: { id: programme.id, name: programme.name },
        programmes: all.map(({ id, name }) => ({ id, name })),
        term: { number: found.number, name: found.name },
        terms: terms.map(({ number, name }) => ({ number, name })),
        halfTerms: found.own.map(({ name, state }) => ({ name, counted: state === 'counted' })),
        meetings: {
          planned: found.own.reduce((sum, { meetings }) => sum + meetings.planned, 0),
          held: found.own.reduce((sum, { meetings }) => sum + meetings.held, 0),
        },
        attendance: { present: figure('attendance present'), missed: figure('attendance missed') },
        hubs: hubs.map(({ slug, name }) => {
          const seat = handedOn?.hubs.find(each => each.slug === slug)
          return {
            name,
            slug,
            places: seat?.places ?? null,
            taken: seat?.taken ?? null,
            present: figure('attendance present', slug),
            missed: figure('attendance missed', slug),
          }
        }),
        placesAsOf: handedOn?.countedOn ?? null,
        minutes: figure('minutes'),
        plans: { made: figure('plan made'), none: figure('plan none') },
        told: figure('report told'),
        practice: didIts.map(didIt => ({ didIt, answers: figure(`report told/${didIt}`, '', true) })),
        strategies: (await trialSums.ofYear(actor, programme.id)).strategies.map(({ name, times, people }) => ({
          name,
          times,
          people,
        })),
        support: { inTime: figure('support in-time'), notInTime: figure('support not-in-time') },
        stories: await publications.latestOf(store.read, programme.id, STORIES_SHOWN),
        next: { text: note?.text ?? '', version: note?.version ?? 0 },
        mayEdit: programme.current && can(actor, 'report:exact', { schoolId }),
      }
    },
  )

/** What changes next, in the coordinator's own words. */
const saveNote = ({ store, yearReports }: Needs) =>
  guarded(
    'report:exact',
    async (actor, term: number, programmeId: string | undefined, { text, expectedVersion }: TermNote) => {
      const { schoolId } = actor
      return store.write(async tx => {
        authorize(tx, actor, { schoolId })
        const { programme } = await yearReports.findYear(tx, schoolId, programmeId)
        if (!programme.current) throw yearIsOver(programme.name)
        const stored = await repo.findTermNote(tx, programme.id, term)
        if ((stored?.text ?? '') === text) return { text, version: stored?.version ?? 0 }
        const current = { text: stored?.text ?? '', version: stored?.version ?? 0 }
        if (current.version !== expectedVersion) throw changedByOther('this', current)
        const version = expectedVersion + 1
        await repo.saveTermNote(tx, { programmeId: programme.id, term, text, byId: actor.id, version })
        return { text, version }
      })
    },
  )

/** One page about a term for governors. It is for handing on: the same for everybody, whatever else they may see. */
export function createTermReports(needs: Needs) {
  return {
    get: get(needs),
    saveNote: saveNote(needs),
  }
}

/** A figure over the half terms that are counted; null where it is withheld in one, or none is counted. `parts`: in all. */
function figuresOf(rows: readonly ReportRow[], halfTermIds: readonly string[]) {
  return (key: string, hubSlug = '', parts = false): number | null => {
    const own = rows.filter(
      row => row.key === hubSlug && row.halfTermId !== null && halfTermIds.includes(row.halfTermId),
    )
    const all = own.map(row => (key === 'minutes' ? row.minutes.attended : (row.figures[key] ?? null)))
    const figures = parts ? all.filter(each => each !== null) : all
    if (figures.length === 0) return null
    return figures.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
  }
}

export type TermReports = ReturnType<typeof createTermReports>
