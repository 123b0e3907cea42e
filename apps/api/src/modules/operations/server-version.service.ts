import { monthsBehind } from '@hubs/rules/server-version'
import type { ServerVersion } from '@hubs/schema/server-version'
import { readFileSync, statSync } from 'node:fs'
import { authorize, guardedSession } from '../../authorize.ts'
import type { GuardedStore } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'

const product = new URL('../../../../../package.json', import.meta.url)
/** What is built anew at the first start after an update, and only then. */
const built = new URL('../../../dist/server.js', import.meta.url)

type Needs = { store: GuardedStore; now: Clock }

/** The version that runs and how old it is here, for an administrator. */
export function createServerVersion({ store, now }: Needs) {
  const { version } = JSON.parse(readFileSync(product, 'utf8')) as { version: string }
  return {
    see: guardedSession('backup:manage', ({ actor }): ServerVersion => {
      authorize(store, actor, { schoolId: actor.schoolId })
      const at = statSync(built, { throwIfNoEntry: false })?.mtime.getTime() ?? null
      return { version, installedAt: isoOrNull(at), monthsBehind: at === null ? null : monthsBehind(at, now()) }
    }),
  }
}

export type ServerVersionService = ReturnType<typeof createServerVersion>
