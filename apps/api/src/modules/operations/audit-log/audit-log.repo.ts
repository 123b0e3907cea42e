import { type AuditAction, auditActions, type AuditKind } from '@hubs/schema/audit'
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import type { Tx } from '../../../store/store.ts'

type Wanted = PageAfter<number> & { kind: AuditKind | undefined; person: string | undefined }

const actionsOf = (kind: AuditKind): readonly AuditAction[] => auditActions[kind]

/** Who did what, latest first. */
export async function listAudit({ db, t }: Tx, schoolId: string, { kind, person, after, limit }: Wanted) {
  const { audit } = t
  return db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.schoolId, schoolId),
        kind && inArray(audit.action, [...actionsOf(kind)]),
        person === undefined ? undefined : or(eq(audit.actorId, person), eq(audit.subjectId, person)),
        afterCursor(lt, [audit.at, audit.id], after),
      ),
    )
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(limit)
}

/** What those of the school among them are called; nothing else that is written about has a name here. */
export async function listNames({ db, t }: Tx, schoolId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), inArray(t.person.id, [...ids])))
}
