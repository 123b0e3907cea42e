import { eq } from 'drizzle-orm'
import { prepareStore } from '../src/first-school.ts'
import { newId } from '../src/ids.ts'
import { createSessions } from '../src/modules/accounts/sessions.service.ts'
import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { copyRows } from './copies.ts'

/** So many are written one by one; the others are copies of them. */
const written = { strategies: 500, replies: 2_000 }

/** The same words for each size: some in nearly every text, most in few. */
function createWriter(words: readonly string[]) {
  let seed = 7
  const drawn = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  // Zipf: a word's share falls with its place in the list.
  const word = () => words[Math.floor(words.length ** drawn()) - 1] ?? ''
  return (length: number) => Array.from({ length }, word).join(' ')
}

type LibrarySize = { strategies: number; replies: number }

/**
 * A school with so many strategies and replies, everything in the index, and so many colleagues signed in, the first of
 * whom has written them. Returns their cookies.
 */
export async function fillLibrary(folder: string, { strategies, replies }: LibrarySize, colleagues: number) {
  const store = await openSqlite(folder)
  const now = Date.now()
  const sessions = createSessions({ store, now: () => now })
  const cookies = await store.write(async tx => {
    const { db, t } = tx
    await prepareStore(tx, now)
    const [school] = await db.select().from(t.school)
    const [hub] = await db.select().from(t.hub)
    const known = await db.select().from(t.strategy)
    const [model] = known
    if (!school || !hub || !model) throw new Error('the store has not begun')
    await db.update(t.school).set({ setUpAt: now }).where(eq(t.school.id, school.id))
    const said = known
      .flatMap(each => [each.name, each.what, each.looksLike, ...each.techniques])
      .join(' ')
      .split(' ')
    const made = Array.from({ length: 20_000 }, (_, n) => `word${n.toString(36)}`)
    const write = createWriter([...new Set(said), ...made])
    const people = Array.from({ length: colleagues }, (_, n) => ({
      id: newId(),
      schoolId: school.id,
      name: `Bench Colleague ${n}`,
      email: `colleague${n}@bench.test`,
      staffKind: 'teaching' as const,
      job: 'Teacher',
      department: 'Maths',
      workingDays: [],
      seniorLeader: false,
      roles: [],
      joinedAt: now,
      createdAt: now,
    }))
    await db.insert(t.person).values(people)
    const personId = people[0]!.id
    for (let n = known.length; n < Math.min(strategies, known.length + written.strategies); n++)
      await db.insert(t.strategy).values({
        ...model,
        id: newId(),
        code: `B${n}`,
        position: n,
        name: write(4),
        what: write(30),
        looksLike: write(30),
        commonFailing: write(30),
        techniques: [write(20), write(20)],
        createdAt: now + n,
      })
    for (let n = 0; n < Math.min(replies, written.replies); n++) {
      const [place, placeId] = n % 2 === 0 ? (['hub', hub.id] as const) : (['strategy', model.id] as const)
      const text = write(40)
      await db
        .insert(t.reply)
        .values({ id: newId(), schoolId: school.id, place, placeId, byId: personId, state: 'shown', text, at: now + n })
    }
    const signedIn: string[] = []
    for (const { id } of people) signedIn.push(`hubs=${await sessions.create(tx, id, 'bench', 'password')}`)
    return signedIn
  })
  await fillSearch(store)
  await store.close()
  copyRows(folder, {
    table: 'strategy',
    where: "code LIKE 'B%'",
    anew: { code: "code || '-' || @n", position: 'position + @n * 1000', created_at: 'created_at + @n * 100000' },
    times: Math.floor((strategies - 50) / written.strategies),
  })
  copyRows(folder, {
    table: 'reply',
    where: "state = 'shown'",
    anew: { at: 'at + @n * 100000' },
    times: Math.ceil(replies / written.replies) - 1,
  })
  return cookies
}
