import { eq } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type PersonRow = Tx['t']['person']['$inferSelect']

/** The person with this address and what proves who they are; undefined for an unknown address. */
export async function findByEmail({ db, t }: Tx, email: string) {
  const [row] = await db
    .select({ person: t.person, passwordHash: t.credential.passwordHash })
    .from(t.person)
    .leftJoin(t.credential, eq(t.credential.personId, t.person.id))
    .where(eq(t.person.email, email))
  return row
}

export async function hasCredential({ db, t }: Tx, personId: string): Promise<boolean> {
  const rows = await db.select({ id: t.credential.personId }).from(t.credential).where(eq(t.credential.personId, personId))
  return rows.length > 0
}
