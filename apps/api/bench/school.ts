import { eq } from 'drizzle-orm'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { insertProgramme, insertSchool } from '../src/modules/programmes/begin.ts'
import { firstCalendar } from '../src/modules/programmes/first-programme.ts'
import { fillSearch } from '../src/modules/search/search-index.ts'
import { fillLibraries } from '../src/modules/strategies/first-library.ts'
import { openSqlite } from '../src/store/sqlite.ts'

export type BenchGroup = { meetingId: string; facilitator: string; members: string[] }

const day = 86_400_000

/**
 * Fills a folder with schools of five groups of twelve, everybody signed in, the choice open, and returns each group's
 * next meeting with cookies: one of its facilitator and `sessions` of its members. Also twenty people without a hub.
 */
export async function fillBenchSchools(folder: string, schools: number, sessions: number) {
  const store = await openSqlite(folder)
  const now = Date.now()
  const maker = createSessions({ store, now: () => now })
  const groups: BenchGroup[] = []
  const choosers: string[] = []
  await store.write(async tx => {
    const { db, t } = tx
    const someone = async (schoolId: string) => {
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
        roles: [],
        joinedAt: now,
        createdAt: now,
      })
      return id
    }
    const cookie = async (id: string) => `hubs=${await maker.create(tx, id, 'bench')}`
    for (let n = 0; n < schools; n++) {
      const schoolId = await insertSchool(tx, { slug: newId(), name: `School ${n}`, timeZone: 'Europe/London' }, now)
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
      for (const { hub, hub_group: group } of rows) {
        const people: string[] = []
        for (let seat = 1; seat <= 11; seat++) {
          const id = await someone(schoolId)
          people.push(id)
          await db.insert(t.membership).values({
            id: newId(),
            programmeId,
            personId: id,
            hubId: hub.id,
            groupId: group.id,
            seat,
            kind: 'required',
            createdAt: now,
          })
        }
        const [facilitatorId = ''] = people
        await db.update(t.group).set({ facilitatorId }).where(eq(t.group.id, group.id))
        const meetings = await db.select().from(t.meeting).where(eq(t.meeting.groupId, group.id))
        const members: string[] = []
        for (let s = 0; s < sessions; s++) members.push(await cookie(people[s % people.length] ?? facilitatorId))
        groups.push({ meetingId: meetings[1]?.id ?? '', facilitator: await cookie(facilitatorId), members })
      }
      if (n === 0) for (let c = 0; c < 20; c++) choosers.push(await cookie(await someone(schoolId)))
    }
  })
  await store.write(tx => fillLibraries(tx, now))
  await fillSearch(store)
  await store.close()
  return { groups, choosers }
}
