import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** Who has this account at the school's sign-in. The address plays no part. */
export async function findByIdentity({ db, t }: Tx, issuer: string, subject: string) {
  const [row] = await db
    .select({ person: t.person })
    .from(t.identity)
    .innerJoin(t.person, eq(t.person.id, t.identity.personId))
    .where(and(eq(t.identity.issuer, issuer), eq(t.identity.subject, subject)))
  return row?.person
}

export async function hasIdentity({ db, t }: Tx, personId: string, issuer: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.identity.id })
    .from(t.identity)
    .where(and(eq(t.identity.personId, personId), eq(t.identity.issuer, issuer)))
  return rows.length > 0
}

export async function insertIdentity({ db, t }: Tx, row: Tx['t']['identity']['$inferSelect']) {
  await db.insert(t.identity).values(row)
}

export async function saveSubject({ db, t }: Tx, issuer: string, before: string, subject: string) {
  await db
    .update(t.identity)
    .set({ subject })
    .where(and(eq(t.identity.issuer, issuer), eq(t.identity.subject, before)))
}
