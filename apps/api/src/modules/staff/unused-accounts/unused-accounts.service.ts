import { DAY_MS } from '@hubs/rules/dates/durations'
import { UNUSED_AFTER_DAYS } from '@hubs/rules/unused-accounts'
import type { PageQuery } from '@hubs/schema/common'
import type { UnusedAccount } from '@hubs/schema/unused-accounts'
import { authorize, guardedSession } from '../../../authorize.ts'
import { nameCursor } from '../../../cursor.ts'
import type { GuardedStore } from '../../../store/store.ts'
import { type Clock, isoOrNull } from '../../../time/clock.ts'
import { listUnused } from './unused-accounts.repo.ts'

type Needs = { store: GuardedStore; now: Clock }

/** Accounts nobody has used for long: for an administrator to ask whether those people still work here. */
export function createUnusedAccounts({ store, now }: Needs) {
  return {
    list: guardedSession(
      'person:access',
      async ({ actor }, query: PageQuery): Promise<{ items: UnusedAccount[]; next: string | null }> => {
        authorize(store, actor, { schoolId: actor.schoolId })
        const before = now() - UNUSED_AFTER_DAYS * DAY_MS
        const rows = await listUnused(store.read, actor.schoolId, { ...nameCursor.ask(query), before })
        const { shown, next } = nameCursor.page(rows, query, ({ sortName, id }) => ({ by: sortName, id }))
        return {
          items: shown.map(({ id, name, lastInAt, joinedAt }) => ({
            id,
            name,
            lastUsedAt: isoOrNull(lastInAt ?? joinedAt),
          })),
          next,
        }
      },
    ),
  }
}

export type UnusedAccounts = ReturnType<typeof createUnusedAccounts>
