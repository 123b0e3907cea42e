import type { DidIt, HowOften } from '@hubs/schema/plans/plans'

/** Support staff are never asked about a class or lessons (domain facts 7.1). */
type PlanOwner = { teaching: boolean }

const often = { once: 'Once', weekly: 'Once a week', 'several-times-a-week': 'Several times a week' } as const

/** How often somebody said that they would do it: "Once a week". */
export function howOftenWords(value: HowOften, { teaching }: PlanOwner): string {
  return value === 'every-lesson' ? (teaching ? 'Every lesson' : 'Every time') : often[value]
}

const done = { 'not-yet': 'Not yet', once: 'Once', 'a-few-times': 'A few times', habit: 'It’s a habit' } as const

/** How many times: "once", "twice", "3 times". `n` is whole and positive. */
export function timesWords(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`
}

/** How far somebody got with it: "A few times". */
export function didItWords(value: DidIt, { teaching }: PlanOwner): string {
  return value === 'most-lessons' ? (teaching ? 'Most lessons' : 'Most of the time') : done[value]
}
