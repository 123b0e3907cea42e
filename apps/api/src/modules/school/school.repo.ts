import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type LogoRow = Tx['t']['schoolLogo']['$inferSelect']

export async function findSchool({ db, t }: Tx, id: string) {
  const { name, accent, version } = t.school
  const [row] = await db.select({ name, accent, version }).from(t.school).where(eq(t.school.id, id))
  return row
}

/** Who is here and has a role, by name. */
export async function listWithRoles({ db, t }: Tx, schoolId: string) {
  const { id, name, roles, sortName, leftAt } = t.person
  const rows = await db
    .select({ id, name, roles })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), isNull(leftAt)))
    .orderBy(sortName, id)
  return rows.filter(row => row.roles.length > 0)
}

/** The logo, without its bytes. */
export async function findLogo({ db, t }: Tx, schoolId: string) {
  const { hash, width, height, alt } = t.schoolLogo
  const [row] = await db
    .select({ hash, width, height, alt })
    .from(t.schoolLogo)
    .where(eq(t.schoolLogo.schoolId, schoolId))
  return row
}

/** The bytes of a logo, in base64. */
export async function findPicture({ db, t }: Tx, hash: string): Promise<string | undefined> {
  const [row] = await db.select({ png: t.schoolLogo.png }).from(t.schoolLogo).where(eq(t.schoolLogo.hash, hash))
  return row?.png
}

/** Changes the school if it is still at that version; undefined where it is not. */
export async function updateSchool(
  { db, t }: Tx,
  id: string,
  version: number,
  change: { name?: string | undefined; accent?: string | null | undefined },
) {
  const [row] = await db
    .update(t.school)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.school.id, id), eq(t.school.version, version)))
    .returning()
  return row
}

export async function putLogo({ db, t }: Tx, row: LogoRow) {
  await db.insert(t.schoolLogo).values(row).onConflictDoUpdate({ target: t.schoolLogo.schoolId, set: row })
}

export async function deleteLogo({ db, t }: Tx, schoolId: string) {
  await db.delete(t.schoolLogo).where(eq(t.schoolLogo.schoolId, schoolId))
}
