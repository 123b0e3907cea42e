import type { Decision, DidIt, PlanStatus, Visibility } from '@hubs/schema/plans/plans'
import type { SupportState } from '@hubs/schema/plans/support'
import type { StaffKind } from '@hubs/schema/staff'
import { type IsSchoolDay, halfWay, schoolDayAfter } from '../dates/school-days.ts'

/** The most plans one person has open: gradual change (domain facts 3.2). */
export const MOST_OPEN_PLANS = 3

/** School days that "when first" may be away, and after which somebody is asked whether they tried it (3.1, 4.3). */
export const SCHOOL_DAYS_TO_BEGIN = 10

type Viewer = { id: string; groupId: string | null; leads: readonly string[]; readsSince: number | null }
type VisiblePlan = {
  ownerId: string
  groupId: string
  visibility: Visibility
  partnerIds: readonly string[]
  createdAt: number
}

/**
 * Whether somebody of the same school may see a plan: its owner, and whom its owner has chosen. No role adds anything.
 * `partnerIds` are those whom the owner supports now, and is supported by. Whoever has just joined the group reads what
 * was promised since.
 */
export function maySeePlan(
  viewer: Viewer,
  { ownerId, groupId, visibility, partnerIds, createdAt }: VisiblePlan,
): boolean {
  if (viewer.id === ownerId || visibility === 'school') return true
  if (visibility === 'partner') return partnerIds.includes(viewer.id)
  if (visibility !== 'group') return false
  const { readsSince } = viewer
  const isOpen = viewer.groupId === groupId && (readsSince === null || createdAt >= readsSince)
  return isOpen || viewer.leads.includes(groupId)
}

/** Whether a plan may stand where everybody in the room reads it. */
export function mayBeOnScreen({ visibility, onScreen }: { visibility: Visibility; onScreen: boolean }): boolean {
  return onScreen && (visibility === 'group' || visibility === 'school')
}

/** Whether one more plan may be put in beside `open` others, and what to say to it. */
export function mayAddPlan(open: number): { allowed: boolean; sentence: string | null } {
  if (open >= MOST_OPEN_PLANS)
    return {
      allowed: false,
      sentence: 'You can have 3 open plans at most. Report on one or drop one, then save this one.',
    }
  if (open === MOST_OPEN_PLANS - 1)
    return {
      allowed: true,
      sentence: 'This is your third plan. One or two small changes usually work better than three.',
    }
  return { allowed: true, sentence: null }
}

/** What to say to how sure somebody is of their plan, 1 to 5; null where there is nothing to say. */
export function confidencePrompt(confidence: number | null): string | null {
  if (confidence === null || confidence > 3) return null
  return 'Make it smaller, until you’re confident you’ll do it.'
}

/** What to ask somebody whose plan has gone on so many times; null where there is nothing to ask. */
export function carriedPrompt(timesCarried: number): string | null {
  return timesCarried >= 2 ? 'You’ve carried this forward twice. Make it smaller, or drop it?' : null
}

const nothing =
  /^(?:(?:there['’]?s\s+|is\s+)?nothing|none|nil|no|n\s*[/.]?\s*a\.?|not applicable|nichts|-+|\.+)[\s.!]*$/i

/** Why "what will I do less of?" is not answered by this; null where it is. "Nothing" needs a reason. */
export function lessOfProblem(lessOf: string): string | null {
  if (!nothing.test(lessOf.trim())) return null
  return 'Enter what you’ll do less of. If nothing, say why.'
}

/** When a plan was promised, and the day of the meeting at which it is reported on; null where none is known. */
export type PlanDays = { promisedOn: string; reviewOn: string | null }

/**
 * Why a plan can't begin after the day it is reported on; null where it can. One sent on late, on that day or after it,
 * has no day left to begin on before.
 */
export function afterReviewProblem(firstOn: string, { promisedOn, reviewOn }: PlanDays): string | null {
  if (reviewOn === null || reviewOn <= promisedOn || firstOn <= reviewOn) return null
  return 'Choose a date no later than the day you report back.'
}

/**
 * Why a plan can't begin on this day; null where it can. Within ten school days of the promise, and by the day it is
 * reported on; in the last days of a year, by its end. All days `YYYY-MM-DD`.
 */
export function firstOnProblem(firstOn: string, days: PlanDays, isSchoolDay: IsSchoolDay): string | null {
  const { promisedOn } = days
  if (firstOn < promisedOn) return 'Choose today or a later date.'
  const after = afterReviewProblem(firstOn, days)
  if (after !== null) return after
  const latest = firstOnLatest(promisedOn, isSchoolDay)
  if (latest === null || firstOn <= latest) return null
  return 'Choose a date in the next 10 school days. Plans that wait longer rarely happen.'
}

/** The last day that "when first" may be; null where no school day is left in the year. */
export function firstOnLatest(promisedOn: string, isSchoolDay: IsSchoolDay): string | null {
  return schoolDayAfter(promisedOn, SCHOOL_DAYS_TO_BEGIN, isSchoolDay)
}

/**
 * The day to ask "Tried it yet?": ten school days after the promise or half way to the next meeting, whichever comes
 * first. Null where neither lies ahead.
 */
export function checkInDay(promisedOn: string, reviewOn: string | null, isSchoolDay: IsSchoolDay): string | null {
  const days = [
    schoolDayAfter(promisedOn, SCHOOL_DAYS_TO_BEGIN, isSchoolDay),
    reviewOn !== null && reviewOn > promisedOn ? halfWay(promisedOn, reviewOn) : null,
  ].filter(day => day !== null)
  return days.toSorted()[0] ?? null
}

/**
 * What a plan is after its latest report. A decision to go on leaves it open until a new plan does so; carried is for
 * good. A plan that its owner dropped without a report stays dropped unless the report decides otherwise.
 */
export function statusAfterReport(before: PlanStatus, decision: Decision | null): PlanStatus {
  if (before === 'carried') return 'carried'
  if (decision === null) return before
  if (decision === 'drop') return 'dropped'
  return decision === 'share' ? 'reported' : 'committed'
}

/** Whether a report with this answer asks for the reason: only where nothing was done. */
export function asksForReason(didIt: DidIt): boolean {
  return didIt === 'not-yet'
}

const moves: Record<SupportState, { asked: readonly SupportState[]; owner: readonly SupportState[] }> = {
  asked: { asked: ['accepted', 'given', 'not-possible'], owner: ['withdrawn'] },
  accepted: { asked: ['given', 'not-possible'], owner: ['withdrawn'] },
  given: { asked: [], owner: [] },
  'not-possible': { asked: [], owner: [] },
  withdrawn: { asked: [], owner: [] },
}

/** What a request can become next, by the hand of the person asked or of its owner; closed is closed. */
export function supportMoves(state: SupportState, by: 'asked' | 'owner'): readonly SupportState[] {
  return moves[state][by]
}

/** What the form asks about where a plan is tried. Support staff are never asked for a class (domain facts 7.1). */
export function settingPrompt(staffKind: StaffKind): string {
  return staffKind === 'teaching' ? 'Which class, group or task?' : 'Who with, or in which task?'
}
