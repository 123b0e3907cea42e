import { and, asc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { hasIn, personKeys } from '../../store/search-keys.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type PersonRow = Tx['t']['person']['$inferSelect']
export type State = 'invited' | 'active' | 'left'

type PeoplePage = PageAfter<string> & { q?: string; state?: State }

/** The school's people by name, one page of them. */
export async function listPeople(
  { db, t }: Tx,
  schoolId: string,
  { q, state, after, limit }: PeoplePage,
): Promise<PersonRow[]> {
  const { sortName, searchText, email, id, joinedAt, leftAt } = t.person
  const found = (typed: string) =>
    typed.includes('@') ? hasIn(email, typed, each => each.toLowerCase()) : hasIn(searchText, typed)
  const states = {
    invited: and(isNull(leftAt), isNull(joinedAt)),
    active: and(isNull(leftAt), isNotNull(joinedAt)),
    left: isNotNull(leftAt),
  }
  return db
    .select()
    .from(t.person)
    .where(
      and(
        eq(t.person.schoolId, schoolId),
        state && states[state],
        q ? found(q) : undefined,
        afterCursor(gt, [sortName, id], after),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}

export async function findPerson({ db, t }: Lookup, schoolId: string, id: string): Promise<PersonRow | undefined> {
  const [row] = await db
    .select()
    .from(t.person)
    .where(and(eq(t.person.id, id), eq(t.person.schoolId, schoolId)))
  return row
}

export async function isEmailTaken({ db, t }: Tx, email: string, byOtherThan: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(eq(t.person.email, email), ne(t.person.id, byOtherThan)))
  return rows.length > 0
}

export type NewPerson = Omit<PersonRow, 'sortName' | 'searchText'>

export async function insertPerson({ db, t }: Tx, row: NewPerson) {
  await db.insert(t.person).values({ ...row, ...personKeys(row) })
}

/** Changes the person if they are still at that version; undefined where they are not. */
export async function updatePerson(
  { db, t }: Tx,
  id: string,
  version: number,
  change: Partial<Omit<PersonRow, 'id' | 'version' | 'sortName' | 'searchText'>>,
) {
  const [before] = await db.select().from(t.person).where(eq(t.person.id, id))
  const [row] = await db
    .update(t.person)
    .set({ ...change, ...(before && personKeys({ ...before, ...change })), version: version + 1 })
    .where(and(eq(t.person.id, id), eq(t.person.version, version)))
    .returning()
  return row
}

/** Whether anybody else, who has come and not left, administers the school. */
export async function hasOtherAdministrator({ db, t }: Tx, schoolId: string, personId: string): Promise<boolean> {
  const others = await db
    .select({ roles: t.person.roles })
    .from(t.person)
    .where(
      and(
        eq(t.person.schoolId, schoolId),
        isNull(t.person.leftAt),
        isNotNull(t.person.joinedAt),
        ne(t.person.id, personId),
      ),
    )
  return others.some(other => other.roles.includes('administrator'))
}
