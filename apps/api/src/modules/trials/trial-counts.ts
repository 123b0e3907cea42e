import { trialReleases } from '@hubs/rules/trials'
import type { Store, Tx } from '../../store/store.ts'
import { fold } from '../strategies/library-list.ts'
import * as repo from './trial-counts.repo.ts'

/**
 * Takes the reports on a strategy that are enough to be released into its figures; the others wait. Called within the
 * write that brings a report in, or shows one to more people.
 */
async function countTrials(tx: Tx, schoolId: string, code: string | null): Promise<void> {
  if (code === null) return
  const waiting = await repo.listWaiting(tx, schoolId, code)
  const years = Map.groupBy(
    waiting.map(({ department, ...trial }) => ({ ...trial, subject: fold(department) })),
    trial => trial.programmeId,
  )
  const rows = [...years.values()].flatMap(trials =>
    trialReleases(trials).map(({ trial, circle, subject }) => ({
      reportId: trial.reportId,
      schoolId,
      programmeId: trial.programmeId,
      strategyCode: code,
      ownerId: trial.ownerId,
      didIt: trial.didIt,
      decision: trial.decision,
      reasonIfNot: trial.reasonIfNot,
      circle,
      subject,
    })),
  )
  await repo.insertCounted(tx, rows)
}

export const trialCounts = { count: countTrials }
export type TrialCounts = typeof trialCounts

/** Counts what an earlier version has left uncounted; a strategy at a time, so that nobody waits for long. */
export async function fillTrialCounts(store: Store): Promise<void> {
  for (const { schoolId, code } of await repo.listReportedCodes(store.read))
    await store.write(tx => countTrials(tx, schoolId, code))
}
