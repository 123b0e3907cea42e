import { choiceState } from '@hubs/rules/choice'
import { shortDay } from '@hubs/rules/dates/dates'
import { count } from '@hubs/rules/text/words'
import type {
  HalfTermsRead,
  Programme,
  PublicProgramme,
  ReadHalfTerms,
  UpdateHalfTerm,
  UpdateProgramme,
} from '@hubs/schema/programmes/programmes'
import { randomBytes } from 'node:crypto'
import { doneBy, writeAudit } from '../../audit.ts'
import { asVisitor, authorize, guarded } from '../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { createCache } from '../../store/cache.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { addDays, dayAt } from '../../time/wall-time.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { ReadingLists } from '../references/reading.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import { LONGEST_YEAR_DAYS, setHalfTerms } from './half-terms.service.ts'
import { isCalendar, spansInCalendar } from './half-terms/half-term-calendar.format.ts'
import { LONGEST_LIST, spansInText } from './half-terms/half-term-text.format.ts'
import { readHalfTerms } from './half-terms/half-terms.format.ts'
import { startYearAt } from './next-year/start-year.seed.ts'
import * as repo from './programmes.repo.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  hubs: Pick<Hubs, 'publicOf'>
  reading: Pick<ReadingLists, 'ofYear'>
  school: Pick<SchoolService, 'lookOf'>
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, publicPages: createCache<PublicProgramme>(given.store, ['hubs', 'meetings', 'school']) }
}

async function currentOf(tx: Lookup, schoolId: string) {
  const row = await repo.findCurrentProgramme(tx, schoolId)
  if (!row) throw notFound('programme')
  return row
}

async function describe({ reading, now }: Needs, tx: Tx, row: repo.ProgrammeRow): Promise<Programme> {
  const {
    schoolId: _,
    current: __,
    choosingSeed: ___,
    choiceOpensAt,
    choiceClosesAt,
    usualDay,
    usualStartsAt,
    usualPlace,
    ...rest
  } = row
  return {
    ...rest,
    usual: { day: usualDay, startsAt: usualStartsAt, place: usualPlace },
    reading: (await reading.ofYear(tx, row.id)).programme,
    choice: { opensAt: iso(choiceOpensAt), closesAt: iso(choiceClosesAt), state: choiceState(row, now()) },
    halfTerms: await repo.listHalfTerms(tx, row.id),
    outside: await repo.listDaysOutside(tx, row.id),
    daysOff: await repo.listDaysOff(tx, row.id),
  }
}

/** Dates are right only where every meeting still to come lies in its half term. */
async function refuseDaysOutside({ now }: Needs, tx: Tx, { id, schoolId }: repo.ProgrammeRow) {
  const [first, ...more] = await repo.listDaysOutside(tx, id)
  if (!first) return
  const today = dayAt(now(), await repo.findTimeZone(tx, schoolId))
  const others = more.length > 0 ? ` and ${count(more.length, 'other date')}` : ''
  throw new Refusal(
    'conflict',
    `Meetings on ${shortDay(first.date, today)}${others} are outside ${more.length > 0 ? 'their half terms' : first.halfTerm}. Move them first, or correct the half-term dates.`,
  )
}

async function readPublicProgramme(
  { store, reading, hubs, school: schools }: Needs,
  slug: string,
): Promise<PublicProgramme> {
  const { read } = asVisitor(store, 'the public page')
  const school = await repo.findSchool(read, slug)
  if (!school) throw notFound('school')
  const row = await currentOf(read, school.id)
  const halfTerms = await repo.listHalfTerms(read, row.id)
  const days = await repo.listMeetingDays(
    read,
    halfTerms.map(halfTerm => halfTerm.id),
  )
  const toRead = await reading.ofYear(read, row.id)
  const groupMax = Math.max(row.groupMax, await repo.mostPlaces(read, row.id))
  const shown = await hubs.publicOf(read, row.id)
  return {
    school: {
      name: school.name,
      timeZone: school.timeZone,
      setUp: school.setUpAt !== null,
      ...(await schools.lookOf(store.read, school.id)),
    },
    programme: { ...row, groupMax, reading: toRead.programme },
    // One date a half term: the one on which most groups meet.
    meetings: halfTerms.flatMap(({ id, name }) => {
      const theirs = days.filter(day => day.halfTermId === id)
      const [most] = theirs.toSorted((a, b) => b.groups - a.groups)
      if (!most) return []
      const { date, endsAtMs, ended, groups } = most
      return [{ halfTerm: name, date, endsAt: iso(endsAtMs), ended: ended === groups }]
    }),
    hubs: shown.map(hub => ({ ...hub, reading: toRead.ofHub(hub.slug) })),
  }
}

