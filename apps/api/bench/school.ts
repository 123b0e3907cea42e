import { eq } from 'drizzle-orm'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { insertProgramme, insertSchool } from '../src/modules/programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../src/modules/programmes/seed/programme.seed.ts'
import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import { fillLibraries } from '../src/modules/strategies/seed/library.seed.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Tx } from '../src/store/store.ts'

export type BenchGroup = {
  meetingId: string
  /** Cookies: of who leads it, and one for each screen of its members. */
  facilitator: string
  members: string[]
  /** The members themselves. */
  people: string[]
}

export type BenchSchools = {
  /** Two groups of one school with cookies for 2,000 and for 500 screens. */
  crowds: [BenchGroup, BenchGroup]
  /** Fifty groups of ten schools, with twelve screens each. */
  groups: BenchGroup[]
  /** Fifty people of another school with places for all of them, each with the hub they go for. */
  choosers: { cookie: string; slug: string }[]
  /** The cookie of somebody who looks after the people of that school. */
  administrator: string
}

const day = 86_400_000
const SCHOOLS = 10
const SEATS = 11
const CHOOSERS = 50
/** Fewer than one person may have: past those the oldest are signed out. */
const SIGN_INS = 25

/** Puts people into a store: who they are matters to no figure. */
export function createStaff(tx: Tx, sessions: ReturnType<typeof createSessions>, now: number) {
  const { db, t } = tx
  return {
    async someone(schoolId: string, roles: 'administrator'[] = []) {
      const id = newId()
      await db.insert(t.person).values({
        id,
        schoolId,
        name: `Person ${id.slice(0, 8)}`,
        email: `${id}@bench.test`,
        staffKind: 'teaching',
        job: 'Teacher',
        department: 'Maths',
        workingDays: [],
        seniorLeader: false,
        roles,
        joinedAt: now,
        createdAt: now,
      })
      return id
    },
    cookie: async (id: string) => `hubs=${await sessions.create(tx, id, 'bench', 'password')}`,
  }
}
type Staff = ReturnType<typeof createStaff>

/** A school with the choice open and nobody in it; its groups with their hubs. */
export async function openSchool(tx: Tx, now: number) {
  const { db, t } = tx
  const schoolId = await insertSchool(tx, { slug: newId(), name: 'School', timeZone: 'Europe/London' }, now)
  await db.update(t.school).set({ setUpAt: now }).where(eq(t.school.id, schoolId))
  const programmeId = await insertProgramme(tx, {
    schoolId,
    timeZone: 'Europe/London',
    name: '2026-27',
    current: true,
    calendar: firstCalendar,
    choiceOpensAt: now - day,
    choiceClosesAt: now + day,
  })
  const rows = await db
    .select()
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
  return { schoolId, programmeId, places: rows.map(row => ({ hub: row.hub, groupId: row.hub_group.id })) }
}
type OpenSchool = Awaited<ReturnType<typeof openSchool>>

/** Fills a group and signs its people in for so many screens: each on a device of its own as far as they may. */
async function fillGroup(
  { db, t }: Tx,
  staff: Staff,
  school: OpenSchool,
  place: OpenSchool['places'][number],
  screens: number,
) {
  const people: string[] = []
  for (let seat = 1; seat <= SEATS; seat++) {
    const personId = await staff.someone(school.schoolId)
    people.push(personId)
    await db.insert(t.membership).values({
      id: newId(),
      programmeId: school.programmeId,
      personId,
      hubId: place.hub.id,
      groupId: place.groupId,
      seat,
      kind: 'required',
      createdAt: Date.now(),
    })
  }
  const [facilitatorId = ''] = people
  await db.update(t.group).set({ facilitatorId }).where(eq(t.group.id, place.groupId))
  const meetings = await db.select().from(t.meeting).where(eq(t.meeting.groupId, place.groupId))
  const cookies: string[] = []
  for (let n = 0; n < Math.min(screens, SEATS * SIGN_INS); n++)
    cookies.push(await staff.cookie(people[n % SEATS] ?? facilitatorId))
  const members = Array.from({ length: screens }, (_, n) => cookies[n % cookies.length] ?? '')
  return { meetingId: meetings[1]?.id ?? '', facilitator: await staff.cookie(facilitatorId), members, people }
}

/** Fills a folder with schools of five groups of eleven, everybody signed in and every meeting planned. */
export async function fillBenchSchools(folder: string): Promise<BenchSchools> {
  const store = await openSqlite(folder)
  const now = Date.now()
  const sessions = createSessions({ store, now: () => now })
  const filled = await store.write(async tx => {
    const staff = createStaff(tx, sessions, now)
    const fill = async (screens: number[]) => {
      const school = await openSchool(tx, now)
      const groups: BenchGroup[] = []
      for (const [n, place] of school.places.entries())
        if (screens[n]) groups.push(await fillGroup(tx, staff, school, place, screens[n]))
      return groups
    }
    const [large, small] = await fill([2000, 500])
    if (!large || !small) throw new Error('a school has two groups or more')
    const groups: BenchGroup[] = []
    for (let n = 0; n < SCHOOLS; n++) groups.push(...(await fill([12, 12, 12, 12, 12])))
    const school = await openSchool(tx, now)
    const choosers: BenchSchools['choosers'] = []
    for (let n = 0; n < CHOOSERS; n++) {
      const slug = school.places[n % school.places.length]?.hub.slug ?? ''
      choosers.push({ cookie: await staff.cookie(await staff.someone(school.schoolId)), slug })
    }
    const administrator = await staff.cookie(await staff.someone(school.schoolId, ['administrator']))
    return { crowds: [large, small] as [BenchGroup, BenchGroup], groups, choosers, administrator }
  })
  await store.write(tx => fillLibraries(tx, now))
  await fillSearch(store)
  await store.close()
  return filled
}
