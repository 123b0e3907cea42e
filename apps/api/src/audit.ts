import type { Actor } from '@hubs/rules/can'
import type { AuditAction } from '@hubs/schema/audit'
import { newId } from './ids.ts'
import { preparedInsert } from './store/prepared.ts'
import type { Tx } from './store/store.ts'

/** Where a request came from, as the sign-in list and the audit say it. */
export type From = { device: string; ip: string }

type Entry = {
  schoolId: string
  /** Who did it; null where nobody was signed in. */
  actorId: string | null
  action: AuditAction
  subjectId?: string
  at: number
  ip?: string
  /** Nothing secret and no address in clear. */
  details?: Record<string, unknown>
}

const put = preparedInsert<Tx['t']['audit']['$inferSelect']>(
  ['id', 'schoolId', 'actorId', 'action', 'subjectId', 'at', 'details'],
  ({ db, t }, rows) => db.insert(t.audit).values(rows),
)

/** Who did it and when, where somebody signed in did. */
export const doneBy = ({ id, schoolId }: Pick<Actor, 'id' | 'schoolId'>, at: number) => ({ schoolId, actorId: id, at })

/** Writes who did what, inside the transaction that does it: both stand, or neither. Returns the entry's id. */
export async function writeAudit(tx: Tx, { subjectId, ip, details, ...entry }: Entry): Promise<string> {
  const id = newId()
  await put(tx, [{ id, ...entry, subjectId: subjectId ?? null, details: { ...details, ...(ip && { ip }) } }])
  return id
}
