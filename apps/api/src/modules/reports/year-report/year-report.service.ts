import { can } from '@hubs/rules/can'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type {
  ReportHalfTerm,
  ReportPeople,
  ReportPeopleQuery,
  ReportRow,
  YearReport,
} from '@hubs/schema/reports/year-report'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound } from '../../../errors.ts'
import { readInParts } from '../../../store/short-writes.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { isIn, peoplePage } from '../report-people.rules.ts'
import * as repo from '../year-report.repo.ts'
import type { YearCounts } from './year-counts.service.ts'
import { exactRows, mergedRows, releasedRows } from './year-rows.rules.ts'

/** Begun within so many minutes of its time, a meeting was on time. */
const ON_TIME_MINUTES = 5

type Needs = { store: GuardedStore; now: Clock; counts: YearCounts }

async function findYear(tx: Tx, schoolId: string, id: string | undefined) {
  const all = await repo.listProgrammes(tx, schoolId)
  const programme = id === undefined ? (all.find(each => each.current) ?? all[0]) : all.find(each => each.id === id)
  if (!programme) throw notFound('programme')
  return { all, programme }
}

async function halfTermsOf({ now }: Needs, tx: Tx, programmeId: string, timeZone: string): Promise<ReportHalfTerm[]> {
  const rows = await repo.listHalfTerms(tx, programmeId)
  const meetings = await readInParts(
    rows.map(({ id }) => id),
    1,
    part => repo.listHeld(tx, part),
  )
  const held = Map.groupBy(meetings, ({ halfTermId }) => halfTermId)
  const counted = new Set((await repo.listPeriods(tx, programmeId)).map(({ period }) => period))
  const today = dayAt(now(), timeZone)
  return rows.map(({ id, name, startsOn }) => ({
    id,
    name,
    startsOn,
    state: counted.has(id) ? 'counted' : startsOn <= today ? 'open' : 'to-come',
    meetings: clockwork(held.get(id) ?? []),
  }))
}

/** What leadership may see, whoever asks: for handing on. */
async function released(tx: Tx, programmeId: string, halfTerms: readonly ReportHalfTerm[]): Promise<ReportRow[]> {
  const sums = await repo.listSums(tx, programmeId)
  const periods = await repo.listCounted(tx, programmeId)
  return releasedRows(sums, periods, {
    waiting: await repo.listWaitingQuestions(tx, programmeId),
    hubs: await repo.listHubs(tx, programmeId),
    halfTermIds: halfTerms.filter(({ state }) => state === 'counted').map(({ id }) => id),
  })
}

/** What a coordinator sees by name anyway is exact and of now; the rest as everybody else sees it. */
async function exact({ counts }: Needs, tx: Tx, year: { id: string; schoolId: string }): Promise<ReportRow[]> {
  const halfTerms = await repo.listHalfTerms(tx, year.id)
  const ids = halfTerms.map(({ id }) => id)
  return exactRows(await counts.linesIn(tx, year, halfTerms, ids), await repo.listHubs(tx, year.id))
}

/** Who is behind a figure that the registers say by name anyway. */
const people = ({ store, counts }: Needs) =>
  guarded('report:exact', async (actor, query: ReportPeopleQuery): Promise<ReportPeople> => {
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const { programme } = await findYear(store.read, schoolId, query.programme)
    const year = { id: programme.id, schoolId }
    const halfTerms = await repo.listHalfTerms(store.read, year.id)
    const wanted = halfTerms.map(({ id }) => id).filter(id => query.halfTerm === undefined || id === query.halfTerm)
    if (wanted.length === 0) throw notFound('half term')
    const hubs = await repo.listHubs(store.read, year.id)
    const lines = await counts.linesIn(store.read, year, halfTerms, wanted)
    const people = await repo.listPeople(store.read, schoolId)
    return peoplePage(lines.filter(isIn(query, hubs)), people, hubs, query)
  })

const year = (needs: Needs) =>
  guarded('report:participation', async (actor, programmeId: string | undefined): Promise<YearReport> => {
    const { store, counts } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const { all, programme } = await findYear(store.read, schoolId, programmeId)
    const year = { id: programme.id, schoolId }
    await counts.countDue(store, year)
    const { timeZone } = await repo.findSchool(store.read, schoolId)
    const halfTerms = await halfTermsOf(needs, store.read, programme.id, timeZone)
    const rows = await released(store.read, programme.id, halfTerms)
    const isExact = can(actor, 'report:exact', { schoolId })
    const hubs = await repo.listHubs(store.read, programme.id)
    return {
      programme: { id: programme.id, name: programme.name },
      programmes: all.map(({ id, name }) => ({ id, name })),
      exact: isExact,
      halfTerms,
      hubs: hubs.map(({ slug, name }) => ({ slug, name })),
      rows: isExact ? mergedRows(await exact(needs, store.read, year), rows, hubs) : rows,
    }
  })

/** A year in figures: attendance, plans and what became of them, hours. Nothing in it names anybody. */
export function createYearReports(needs: Needs) {
  return {
    findYear,
    people: people(needs),
    released,
    halfTermsOf: halfTermsOf.bind(null, needs),
    year: year(needs),
  }
}

const isHeld = ({ status, present }: Awaited<ReturnType<typeof repo.listHeld>>[number]) =>
  status === 'ended' || Boolean(present)

/** Meetings planned and held; of those that were run on screen, how many started on time. */
function clockwork(meetings: Awaited<ReturnType<typeof repo.listHeld>>): ReportHalfTerm['meetings'] {
  const timed = meetings.filter(({ startedAt, plannedStart }) => startedAt !== null && plannedStart !== null)
  const late = ({ startedAt, plannedStart }: (typeof timed)[number]) => Number(startedAt) - Number(plannedStart)
  return {
    planned: meetings.length,
    held: meetings.filter(isHeld).length,
    timed: timed.length,
    onTime: timed.filter(meeting => late(meeting) <= ON_TIME_MINUTES * MINUTE_MS).length,
  }
}

export type YearReports = ReturnType<typeof createYearReports>
