import { eq } from 'drizzle-orm'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { benchRecord } from './allocation-record.ts'
import { createStaff, openSchool } from './school.ts'

const PEOPLE = 110
const PLACES = 24

/**
 * Fills a folder with a school that has ranked its hubs, and whose hub choices have closed: a hundred and ten teachers of
 * six departments. Gives the cookies of its coordinator and of one of the teachers.
 */
export async function fillRankedSchool(folder: string): Promise<{ coordinator: string; teacher: string }> {
  const store = await openSqlite(folder)
  const now = Date.now()
  const sessions = createSessions({ store, now: () => now })
  try {
    return await store.write(async tx => {
      const { db, t } = tx
      const staff = createStaff(tx, sessions, now)
      const { schoolId, programmeId, places } = await openSchool(tx, now)
      await db
        .update(t.programme)
        .set({ choosing: 'ranked', choosingSeed: 'bench', choiceClosesAt: now - 1 })
        .where(eq(t.programme.id, programmeId))
      for (const { groupId } of places) await db.update(t.group).set({ places: PLACES }).where(eq(t.group.id, groupId))
      const hubIds = places.map(({ hub }) => hub.id)
      let last = ''
      for (const [n, { ranks }] of benchRecord(PEOPLE, hubIds.length).people.entries()) {
        last = await staff.someone(schoolId)
        const attributes = { department: `Department ${n % 6}`, seniorLeader: n % 25 === 0 }
        await db.update(t.person).set(attributes).where(eq(t.person.id, last))
        await db.insert(t.ballot).values({
          id: newId(),
          programmeId,
          personId: last,
          ranks: ranks.map(hub => hubIds[Number(hub.split('-')[1])] ?? ''),
          noPreference: false,
          savedAt: now,
        })
      }
      const coordinator = await staff.someone(schoolId)
      await db
        .update(t.person)
        .set({ roles: ['coordinator'], staffKind: 'support' })
        .where(eq(t.person.id, coordinator))
      return { coordinator: await staff.cookie(coordinator), teacher: await staff.cookie(last) }
    })
  } finally {
    await store.close()
  }
}