/** The school that visitors see, with its current programme. Throws not-found. */
async function publicYear(tx: Lookup, slug = '') {
  const school = await repo.findSchool(tx, slug)
  if (!school) throw notFound('school')
  return { school, programme: await currentOf(tx, school.id) }
}

const current = (needs: Needs) =>
  guarded('hub:browse', async (actor): Promise<Programme> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return describe(needs, store.read, await currentOf(store.read, actor.schoolId))
  })

/** Everything the public page shows, for the named school or the only one. */
async function publicProgramme(needs: Needs, slug = ''): Promise<PublicProgramme> {
  return needs.publicPages.get(slug) ?? needs.publicPages.getOrLoad(slug, () => readPublicProgramme(needs, slug))
}

const update = (needs: Needs) =>
  guarded(
    'programme:edit',
    async (actor, { expectedVersion, choiceOpensAt, choiceClosesAt, usual, ...change }: UpdateProgramme) => {
      const { store } = needs
      authorize(store, actor, { schoolId: actor.schoolId })
      const saved = await store.write(async tx => {
        const row = await currentOf(tx, actor.schoolId)
        const opens = choiceOpensAt ? Date.parse(choiceOpensAt) : row.choiceOpensAt
        const closes = choiceClosesAt ? Date.parse(choiceClosesAt) : row.choiceClosesAt
        if (opens >= closes)
          throw new Refusal('invalid', 'The closing time must be after the opening time.', {
            fields: { choiceClosesAt: 'The closing time must be after the opening time.' },
          })
        refuseSizes({ ...row, ...change })
        if (change.datesChecked) await refuseDaysOutside(needs, tx, row)
        if (change.name !== undefined && (await repo.isNameTaken(tx, row.schoolId, change.name, row.id)))
          throw new Refusal('invalid', 'Another year has this name.', {
            fields: { name: 'Another year has this name. Enter a different one.' },
          })
        const put = {
          ...change,
          ...(usual && { usualDay: usual.day, usualStartsAt: usual.startsAt, usualPlace: usual.place }),
          choiceOpensAt: opens,
          choiceClosesAt: closes,
          // Before anyone ranks, and never again: nobody can draw until they like what comes.
          ...(change.choosing === 'ranked' && !row.choosingSeed && { choosingSeed: randomBytes(16).toString('hex') }),
        }
        if (row.version === expectedVersion && isAsWanted(row, put)) return row
        const updated = await repo.updateProgramme(tx, row.id, expectedVersion, put)
        if (!updated) throw changedByOther('the programme', await describe(needs, tx, row))
        await writeAudit(tx, { ...doneBy(actor, needs.now()), action: 'year-changed' })
        return updated
      })
      await store.signal({ topic: 'hubs', id: actor.schoolId })
      return describe(needs, store.read, saved)
    },
  )

/** The half terms that a pasted list or an .ics file names. Nothing is saved. */
const readPastedHalfTerms = ({ store }: Needs) =>
  guarded('programme:edit', async (actor, { text }: ReadHalfTerms): Promise<HalfTermsRead> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const halfTerms = await repo.listHalfTerms(store.read, (await currentOf(store.read, actor.schoolId)).id)
    const timeZone = await repo.findTimeZone(store.read, actor.schoolId)
    const firstYear = Number(halfTerms[0]?.startsOn.slice(0, 4))
    const read =
      !isCalendar(text) && text.length > LONGEST_LIST
        ? { problem: 'This is too long for a list of half terms. Paste only the dates.' }
        : readHalfTerms(isCalendar(text) ? spansInCalendar(text, timeZone) : spansInText(text, firstYear))
    if ('problem' in read) throw new Refusal('invalid', read.problem, { fields: { text: read.problem } })
    return read
  })

