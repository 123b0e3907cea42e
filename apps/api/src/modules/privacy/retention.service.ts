import { DAY_MS } from '@hubs/rules/dates/durations'
import type { Retention } from '@hubs/schema/retention'
import { asSystem, authorize, guardedSession } from '../../authorize.ts'
import type { Log } from '../../log.ts'
import { inShortWrites } from '../../store/short-writes.ts'
import type { GuardedStore } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { findPerson } from './erasure.repo.ts'
import type { Erasures } from './erasures.service.ts'
import * as repo from './retention.repo.ts'

/** So far ahead the page shows what is about to go. */
const SOON_DAYS = 30
/** So many leavers an hour: each is looked for everywhere. */
const MOST_LEAVERS = 3

type Deps = { store: GuardedStore; now: Clock; log: Pick<Log, 'warn' | 'info'>; erasures: Erasures }

const inWords = ({ kind, about, keptFor, why }: repo.RetentionRule) => ({ kind, about, keptFor, why })

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    system: asSystem(given.store, 'what has been kept for long enough goes'),
    timer: undefined as NodeJS.Timeout | undefined,
  }
}

async function eraseLeavers({ system, erasures }: Needs, before: number) {
  for (const row of await repo.listLeavers(system.read, before, MOST_LEAVERS)) {
    const begun = await system.write(async tx => {
      const stored = await findPerson(tx, row.id)
      // Back at school since they were listed.
      if (!stored || stored.leftAt === null || stored.leftAt >= before) return null
      return erasures.begin(tx, stored, { action: 'person-erased' })
    })
    if (begun) await erasures.execute(begun.erasure)
  }
}

async function removeDue({ system }: Needs, each: repo.RetentionRule, before: number) {
  for await (const keys of repo.listDue(system.read, each, before))
    await inShortWrites(system, keys, (tx, part) => repo.removeRows(tx, each, part))
}

/** Removes what has been kept for long enough. */
async function work(needs: Needs): Promise<void> {
  for (const each of repo.retentionRules) {
    const before = needs.now() - each.days * DAY_MS
    const due = await repo.countDue(needs.system.read, each, before)
    if (due === 0) continue
    if (each.kind === 'person') await eraseLeavers(needs, before)
    else await removeDue(needs, each, before)
    needs.log.info({ kind: each.kind, due }, 'records that were kept for long enough have been removed')
  }
}

function start(needs: Needs): void {
  const run = () =>
    void work(needs).catch((error: unknown) => needs.log.warn({ err: error }, 'retention will be tried again'))
  needs.timer = setInterval(run, DAY_MS / 4).unref()
}

const see = ({ store, now }: Needs) =>
  guardedSession('data:request', async (session): Promise<Retention> => {
    authorize(store, session.actor, { schoolId: session.school.id })
    const kinds = []
    for (const each of repo.retentionRules)
      kinds.push({
        ...inWords(each),
        now: await repo.countDue(store.read, each, now() - each.days * DAY_MS),
        soon: await repo.countDue(store.read, each, now() - (each.days - SOON_DAYS) * DAY_MS),
      })
    return { kinds, soonDays: SOON_DAYS }
  })

/** How long each kind of record is kept: one list, one page, one job. */
export function createRetention(given: Deps) {
  const needs = needsOf(given)
  return {
    start: start.bind(null, needs),
    work: work.bind(null, needs),
    kinds: () => repo.retentionRules.map(inWords),
    /** The school that visitors see; null before there is one. */
    publicSchool: () => repo.firstSchoolName(needs.store.read),
    see: see(needs),
    stop: () => clearInterval(needs.timer),
  }
}

export type RetentionService = ReturnType<typeof createRetention>
