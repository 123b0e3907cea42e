import { dayAfter } from '@hubs/rules/dates/school-days'
import { afterReviewProblem, lessOfProblem } from '@hubs/rules/plans/plans'
import { createPlan, type CreatePlan, type Plan, type PlanStart } from '@hubs/schema/plans/plans'
import { shortDay } from '#lib/time/time.ts'
import { asked, type ZodForm } from '#lib/zod-form.ts'

/** What stands in the form. A request for support keeps the name of the person for the screen. */
export type PlanValues = Omit<CreatePlan, 'support'> & {
  support: { fromId: string; name: string; what: string }[]
  /** Of a plan that is changed. */
  expectedVersion: number
}
export type PlanFormOf = ZodForm<PlanValues>

/** A strategy of the library that a plan begins with, as it stands there now. */
export type PlanIdea = {
  code: string
  strategy: string
  technique: string
  commonFailing: string
  /** The hub no longer advises it: it may be tried all the same. */
  retired: boolean
  /** How somebody makes it work in the subject of the person who plans. */
  adaptation: { subject: string; text: string } | null
}

const SATURDAY = 6

const isWeekend = (day: string) => [0, SATURDAY].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The next weekday after `today`, both `YYYY-MM-DD`; not after `latest`. */
function nextWeekday(today: string, latest: string | null): string {
  let day = dayAfter(today, 1)
  while (isWeekend(day)) day = dayAfter(day, 1)
  return latest && day > latest ? latest : day
}

/** The last day a plan may sensibly begin: of what the calendar allows, but by the meeting where it is told. */
export function startBy({ firstOnLatest, reviewOn }: PlanStart, today: string): string | null {
  const days = [firstOnLatest, reviewOn !== null && reviewOn >= today ? reviewOn : null].filter(day => day !== null)
  return days.toSorted()[0] ?? null
}

/** An empty plan, one that goes on with another, or one that takes up an idea of the library. */
export function valuesOf(start: PlanStart, today: string, from: Plan | null, idea: PlanIdea | null = null): PlanValues {
  const { settings } = start
  return {
    technique: from?.technique ?? idea?.technique ?? '',
    strategyCode: from ? from.strategyCode : (idea?.code ?? null),
    adaptation: from?.adaptation ?? '',
    setting: from?.setting ?? settings[0] ?? '',
    firstOn: nextWeekday(today, startBy(start, today)),
    howOften: from?.howOften ?? 'weekly',
    cue: from?.cue ?? '',
    lessOf: from?.lessOf ?? '',
    evidence: from?.evidence ?? [],
    evidenceNote: from?.evidenceNote ?? '',
    confidence: null,
    visibility: from?.visibility ?? 'group',
    onScreen: from?.onScreen ?? false,
    meetingId: start.meetingId ?? '',
    carriedFrom: from?.id ?? null,
    support: [],
    expectedVersion: 0,
  }
}

/** As typed before: what is not typed, or has become impossible meanwhile, is as it is today. */
export function withTyped(values: PlanValues, typed: Partial<PlanValues> | undefined): PlanValues {
  if (!typed) return values
  const { meetingId, carriedFrom, firstOn } = values
  const again = typed.firstOn && typed.firstOn >= firstOn ? typed.firstOn : firstOn
  return { ...values, ...typed, meetingId, carriedFrom, firstOn: again }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** As the server takes it: in one line, and people by their ids. */
export function tidy({ support, expectedVersion: _, ...values }: PlanValues) {
  return {
    ...values,
    technique: oneLine(values.technique),
    support: support.map(({ fromId, what }) => ({ fromId, what })),
  }
}

/** What the server would say, said before it is asked: also without the network. */
export function soundPlan(start: PlanStart, today: string) {
  const latest = start.firstOnLatest ?? '9999'
  const { setting } = createPlan.shape
  return createPlan
    .extend({ setting: start.teaching ? asked(setting, 'Enter which class, group or task.') : setting })
    .superRefine(({ lessOf, firstOn }, { addIssue }) => {
      const less = lessOfProblem(lessOf)
      if (less) addIssue({ code: 'custom', path: ['lessOf'], message: less })
      if (firstOn < today) addIssue({ code: 'custom', path: ['firstOn'], message: 'Choose today or a later date.' })
      const after = afterReviewProblem(firstOn, { promisedOn: today, reviewOn: start.reviewOn })
      if (after) addIssue({ code: 'custom', path: ['firstOn'], message: after })
      else if (firstOn > latest)
        addIssue({
          code: 'custom',
          path: ['firstOn'],
          message: `Start by ${shortDay(latest)}: plans that wait longer than 10 school days rarely happen.`,
        })
    })
}
