import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { IsSchoolDay } from '@hubs/rules/dates/school-days'
import { firstOnProblem, lessOfProblem, type PlanDays } from '@hubs/rules/plans/plans'
import { isClosed } from '@hubs/rules/plans/report-days'
import type { UpdatePlan } from '@hubs/schema/plans/plans'
import { Refusal } from '../../errors.ts'
import { isAsWanted } from '../../unchanged.ts'
import type { MeetingDay } from './calendar.repo.ts'
import type { PlanRow } from './plans.repo.ts'

/** Throws where the group has met again long since: minutes of then get no promise of today. */
export function refuseLate({ startsAtMs }: MeetingDay, days: readonly MeetingDay[], now: number): void {
  if (days.some(day => day.startsAtMs > startsAtMs && isClosed(day, now)))
    throw new Refusal('conflict', 'Your group has met again since then. Save your plan for the latest meeting.')
}

type Fields = { firstOn?: string | undefined; lessOf?: string | undefined }

/** Throws with a sentence at its field where the plan's own rules say no. */
export function refuseUnsound({ firstOn, lessOf }: Fields, days: PlanDays, isSchoolDay: IsSchoolDay): void {
  const less = lessOf === undefined ? null : lessOfProblem(lessOf)
  const first = firstOn === undefined ? null : firstOnProblem(firstOn, days, isSchoolDay)
  const sentence = first ?? less
  if (sentence === null) return
  throw new Refusal('invalid', sentence, {
    fields: { ...(first !== null && { firstOn: first }), ...(less !== null && { lessOf: less }) },
  })
}

/** The meeting that a new plan belongs to: the one running, else the latest one, else the first. */
export function meetingOf(days: readonly MeetingDay[], now: number): MeetingDay | undefined {
  return (
    days.find(day => day.status === 'running') ??
    days.findLast(day => day.status === 'ended' || day.startsAtMs <= now) ??
    days[0]
  )
}

/** A meeting may begin so late, or be held without the console, and is still the one to come. */
const LATE_MS = 12 * HOUR_MS

/** The meetings whose screens a changed plan may show on: its own, and the group's next or running one. */
export function meetingsToTell(days: readonly MeetingDay[], meetingId: string, now: number): string[] {
  const next = days.find(
    ({ status, startsAtMs }) => status === 'running' || (status === 'planned' && startsAtMs > now - LATE_MS),
  )
  return [...new Set([meetingId, ...(next ? [next.id] : [])])]
}

/** Whether a plan is as it is wanted already, whatever its state: then there is nothing to refuse either. */
export function isPlanAsWanted(row: PlanRow, { support, dropped, expectedVersion: _, ...fields }: UpdatePlan): boolean {
  const moved = dropped !== undefined && dropped !== (row.status === 'dropped')
  return !moved && !support?.length && isAsWanted(row, fields)
}
