import type { AuditEntry, AuditQuery } from '@hubs/schema/audit'
import { authorize, guarded } from '../../../authorize.ts'
import { timeCursor } from '../../../cursor.ts'
import type { GuardedStore } from '../../../store/store.ts'
import { iso } from '../../../time/clock.ts'
import * as repo from './audit-log.repo.ts'

/** Whoever did it and has been erased since. */
const NOT_KNOWN = 'A former colleague'

/** Who did what, for an administrator to find out what happened where an account is misused: what it was, never what it says. */
export function createAuditLog(store: GuardedStore) {
  return {
    list: guarded(
      'audit:read',
      async (actor, query: AuditQuery): Promise<{ items: AuditEntry[]; next: string | null }> => {
        const { schoolId } = actor
        authorize(store, actor, { schoolId })
        const { kind, person } = query
        const rows = await repo.listAudit(store.read, schoolId, { kind, person, ...timeCursor.ask(query) })
        const { shown, next } = timeCursor.page(rows, query, ({ at, id }) => ({ by: at, id }))
        const ids = new Set(shown.flatMap(({ actorId, subjectId }) => [actorId, subjectId].filter(id => id !== null)))
        const known = await repo.listNames(store.read, schoolId, [...ids])
        const names = new Map(known.map(({ id, name }) => [id, name]))
        return {
          items: shown.map(({ id, at, action, actorId, subjectId, details }) => ({
            id,
            at: iso(at),
            action,
            actor: actorId === null ? null : { id: actorId, name: names.get(actorId) ?? NOT_KNOWN },
            subject: nameOf(names, subjectId),
            from: typeof details['ip'] === 'string' ? details['ip'] : null,
          })),
          next,
        }
      },
    ),
  }
}

function nameOf(names: ReadonlyMap<string, string>, id: string | null): AuditEntry['subject'] {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name }
}

export type AuditLog = ReturnType<typeof createAuditLog>
