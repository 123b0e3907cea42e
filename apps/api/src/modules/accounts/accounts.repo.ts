import { and, asc, eq, isNull } from 'drizzle-orm'
import { personKeys } from '../../store/search-keys.ts'
import type { Tx } from '../../store/store.ts'
import type { Theme } from '../../store/tables/staff.ts'

export type PersonRow = Tx['t']['person']['$inferSelect']
export type SchoolRow = Tx['t']['school']['$inferSelect']

/** The person with this address, their school and their password; undefined for an unknown address. */
export async function findByEmail({ db, t }: Tx, email: string) {
  const [row] = await db
    .select({ person: t.person, school: t.school, passwordHash: t.credential.passwordHash })
    .from(t.person)
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .leftJoin(t.credential, eq(t.credential.personId, t.person.id))
    .where(eq(t.person.email, email))
  return row
}

export async function findPerson({ db, t }: Tx, schoolId: string, id: string): Promise<PersonRow | undefined> {
  const [row] = await db
    .select()
    .from(t.person)
    .where(and(eq(t.person.id, id), eq(t.person.schoolId, schoolId)))
  return row
}

export async function findPasswordHash({ db, t }: Tx, personId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ hash: t.credential.passwordHash })
    .from(t.credential)
    .where(eq(t.credential.personId, personId))
  return row?.hash
}

export async function savePassword({ db, t }: Tx, personId: string, passwordHash: string, changedAt: number) {
  const change = { passwordHash, changedAt }
  await db
    .insert(t.credential)
    .values({ personId, ...change })
    .onConflictDoUpdate({ target: t.credential.personId, set: change })
}

/** Replaces a hash by one of the same password, unless the password was changed meanwhile. */
export async function renewHash({ db, t }: Tx, personId: string, oldHash: string, passwordHash: string) {
  await db
    .update(t.credential)
    .set({ passwordHash })
    .where(and(eq(t.credential.personId, personId), eq(t.credential.passwordHash, oldHash)))
}

export async function saveSettings(
  { db, t }: Tx,
  personId: string,
  settings: { theme: Theme; reminders: boolean; preferredName: string },
) {
  await db.update(t.person).set(settings).where(eq(t.person.id, personId))
}

/** Remembers that an invited person has come; the first time counts. */
export async function markJoined({ db, t }: Tx, personId: string, now: number) {
  await db
    .update(t.person)
    .set({ joinedAt: now })
    .where(and(eq(t.person.id, personId), isNull(t.person.joinedAt)))
}

export async function insertPerson({ db, t }: Tx, row: Tx['t']['person']['$inferInsert']) {
  await db.insert(t.person).values({ ...row, ...personKeys(row) })
}

/** The school this server was begun with. */
export async function findFirstSchool({ db, t }: Tx): Promise<SchoolRow | undefined> {
  const [row] = await db.select().from(t.school).orderBy(asc(t.school.createdAt), asc(t.school.id)).limit(1)
  return row
}

/** Names the school and marks it set up; false where that was already done. */
export async function setUpSchool({ db, t }: Tx, id: string, name: string, now: number): Promise<boolean> {
  const done = await db
    .update(t.school)
    .set({ name, setUpAt: now })
    .where(and(eq(t.school.id, id), isNull(t.school.setUpAt)))
    .returning({ id: t.school.id })
  return done.length > 0
}
