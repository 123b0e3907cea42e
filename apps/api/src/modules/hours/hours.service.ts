import { type Actor, can } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { hoursInWords, hoursTotals } from '@hubs/rules/hours'
import type { CorrectHours, HoursEntry, PersonalHours, YearRegister } from '@hubs/schema/hours'
import { doneBy, writeAudit } from '../../audit.ts'
import { authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import { hoursLetter } from '../mail/letters/notices.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { hoursEntries, minutesOf } from './hours-entries.rules.ts'
import * as repo from './hours.repo.ts'
import { linesAt, type ListedProgramme, programmeOf, registerOf } from './year-register.service.ts'

const kindWords = { attended: 'meetings attended', 'caught-up': 'meetings caught up on', extra: 'extra time' } as const

type HoursPerson = NonNullable<Awaited<ReturnType<typeof repo.findPerson>>>
type Needs = { store: GuardedStore; now: Clock; mail: Mail; notices: Notices; origin: () => string }

async function findPerson(tx: Lookup, actor: Actor, id: string): Promise<HoursPerson> {
  const person = await repo.findPerson(tx, id)
  if (person?.schoolId !== actor.schoolId) throw notFound('person')
  return person
}

/** Everything that counts for one person in one year. */
async function entriesOf(tx: Tx, { id, timeZone }: Pick<HoursPerson, 'id' | 'timeZone'>, programmeId: string) {
  const lines = await repo.listLinesOf(tx, programmeId, id)
  const catchUps = await repo.listCatchUps(tx, { personId: id })
  const days = await repo.findDays(tx, programmeId)
  const observed = await repo.listObserved(tx, [id])
  const corrections = await repo.listCorrections(tx, programmeId, id)
  return hoursEntries({
    lines,
    catchUps: new Map(catchUps.map(each => [each.meetingId, each.minutes])),
    observations: observed.filter(({ date }) => date >= days.from && date <= days.to),
    corrections,
    names: await repo.listNames(tx, [...new Set(corrections.map(each => each.byId))]),
    dayOf: ms => dayAt(ms, timeZone),
  })
}

/** What a certificate would say at this moment. */
async function contentOf(tx: Tx, person: HoursPerson, programme: Pick<ListedProgramme, 'id' | 'name'>) {
  const entries = await entriesOf(tx, person, programme.id)
  return {
    name: person.name,
    schoolName: person.schoolName,
    year: programme.name,
    hubName: await repo.findHubName(tx, programme.id, person.id),
    meetings: entries.filter(entry => entry.key.startsWith('meeting ')).length,
    totals: hoursTotals(entries),
  }
}

async function hoursOf(tx: Tx, actor: Actor, personId: string, programmeId?: string): Promise<PersonalHours> {
  const person = await findPerson(tx, actor, personId)
  const { all, programme } = await programmeOf(tx, actor.schoolId, programmeId)
  const entries = await entriesOf(tx, person, programme.id)
  const totals = hoursTotals(entries)
  const issued = await repo.findCertificate(tx, personId, programme.id)
  const mayCorrect = can(actor, 'hours:correct', { schoolId: actor.schoolId, personId })
  const holds = issued && JSON.stringify(issued.content.totals) === JSON.stringify(totals)
  return {
    person: { id: person.id, name: person.name },
    programme: { id: programme.id, name: programme.name },
    programmes: all.map(({ id, name }) => ({ id, name })),
    hubName: await repo.findHubName(tx, programme.id, personId),
    entries,
    totals,
    certificate: holds ? { id: issued.id, code: issued.code, issuedAt: iso(issued.issuedAt) } : null,
    mayCorrect,
    readings: mayCorrect ? await repo.listReadings(tx, programme.id, personId) : [],
  }
}

async function tellCorrected(
  { notices, origin, now }: Needs,
  tx: Tx,
  actor: Actor,
  to: HoursPerson,
  said: { id: string; kind: keyof typeof kindWords; minutes: number; reason: string; year: string },
) {
  const { id, kind, minutes, reason, year } = said
  const by = (await repo.listNames(tx, [actor.id])).get(actor.id) ?? ''
  const size = hoursInWords(Math.abs(minutes))
  const change = minutes > 0 ? `${size} added to ${kindWords[kind]}` : `${size} taken from ${kindWords[kind]}`
  await notices.tell(tx, [to], 'hours-corrected', () => ({
    kind: 'hours-corrected',
    event: `hours-corrected ${id}`,
    title: `Your hours were corrected: ${change}`,
    path: '/hours',
    byId: actor.id,
    letter: hoursLetter({ to, by, change, reason, year, page: `${origin()}/hours` }),
    staleAt: now() + 3 * DAY_MS,
  }))
}

const ofPerson = (needs: Needs) =>
  guarded('hours:see', async (actor, personId: string, programmeId?: string): Promise<PersonalHours> => {
    const { store } = needs
    const { schoolId } = await findPerson(store.read, actor, personId)
    authorize(store, actor, { schoolId, personId })
    return hoursOf(store.read, actor, personId, programmeId)
  })

/** Adds or takes away minutes for a reason: written down, told to the person, never undone but by another. */
const correct = (needs: Needs) =>
  guarded(
    'hours:correct',
    async (actor, personId: string, input: CorrectHours, key: string | undefined): Promise<PersonalHours> => {
      const { store, now, mail } = needs
      await store.write(async tx => {
        const person = await findPerson(tx, actor, personId)
        authorize(tx, actor, { schoolId: person.schoolId, personId })
        const asked = ['POST hours corrections', personId, input]
        await answerOnce(tx, { personId: actor.id, key, asked, at: now() }, async () => {
          const { programme } = await programmeOf(tx, actor.schoolId, input.programmeId)
          const { readingId, ...corrected } = input
          const { kind, minutes, reason } = corrected
          refuseBelowZero(await entriesOf(tx, person, programme.id), kind, minutes)
          const reading = await readingOf(tx, personId, input)
          const about = { schoolId: actor.schoolId, personId, byId: actor.id, reading }
          const row = { id: newId(), at: now(), ...about, ...corrected }
          await repo.insertCorrection(tx, row)
          await writeAudit(tx, {
            ...doneBy(actor, now()),
            action: 'hours-corrected',
            subjectId: personId,
            details: { programmeId: programme.id, kind, minutes },
          })
          if (person.leftAt === null)
            await tellCorrected(needs, tx, actor, person, { id: row.id, kind, minutes, reason, year: programme.name })
          return true
        })
      })
      mail.wake()
      authorize(store, actor, { schoolId: actor.schoolId })
      return hoursOf(store.read, actor, personId, input.programmeId)
    },
  )

/** The minutes that people were at these meetings, by "meeting person". */
async function attendedAt(tx: Tx, meetingIds: readonly string[]): Promise<Map<string, number>> {
  const lines = await linesAt(tx, meetingIds)
  return new Map(lines.map(line => [`${line.meetingId} ${line.personId}`, minutesOf(line)]))
}

/** The register of the year: of the whole school, or of the groups that somebody leads. */
const register = ({ store }: Needs) =>
  guarded('register:year', async (actor, programmeId?: string): Promise<YearRegister> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return registerOf(store.read, actor, programmeId)
  })

