import { promiseSentence } from '@hubs/rules/plans/promise'
import { byName } from '@hubs/rules/search/fold'
import { timesDoneWords } from '@hubs/rules/text/times-done'
import type { Decision, Visibility } from '@hubs/schema/plans/plans'
import type { Tx } from '../../../store/store.ts'
import {
  listNames,
  listPlansWithTimes,
  listPromisedAt,
  listReportedAt,
  listReportsWithTimes,
  listTeaching,
} from '../plans.repo.ts'

const readableBy = {
  group: ['group', 'school'],
  school: ['school'],
} as const satisfies Record<string, readonly Visibility[]>

/**
 * What was promised at a meeting, by name, as far as the owners share it with everybody of that circle. What is for its
 * owner or their partner alone is in neither, not even for them: minutes are the same for all who read them.
 */
async function promisesOf(tx: Tx, meetingId: string, circle: 'group' | 'school') {
  const readable: readonly Visibility[] = readableBy[circle]
  const plans = (await listPromisedAt(tx, meetingId)).filter(
    plan => plan.status !== 'dropped' && readable.includes(plan.visibility),
  )
  const names = await listNames(
    tx,
    plans.map(plan => plan.ownerId),
  )
  return plans
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(plan => ({ personId: plan.ownerId, name: names.get(plan.ownerId) ?? '', promise: promiseSentence(plan) }))
    .toSorted(byName)
}

/** What was reported at a meeting, in the same circle: whoever may read a plan may read what came of it. */
async function toldAt(tx: Tx, meetingId: string, circle: 'group' | 'school') {
  const readable: readonly Visibility[] = readableBy[circle]
  const rows = (await listReportedAt(tx, meetingId)).filter(({ plan }) => readable.includes(plan.visibility))
  const owners = rows.map(({ plan }) => plan.ownerId)
  const names = await listNames(tx, owners)
  const teaching = await listTeaching(tx, owners)
  return rows
    .toSorted((a, b) => a.report.writtenAt - b.report.writtenAt || (a.report.id < b.report.id ? -1 : 1))
    .map(({ plan, report: { didIt, times, whatHappened, evidence, surprise } }) => ({
      personId: plan.ownerId,
      name: names.get(plan.ownerId) ?? '',
      promise: promiseSentence(plan),
      did: timesDoneWords({ didIt, times }, { teaching: teaching.has(plan.ownerId) }),
      whatHappened,
      evidence,
      surprise,
    }))
    .toSorted(byName)
}

/** A meeting at which plans are reported on. */
type ReportingMeeting = { id: string; groupId: string; startsAtMs: number }

/**
 * Who had a plan to report on at a meeting, and whether they wrote a report for it: only ever to be counted. A plan was
 * open then if it was made at an earlier meeting and neither a report nor a plan that carries it on had closed it.
 * One that its owner dropped without a report is nobody's to tell.
 */
async function plansDueAt(tx: Tx, meeting: ReportingMeeting): Promise<Map<string, { written: boolean }>> {
  const plans = await listPlansWithTimes(tx, meeting.groupId)
  const reports = Map.groupBy(await listReportsWithTimes(tx, meeting.groupId), report => report.planId)
  const carriedAt = new Map(plans.flatMap(({ carriedFrom, madeAt }) => (carriedFrom ? [[carriedFrom, madeAt]] : [])))
  const due = new Map<string, { written: boolean }>()
  for (const { id, ownerId, status, madeAt } of plans) {
    if (madeAt >= meeting.startsAtMs) continue
    const own = reports.get(id) ?? []
    const written = own.some(report => report.meetingId === meeting.id)
    const later = own.some(report => report.at > meeting.startsAtMs)
    const open =
      status === 'committed' ||
      (status === 'carried' ? (carriedAt.get(id) ?? 0) >= meeting.startsAtMs : later && !closedBefore(own, meeting))
    if (written || open) due.set(ownerId, { written: written || (due.get(ownerId)?.written ?? false) })
  }
  return due
}

function closedBefore(reports: readonly { decision: Decision | null; at: number }[], { startsAtMs }: ReportingMeeting) {
  const [latest] = reports.filter(report => report.at < startsAtMs).toSorted((a, b) => b.at - a.at)
  return latest?.decision === 'share' || latest?.decision === 'drop'
}

/** What the minutes of a meeting say of plans. */
export const plansForMinutes = { promisesOf, toldAt, plansDueAt }
export type PlansForMinutes = typeof plansForMinutes
