import { dayMs as day } from '@hubs/rules/durations'
import type { Retention } from '@hubs/schema/retention'
import { writeAudit } from '../../audit.ts'
import { asSystem, authorize, guardedSession } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { addErasures } from '../../store/personal/erasures.ts'
import type { GuardedStore } from '../../store/store.ts'
import { eraseNow } from './erase-now.service.ts'
import { findPerson } from './erasure.repo.ts'
import * as repo from './retention.repo.ts'

/** So far ahead the page shows what is about to go. */
const soonDays = 30
/** So many leavers an hour: each is looked for everywhere. */
const mostLeavers = 3

type Log = { warn(details: object, line: string): void; info(details: object, line: string): void }

const inWords = ({ kind, about, keptFor, why }: repo.RetentionRule) => ({ kind, about, keptFor, why })

type Deps = { store: GuardedStore; now: Clock; log: Log }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    system: asSystem(given.store, 'what has been kept for long enough goes'),
    timer: undefined as NodeJS.Timeout | undefined,
  }
}

async function eraseLeavers({ system, store, now }: Needs, before: number) {
  for (const row of await repo.listLeavers(system.read, before, mostLeavers)) {
    await system.write(async tx => {
      const standing = await findPerson(tx, row.id)
      // Back at school since they were listed.
      if (!standing || standing.leftAt === null || standing.leftAt >= before) return
      addErasures(store.backupFolder, [row.id], now())
      await eraseNow(tx, standing, now())
      await writeAudit(tx, {
        schoolId: row.schoolId,
        actorId: null,
        action: 'person-erased',
        subjectId: row.id,
        at: now(),
      })
    })
    await store.signal({ topic: 'all', id: '' })
  }
}

/** Removes what has been kept for long enough. */
async function work(needs: Needs): Promise<void> {
  const { now, system, log } = needs
  for (const each of repo.retentionRules) {
    const before = now() - each.days * day
    const due = await repo.countDue(system.read, each, before)
    if (due === 0) continue
    if (each.kind === 'person') await eraseLeavers(needs, before)
    else await system.write(tx => repo.removeDue(tx, each, before))
    log.info({ kind: each.kind, due }, 'records that were kept for long enough have been removed')
  }
}

function begin(needs: Needs): void {
  const run = () =>
    void work(needs).catch((error: unknown) => needs.log.warn({ err: error }, 'retention will be tried again'))
  needs.timer = setInterval(run, day / 4).unref()
}

const see = ({ store, now }: Needs) =>
  guardedSession('data:request', async (session): Promise<Retention> => {
    authorize(store, session.actor, { schoolId: session.school.id })
    const kinds = []
    for (const each of repo.retentionRules)
      kinds.push({
        ...inWords(each),
        now: await repo.countDue(store.read, each, now() - each.days * day),
        soon: await repo.countDue(store.read, each, now() - (each.days - soonDays) * day),
      })
    return { kinds, soonDays }
  })

/** How long each kind of record is kept: one list, one page, one job. */
export function createRetention(given: Deps) {
  const needs = needsOf(given)
  return {
    begin: begin.bind(null, needs),
    work: work.bind(null, needs),
    kinds: () => repo.retentionRules.map(inWords),
    see: see(needs),
    stop: () => clearInterval(needs.timer),
  }
}

export type RetentionService = ReturnType<typeof createRetention>
