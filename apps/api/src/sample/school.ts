import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { hashPassword } from '../modules/accounts/passwords/password-hash.service.ts'
import { insertProgramme, insertSchool } from '../modules/programmes/seed/create-school.seed.ts'
import { insertLibrary } from '../modules/strategies/seed/library.seed.ts'
import { personKeys } from '../store/search-keys.ts'
import type { Store, Tx } from '../store/store.ts'
import { dayAt, instantAt } from '../time/wall-time.ts'
import { coverObservations } from './cover.ts'
import { rateAndJudge } from './evaluation.ts'
import { calendarOf, closingDay, nameOfYear, openingDay, yearOf } from './meetings/calendar.ts'
import { beginEarly, insertMeetingToRun, moveMeetingToRun } from './meetings/meeting-to-run.ts'
import { insertMinutes } from './meetings/minutes.ts'
import { drawn, holdMeeting } from './meetings/past-meeting.ts'
import { bookObservations } from './observations.ts'
import { type SamplePerson, samplePeople } from './people.ts'
import { insertPlans } from './plans.ts'
import { publishSample } from './publications.ts'
import { seedReplies } from './replies.ts'
import { useLibrary } from './strategies.ts'
import { answerSurveys } from './surveys.ts'

export const SAMPLE_PASSWORD = 'sample-hub-2026'
const TIME_ZONE = 'Europe/London'
const rooms: Record<string, string> = {
  'growth-mindset': 'Hall',
  'e-learning': 'IT 2',
  feedback: 'Library',
  'academic-language': 'C4',
  questioning: 'B12',
}
/** Where room is wanted for those who have still to choose, a group takes fourteen, the most the model allows. */
const widePlaces: Record<string, number> = { 'e-learning': 14, 'academic-language': 14 }

type InsertedPerson = SamplePerson & { id: string }

/**
 * Fills a new store with a made-up school: its people, this year's programme with the choice open, and three half
 * terms of meetings behind it, the earlier ones in a pilot of the year before. In a store that has a school only the
 * meeting to run at once is moved to now.
 */
export async function prepareSample(store: Store, now: number): Promise<void> {
  const [school] = await store.read.db.select({ id: store.read.t.school.id }).from(store.read.t.school).limit(1)
  if (school) return store.write(tx => moveMeetingToRun(tx, now))
  const passwordHash = await hashPassword(SAMPLE_PASSWORD)
  await store.write(tx => fill(tx, now, passwordHash))
}

async function fill(tx: Tx, now: number, passwordHash: string) {
  let counter = 0
  const makeId = () => `5a3b1e00-0000-7000-8000-${String(++counter).padStart(12, '0')}`
  const today = dayAt(now, TIME_ZONE)
  const years = yearOf(today)
  const calendar = calendarOf(years)
  const held = calendar.halfTerms.filter(halfTerm => halfTerm.meeting < today).length

  const schoolId = await insertSchool(
    tx,
    { slug: 'northgate', name: 'Northgate Community School', timeZone: TIME_ZONE },
    now,
    makeId(),
  )
  await tx.db.update(tx.t.school).set({ setUpAt: now }).where(eq(tx.t.school.id, schoolId))
  const people = samplePeople().map(person => ({ ...person, id: makeId() }))
  await insertPeople(tx, schoolId, people, now, passwordHash)

  if (held < 3) {
    const before = calendarOf(years - 1)
    const pilot = { ...before, halfTerms: before.halfTerms.slice(held - 3), daysOff: [] }
    const programmeId = await insertProgramme(tx, {
      schoolId,
      timeZone: TIME_ZONE,
      name: `${nameOfYear(before)} pilot`,
      current: false,
      calendar: pilot,
      makeId,
      choiceOpensAt: instantAt(pilot.halfTerms[0]?.startsOn ?? today, '09:00', TIME_ZONE),
      choiceClosesAt: instantAt(pilot.halfTerms[0]?.endsOn ?? today, '17:00', TIME_ZONE),
    })
    await seatPeople(
      tx,
      programmeId,
      people.map(person => ({ ...person, hub: person.pilotHub })),
      makeId,
    )
    await holdMeetings(tx, programmeId, people, today)
  }
  const programmeId = await insertProgramme(tx, {
    schoolId,
    timeZone: TIME_ZONE,
    name: nameOfYear(calendar),
    current: true,
    calendar,
    makeId,
    choiceOpensAt: instantAt(openingDay(today, calendar), '09:00', TIME_ZONE),
    choiceClosesAt: instantAt(closingDay(today), '17:00', TIME_ZONE),
  })
  await tx.db
    .update(tx.t.programme)
    .set({ datesChecked: true, stepsChecked: ['school', 'closures', 'meeting-dates', 'hubs'] })
    .where(eq(tx.t.programme.id, programmeId))
  await seatPeople(tx, programmeId, people, makeId)
  await beginEarly(tx, { today, timeZone: TIME_ZONE })
  await holdMeetings(tx, programmeId, people, today)
  await insertMeetingToRun(tx, { now, timeZone: TIME_ZONE }, rooms['questioning'] ?? '')
  await fillWithWork(tx, { schoolId, people, calendar, today, now, makeId })
}