const updateHalfTerm = (needs: Needs) =>
  guarded('programme:edit', async (actor, id: string, { expectedVersion, ...wanted }: UpdateHalfTerm) => {
    const { startsOn, endsOn, name } = wanted
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const saved = await store.write(async tx => {
      const row = await currentOf(tx, actor.schoolId)
      const all = await repo.listHalfTerms(tx, row.id)
      const stored = all.find(each => each.id === id)
      if (row.version === expectedVersion && stored && isAsWanted(stored, wanted)) return row
      const updated = await repo.updateProgramme(tx, row.id, expectedVersion, {})
      if (!updated) throw changedByOther('the dates', await describe(needs, tx, row))
      const others = all.filter(other => other.id !== id)
      const clash = others.find(other => startsOn <= other.endsOn && endsOn >= other.startsOn)
      if (clash)
        throw new Refusal('invalid', `These dates overlap ${clash.name}.`, {
          // The day to mend: the first one where it falls into the other half term, else the last one.
          fields: { [startsOn >= clash.startsOn ? 'startsOn' : 'endsOn']: `This overlaps ${clash.name}.` },
        })
      const days = [...others, { startsOn, endsOn }]
      const first = days.map(each => each.startsOn).toSorted()[0] ?? startsOn
      const last =
        days
          .map(each => each.endsOn)
          .toSorted()
          .at(-1) ?? endsOn
      if (addDays(first, LONGEST_YEAR_DAYS) < last) {
        const sentence = 'That’s longer than an academic year. Check the year.'
        throw new Refusal('invalid', sentence, { fields: { [endsOn === last ? 'endsOn' : 'startsOn']: sentence } })
      }
      if (name !== undefined && others.some(other => other.name.toLowerCase() === name.toLowerCase())) {
        const sentence = 'Another half term has this name. Enter a different one.'
        throw new Refusal('invalid', sentence, { fields: { name: sentence } })
      }
      if (!(await repo.updateHalfTerm(tx, id, row.id, wanted))) throw notFound('half term')
      await writeAudit(tx, { ...doneBy(actor, needs.now()), action: 'half-terms-changed' })
      return updated
    })
    await store.signal({ topic: 'hubs', id: actor.schoolId })
    return describe(needs, store.read, saved)
  })

/** The academic year: its aims, dates and choice window. */
export function createProgrammes(given: Deps) {
  const needs = needsOf(given)
  return {
    startYearAt,

    /** The current programme of a school, for other services. Throws not-found. */
    currentOf,

    /** Where a school is, for times in emails. */
    timeZoneOf: repo.findTimeZone,

    /** As colleagues see it. */
    view: describe.bind(null, needs),

    publicYear,
    current: current(needs),
    publicProgramme: publicProgramme.bind(null, needs),
    update: update(needs),
    readHalfTerms: readPastedHalfTerms(needs),
    setHalfTerms,
    updateHalfTerm: updateHalfTerm(needs),
  }
}

export type Programmes = ReturnType<typeof createProgrammes>
export type CurrentProgramme = Awaited<ReturnType<Programmes['currentOf']>>

type SizesOf = { groupMin?: number | undefined; groupMax?: number; supportPlaces?: number | null | undefined }

/** Throws where a group could not be as small, or keep as many places, as it is asked to. */
function refuseSizes({ groupMin, groupMax, supportPlaces = null }: SizesOf) {
  if (groupMin !== undefined && groupMax !== undefined && groupMin > groupMax) {
    const sentence = `Groups have up to ${groupMax} people, so the smallest can’t have more.`
    throw new Refusal('invalid', sentence, { fields: { groupMin: sentence } })
  }
  if (supportPlaces !== null && groupMax !== undefined && supportPlaces >= groupMax) {
    const sentence = `Groups have up to ${groupMax} people. Keep fewer places, so that there are some for teachers.`
    throw new Refusal('invalid', sentence, { fields: { supportPlaces: sentence } })
  }
}
