import { randomBytes } from 'node:crypto'
import { shortDay } from '@hubs/rules/dates'
import type { Actor } from '@hubs/rules/can'
import { count } from '@hubs/rules/words'
import type { Programme, PublicProgramme, Reading, UpdateHalfTerm, UpdateProgramme } from '@hubs/schema/programmes'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { changedByOther, notFound, Refusal } from '../../errors.ts'
import { createCache } from '../../store/cache.ts'
import type { Store, Tx } from '../../store/store.ts'
import { addDays, dayAt } from '../../wall-time.ts'
import { isAsWanted } from '../../unchanged.ts'
import * as repo from './programmes.repo.ts'

const iso = (ms: number) => new Date(ms).toISOString()
/** From the first day of the first half term to the last of the last: twelve months and some room. */
const longestYearDays = 380

/** Where the choice window stands at this instant. It closes at its last millisecond, not after it. */
export function choiceState(row: Pick<repo.ProgrammeRow, 'choiceOpensAt' | 'choiceClosesAt'>, now: number) {
  if (now < row.choiceOpensAt) return 'not-open'
  return now < row.choiceClosesAt ? 'open' : 'closed'
}

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

/** What of the hubs the public page shows; the hubs' own service supplies it. */
type PublicHubs = (programmeId: string) => Promise<Omit<PublicProgramme['hubs'][number], 'reading'>[]>
/** What there is to read of a year: of the programme, and of each of its hubs. */
type ReadingOf = (tx: Tx, programmeId: string) => Promise<{ programme: Reading[]; ofHub: (slug: string) => Reading[] }>

type Deps = { store: Store; now: Clock; publicHubs: PublicHubs; readingOf: ReadingOf }