type Work = {
  schoolId: string
  people: InsertedPerson[]
  calendar: ReturnType<typeof calendarOf>
  today: string
  now: number
  makeId: () => string
}

/** What people have planned, told, found and said at those meetings and between them. */
async function fillWithWork(tx: Tx, { schoolId, people, calendar, today, now, makeId }: Work) {
  await insertLibrary(tx, schoolId, now, makeId)
  await insertPlans(tx, { schoolId, people, today })
  await insertMinutes(tx)
  await rateAndJudge(tx, { schoolId, now, timeZone: TIME_ZONE })
  await bookObservations(tx, schoolId, { ...calendar, today, timeZone: TIME_ZONE })
  await useLibrary(tx, { schoolId, people, today, timeZone: TIME_ZONE })
  await publishSample(tx, { schoolId, now })
  await seedReplies(tx, { schoolId, people, now })
  await coverObservations(tx, { schoolId, today, timeZone: TIME_ZONE, makeId })
  await answerSurveys(tx, { schoolId, today, timeZone: TIME_ZONE })
}

async function insertPeople(
  { db, t }: Tx,
  schoolId: string,
  people: InsertedPerson[],
  now: number,
  passwordHash: string,
) {
  await db.insert(t.person).values(
    people.map(({ hub: _hub, pilotHub: _pilotHub, leads: _leads, ...person }) => ({
      ...person,
      ...personKeys(person),
      schoolId,
      joinedAt: now,
      createdAt: now,
    })),
  )
  await db.insert(t.credential).values(people.map(person => ({ personId: person.id, passwordHash, changedAt: now })))
}

/** Seats everybody who has chosen, names each group's leaders, and gives each hub its room. */
async function seatPeople({ db, t }: Tx, programmeId: string, people: InsertedPerson[], makeId: () => string) {
  const groups = await db
    .select({ id: t.group.id, hubId: t.hub.id, slug: t.hub.slug })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(asc(t.hub.position))
  const [programme] = await db.select().from(t.programme).where(eq(t.programme.id, programmeId))
  const opensAt = programme?.choiceOpensAt ?? 0
  for (const group of groups) {
    const members = people.filter(person => person.hub === group.slug)
    const leader = (part: InsertedPerson['leads']) => members.find(person => person.leads === part)?.id ?? null
    await db
      .update(t.group)
      .set({
        places: widePlaces[group.slug] ?? 12,
        facilitatorId: leader('facilitator'),
        coFacilitatorId: leader('co-facilitator'),
      })
      .where(eq(t.group.id, group.id))
    await db
      .update(t.meeting)
      .set({ place: rooms[group.slug] ?? '' })
      .where(eq(t.meeting.groupId, group.id))
    await db.insert(t.membership).values(
      members.map((person, index) => ({
        id: makeId(),
        programmeId,
        personId: person.id,
        hubId: group.hubId,
        groupId: group.id,
        seat: index + 1,
        kind: person.staffKind === 'teaching' ? ('required' as const) : ('voluntary' as const),
        createdAt: opensAt + index * MINUTE_MS,
      })),
    )
  }
}

/** Holds every meeting of the programme before today, with its register and what each part really took. */
async function holdMeetings({ db, t }: Tx, programmeId: string, people: InsertedPerson[], today: string) {
  const meetings = await db
    .select({ meeting: t.meeting })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))
  const memberships = await db.select().from(t.membership).where(eq(t.membership.programmeId, programmeId))
  const names = new Map(people.map(person => [person.id, person.name]))
  for (const [index, { meeting }] of meetings.entries()) {
    if (meeting.date >= today) continue
    const segments = await db
      .select()
      .from(t.segment)
      .where(eq(t.segment.meetingId, meeting.id))
      .orderBy(asc(t.segment.position))
    const members = memberships
      .filter(row => row.groupId === meeting.groupId)
      .map(row => ({ id: row.personId, name: names.get(row.personId) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
    const { id, kind, startsAtMs, minutes } = meeting
    const run = holdMeeting(
      { meetingId: id, kind, startsAt: startsAtMs, minutes, segments, people: members },
      drawn(1000 + index),
    )
    const endedAt = run.endedAt ?? startsAtMs
    await db.insert(t.run).values({ meetingId: id, version: run.version, state: run, updatedAt: endedAt })
    await db.insert(t.attendance).values(
      run.people.map(person => ({
        id: `${id}-${person.id}`,
        meetingId: id,
        personId: person.id,
        status: person.attendance,
        recordedAt: endedAt,
      })),
    )
    await db
      .update(t.meeting)
      .set({ status: 'ended' })
      .where(and(eq(t.meeting.id, id), inArray(t.meeting.status, ['planned'])))
  }
}