/** The same for who may see everybody's hours. */
const allHours = ({ store }: Needs) =>
  guarded('hours:correct', async (actor, programmeId?: string): Promise<YearRegister> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    return registerOf(store.read, actor, programmeId)
  })

/** the hours of people: minutes of each person in a year, each with where it comes from. */
export function createHours(needs: Needs) {
  return {
    findPerson,
    programmeOf,
    contentOf,
    ofPerson: ofPerson(needs),
    correct: correct(needs),
    attendedAt,
    register: register(needs),
    allHours: allHours(needs),
  }
}

/** The title of what was read, out of the further reading of their hub and programme; null where it is no reading. */
async function readingOf(tx: Tx, personId: string, { programmeId, kind, minutes, readingId }: CorrectHours) {
  if (readingId === null) return null
  const found = (await repo.listReadings(tx, programmeId, personId)).find(({ id }) => id === readingId)
  const refuse = (sentence: string) => new Refusal('invalid', sentence, { fields: { readingId: sentence } })
  if (!found) throw refuse('Choose something from the further reading of their hub or programme.')
  if (kind !== 'extra') throw refuse('Reading counts as extra time. Choose “Extra”, or leave this empty.')
  if (minutes < 0) throw refuse('To take minutes away, leave this empty and enter a reason.')
  return found.title
}

function refuseBelowZero(entries: readonly HoursEntry[], kind: HoursEntry['kind'], minutes: number) {
  const has = hoursTotals(entries.filter(entry => entry.kind === kind)).all
  if (has + minutes >= 0) return
  const sentence = `There are only ${hoursInWords(Math.max(0, has))} of this kind. Take away ${hoursInWords(Math.max(0, has))} or less.`
  throw new Refusal('invalid', sentence, { fields: { minutes: sentence } })
}

export type Hours = ReturnType<typeof createHours>