/** The academic year: its aims, dates and choice window. */
export function createProgrammes({ store, now, publicHubs, readingOf }: Deps) {
  const publicPages = createCache<PublicProgramme>(store, ['hubs', 'meetings'])

  async function currentOf(tx: Tx, schoolId: string) {
    const row = await repo.findCurrentProgramme(tx, schoolId)
    if (!row) throw notFound('programme')
    return row
  }

  async function describe(tx: Tx, row: repo.ProgrammeRow): Promise<Programme> {
    const { schoolId: _, current: __, choosingSeed: ___, choiceOpensAt, choiceClosesAt, ...rest } = row
    return {
      ...rest,
      reading: (await readingOf(tx, row.id)).programme,
      choice: { opensAt: iso(choiceOpensAt), closesAt: iso(choiceClosesAt), state: choiceState(row, now()) },
      halfTerms: await repo.listHalfTerms(tx, row.id),
      outside: await repo.listDaysOutside(tx, row.id),
      daysOff: await repo.listDaysOff(tx, row.id),
    }
  }

  /** Dates are right only where every meeting still to come lies in its half term. */
  async function refuseDaysOutside(tx: Tx, { id, schoolId }: repo.ProgrammeRow) {
    const [first, ...more] = await repo.listDaysOutside(tx, id)
    if (!first) return
    const today = dayAt(now(), await repo.findTimeZone(tx, schoolId))
    const others = more.length > 0 ? ` and ${count(more.length, 'other date')}` : ''
    throw new Refusal(
      'conflict',
      `Meetings on ${shortDay(first.date, today)}${others} are outside ${more.length > 0 ? 'their half terms' : first.halfTerm}. Move them first, or correct the half-term dates.`,
    )
  }

  async function readPublicProgramme(slug: string): Promise<PublicProgramme> {
    const school = await repo.findSchool(store.read, slug)
    if (!school) throw notFound('school')
    const row = await currentOf(store.read, school.id)
    const halfTerms = await repo.listHalfTerms(store.read, row.id)
    const days = await repo.listMeetingDays(
      store.read,
      halfTerms.map(halfTerm => halfTerm.id),
    )
    const reading = await readingOf(store.read, row.id)
    const hubs = await publicHubs(row.id)
    return {
      school: { name: school.name, timeZone: school.timeZone, setUp: school.setUpAt !== null },
      programme: { ...row, reading: reading.programme },
      // One date a half term: the one on which most groups meet.
      meetings: halfTerms.flatMap(({ id, name }) => {
        const theirs = days.filter(day => day.halfTermId === id)
        const [most] = theirs.toSorted((a, b) => b.groups - a.groups)
        return most ? [{ halfTerm: name, date: most.date }] : []
      }),
      hubs: hubs.map(hub => ({ ...hub, reading: reading.ofHub(hub.slug) })),
    }
  }

  return {
    /** The current programme of a school, for other services. Throws not-found. */
    currentOf,

    /** The school that visitors see, with its current programme. Throws not-found. */
    async publicYear(tx: Tx, slug = '') {
      const school = await repo.findSchool(tx, slug)
      if (!school) throw notFound('school')
      return { school, programme: await currentOf(tx, school.id) }
    },

    async current(actor: Actor): Promise<Programme> {
      authorize(actor, 'hub:browse', { schoolId: actor.schoolId })
      return describe(store.read, await currentOf(store.read, actor.schoolId))
    },

    /** Everything the public page shows, for the named school or the only one. */
    async publicProgramme(slug = ''): Promise<PublicProgramme> {
      return publicPages.get(slug) ?? publicPages.fill(slug, () => readPublicProgramme(slug))
    },

    async update(actor: Actor, { expectedVersion, choiceOpensAt, choiceClosesAt, ...change }: UpdateProgramme) {
      authorize(actor, 'programme:edit', { schoolId: actor.schoolId })
      const saved = await store.write(async tx => {
        const row = await currentOf(tx, actor.schoolId)
        const opens = choiceOpensAt ? Date.parse(choiceOpensAt) : row.choiceOpensAt
        const closes = choiceClosesAt ? Date.parse(choiceClosesAt) : row.choiceClosesAt
        if (opens >= closes)
          throw new Refusal('invalid', 'The closing time must be after the opening time.', {
            fields: { choiceClosesAt: 'The closing time must be after the opening time.' },
          })
        refuseSizes({ ...row, ...change })
        if (change.datesChecked) await refuseDaysOutside(tx, row)
        const put = {
          ...change,
          choiceOpensAt: opens,
          choiceClosesAt: closes,
          // Before anyone ranks, and never again: nobody can draw until they like what comes.
          ...(change.choosing === 'ranked' && !row.choosingSeed && { choosingSeed: randomBytes(16).toString('hex') }),
        }
        if (row.version === expectedVersion && isAsWanted(row, put)) return row
        const updated = await repo.updateProgramme(tx, row.id, expectedVersion, put)
        if (!updated) throw changedByOther('the programme', await describe(tx, row))
        return updated
      })
      await store.signal({ topic: 'hubs', id: actor.schoolId })
      return describe(store.read, saved)
    },

    async updateHalfTerm(actor: Actor, id: string, { startsOn, endsOn, expectedVersion }: UpdateHalfTerm) {
      authorize(actor, 'programme:edit', { schoolId: actor.schoolId })
      const saved = await store.write(async tx => {
        const row = await currentOf(tx, actor.schoolId)
        const all = await repo.listHalfTerms(tx, row.id)
        const standing = all.find(each => each.id === id)
        if (row.version === expectedVersion && standing && isAsWanted(standing, { startsOn, endsOn })) return row
        const updated = await repo.updateProgramme(tx, row.id, expectedVersion, {})
        if (!updated) throw changedByOther('the dates', await describe(tx, row))
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
        if (addDays(first, longestYearDays) < last) {
          const sentence = 'That’s longer than an academic year. Check the year.'
          throw new Refusal('invalid', sentence, { fields: { [endsOn === last ? 'endsOn' : 'startsOn']: sentence } })
        }
        if (!(await repo.updateHalfTerm(tx, id, row.id, { startsOn, endsOn }))) throw notFound('half term')
        return updated
      })
      await store.signal({ topic: 'hubs', id: actor.schoolId })
      return describe(store.read, saved)
    },
  }
}

export type Programmes = ReturnType<typeof createProgrammes>
