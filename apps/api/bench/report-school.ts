import { eq } from 'drizzle-orm'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { insertProgramme, insertSchool } from '../src/modules/programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../src/modules/programmes/seed/programme.seed.ts'
import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import type { Store, Tx } from '../src/store/store.ts'
import { addDays } from '../src/time/wall-time.ts'
import { createStaff } from './school.ts'

const PEOPLE = 2000
const SEATS = 10
const day = 86_400_000
/** A year is 52 weeks here, so that a meeting stays on its weekday. */
const YEAR = 364
const didIts = ['not-yet', 'once', 'a-few-times', 'most-lessons', 'habit'] as const

/** In parts, because an engine takes so many values at a time. */
async function inBatches<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>) {
  for (let at = 0; at < rows.length; at += 200) await insert(rows.slice(at, at + 200))
}

/** One group’s year as it went: everybody marked, most with a plan, most of those reported on. */
function yearOf(meetings: Tx['t']['meeting']['$inferSelect'][], schoolId: string, people: readonly string[]) {
  const attendance: Tx['t']['attendance']['$inferInsert'][] = []
  const plans: Tx['t']['plan']['$inferInsert'][] = []
  const reports: Tx['t']['report']['$inferInsert'][] = []
  for (const [n, ownerId] of people.entries()) {
    let due: string | null = null
    for (const [at, meeting] of meetings.entries()) {
      const status = (n + at) % 9 === 0 ? ('apologies' as const) : ('present' as const)
      attendance.push({ id: newId(), meetingId: meeting.id, personId: ownerId, status, recordedAt: 0 })
      const told = didIts[(n + at) % didIts.length] ?? 'once'
      if (due !== null && (n + at) % 7 !== 0)
        reports.push({
          id: newId(),
          planId: due,
          meetingId: meeting.id,
          didIt: told,
          times: null,
          whatHappened: 'More hands went up.',
          evidence: '',
          surprise: '',
          decision: 'keep',
          reasonIfNot: told === 'not-yet' ? 'no-time' : null,
          writtenAt: meeting.startsAtMs,
        })
      due = (n + at) % 8 === 0 ? null : newId()
      if (due !== null)
        plans.push({
          id: due,
          schoolId,
          ownerId,
          groupId: meeting.groupId,
          meetingId: meeting.id,
          technique: 'Wait three seconds',
          strategyCode: null,
          adaptation: '',
          setting: '9Sc2',
          firstOn: meeting.date,
          howOften: 'weekly',
          cue: '',
          lessOf: 'Repeating myself.',
          evidence: ['tally'],
          evidenceNote: '',
          confidence: 4,
          visibility: 'group',
          onScreen: false,
          status: 'reported',
          timesCarried: 0,
          promisedOn: meeting.date,
          createdAt: meeting.startsAtMs,
        })
    }
  }
  return { attendance, plans, reports }
}

/** Makes a year with so many groups that all of the people meet, and lets it pass. */
async function passYear(tx: Tx, schoolId: string, people: readonly string[], yearsAgo: number) {
  const { db, t } = tx
  const back = -YEAR * yearsAgo
  const programmeId = await insertProgramme(tx, {
    schoolId,
    timeZone: 'Europe/London',
    name: `${2026 - yearsAgo}-${27 - yearsAgo}`,
    current: yearsAgo === 1,
    calendar: firstCalendar,
    choiceOpensAt: Date.now() + (back - 30) * day,
    choiceClosesAt: Date.now() + (back - 20) * day,
  })
  for (const half of await db.select().from(t.halfTerm).where(eq(t.halfTerm.programmeId, programmeId)))
    await db
      .update(t.halfTerm)
      .set({ startsOn: addDays(half.startsOn, back), endsOn: addDays(half.endsOn, back) })
      .where(eq(t.halfTerm.id, half.id))
  const hubs = await db.select().from(t.hub).where(eq(t.hub.programmeId, programmeId))
  for (let n = 0; n * SEATS < people.length; n++) {
    const hub = hubs[n % hubs.length]
    if (!hub) throw new Error('a year has hubs')
    const [first] = await db.select().from(t.group).where(eq(t.group.hubId, hub.id))
    if (!first) throw new Error('a hub has a group')
    const group = { ...first, id: newId(), position: 100 + n, name: `Group ${n}` }
    await db.insert(t.group).values(group)
    const models = await db.select().from(t.meeting).where(eq(t.meeting.groupId, first.id))
    const meetings = models.map(model => ({
      ...model,
      id: newId(),
      groupId: group.id,
      date: addDays(model.date, back),
      startsAtMs: model.startsAtMs + back * day,
      status: 'ended' as const,
    }))
    await inBatches(meetings, part => db.insert(t.meeting).values(part))
    const members = people.slice(n * SEATS, (n + 1) * SEATS)
    await inBatches(members, part =>
      db.insert(t.membership).values(
        part.map((personId, seat) => ({
          id: newId(),
          programmeId,
          personId,
          hubId: hub.id,
          groupId: group.id,
          seat,
          kind: 'required' as const,
          createdAt: 0,
        })),
      ),
    )
    const { attendance, plans, reports } = yearOf(meetings, schoolId, members)
    await inBatches(attendance, part => db.insert(t.attendance).values(part))
    await inBatches(plans, part => db.insert(t.plan).values(part))
    await inBatches(reports, part => db.insert(t.report).values(part))
  }
}

/** A school of so many people after so many years: cookies of who reads its reports, and what they ask about. */
export async function fillReportSchool(store: Store, years: number, size = PEOPLE) {
  const now = Date.now()
  const sessions = createSessions({ store, now: () => now })
  const filled = await store.write(async tx => {
    const { db, t } = tx
    const staff = createStaff(tx, sessions, now)
    const schoolId = await insertSchool(tx, { slug: newId(), name: 'School', timeZone: 'Europe/London' }, now)
    await db.update(t.school).set({ setUpAt: now }).where(eq(t.school.id, schoolId))
    const people: string[] = []
    for (let n = 0; n < size; n++) people.push(await staff.someone(schoolId))
    for (let yearsAgo = 1; yearsAgo <= years; yearsAgo++) await passYear(tx, schoolId, people, yearsAgo)
    // A download of everything asks for a sign-in of the last ten minutes; the rows before it take longer.
    const lately = createStaff(tx, createSessions({ store, now: () => now + day }), now)
    const guest = async (role: 'coordinator' | 'leadership' | 'administrator') => {
      const id = await staff.someone(schoolId)
      await db
        .update(t.person)
        .set({ roles: [role], staffKind: 'none' })
        .where(eq(t.person.id, id))
      return (role === 'administrator' ? lately : staff).cookie(id)
    }
    const [programme] = await db.select().from(t.programme).where(eq(t.programme.current, true))
    return {
      coordinator: await guest('coordinator'),
      leadership: await guest('leadership'),
      otherLeader: await guest('leadership'),
      administrator: await guest('administrator'),
      personId: people[0] ?? '',
      programmeId: programme?.id ?? '',
    }
  })
  // In one commit. Left to the server, it does so between the reports, five times as long where there are five years.
  await store.write(tx => fillSearch({ ...store, read: tx, write: work => work(tx) }))
  return filled
}
