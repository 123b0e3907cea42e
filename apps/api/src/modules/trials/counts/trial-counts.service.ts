import { DAY_MS } from '@hubs/rules/dates/durations'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { foldSubject, trialReleases } from '@hubs/rules/trials'
import { setImmediate as turn } from 'node:timers/promises'
import type { Store, Tx } from '../../../store/store.ts'
import * as repo from './trial-counts.repo.ts'

/**
 * So long a report waits for four others on the same strategy. Then it goes into the figures of its hub with reports on
 * other strategies, and counts for none of them: it is in one release only, whichever that is.
 */
const WAITS_FOR_ITS_STRATEGY_MS = 28 * DAY_MS

type Waiting = Awaited<ReturnType<typeof repo.listWaiting>>

/** Takes those of the waiting that are enough to be released into the figures of their year. */
async function release(tx: Tx, schoolId: string, waiting: Waiting, pooled: boolean): Promise<void> {
  const years = Map.groupBy(
    waiting.map(({ department, ...trial }) => ({ ...trial, subject: foldSubject(department) })),
    trial => trial.programmeId,
  )
  const rows = [...years.values()].flatMap(trials =>
    trialReleases(trials).map(({ trial, visibleTo, subject }) => ({
      reportId: trial.reportId,
      schoolId,
      programmeId: trial.programmeId,
      strategyCode: trial.code ?? '',
      ownerId: trial.ownerId,
      didIt: trial.didIt,
      decision: trial.decision,
      reasonIfNot: trial.reasonIfNot,
      visibleTo,
      subject,
      pooled,
    })),
  )
  await repo.insertCounted(tx, rows)
}

/**
 * Takes the reports on a strategy that are enough to be released into its figures; the others wait. Called within the
 * write that brings a report in, or shows one to more people.
 */
async function countTrials(tx: Tx, schoolId: string, code: string | null): Promise<void> {
  if (code !== null) await release(tx, schoolId, await repo.listWaiting(tx, schoolId, [code]), false)
}

export const trialCounts = { count: countTrials }
export type TrialCounts = typeof trialCounts

/** Takes what has waited for long into the figures of its hub; a hub at a time, so that nobody waits for long. */
export async function poolTrials(store: Store, now: number): Promise<void> {
  const listLong = async (tx: Tx, schoolId: string, codes: readonly string[]) =>
    (await repo.listWaiting(tx, schoolId, codes)).filter(
      ({ writtenAt }) => writtenAt <= now - WAITS_FOR_ITS_STRATEGY_MS,
    )
  for (const schoolId of await repo.listSchoolIds(store.read))
    for (const codes of await repo.listHubCodes(store.read, schoolId)) {
      await turn()
      const people = new Set((await listLong(store.read, schoolId, codes)).map(({ ownerId }) => ownerId))
      if (people.size < LEAST_PEOPLE) continue
      await store.write(async tx => release(tx, schoolId, await listLong(tx, schoolId, codes), true))
    }
}

/** Counts what an earlier version has left uncounted; a strategy at a time, so that nobody waits for long. */
export async function fillTrialCounts(store: Store, now: number): Promise<void> {
  for (const { schoolId, code } of await repo.listReportedCodes(store.read))
    await store.write(tx => countTrials(tx, schoolId, code))
  await poolTrials(store, now)
}
