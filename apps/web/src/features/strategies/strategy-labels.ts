import { monthsWords, strengthWords } from '@hubs/rules/text/evidence-labels'
import { triedWords } from '@hubs/rules/text/trial-labels'
import { audiences, type Audience } from '@hubs/schema/hubs'
import {
  stages,
  strengths,
  type Stage,
  type Strand,
  type StrandCost,
  type StrandSecurity,
  type Strength,
} from '@hubs/schema/library/strategies'
import type { TrialCount } from '@hubs/schema/library/trials'
import { capital, listed } from '#lib/page/capital.ts'

/** A hub as a strategy's pages name it. */
export type HubName = { slug: string; name: string }
/** What those are called on screen whom the asker meets with. */
export type Circle = 'hub' | 'group'
export const stageWords: Record<Stage, string> = {
  proposed: 'Proposed',
  trialling: 'Trialling',
  recommended: 'Recommended',
  embedded: 'Embedded',
  retired: 'Retired',
}

const furthest: readonly Stage[] = ['embedded', 'recommended', 'trialling', 'proposed', 'retired']

/** What a hub has come furthest with is what a colleague wants first. */
export const furthestFirst = (a: { stage: Stage }, b: { stage: Stage }) =>
  furthest.indexOf(a.stage) - furthest.indexOf(b.stage)

/** What each stage says of a strategy. */
export const stageMeans: Record<Stage, string> = {
  proposed: 'Someone thinks it’s worth trying. The hub hasn’t decided yet.',
  trialling: 'The hub is trying it out and collecting evidence.',
  recommended: 'The hub has tried it and recommends it.',
  embedded: 'It has become part of how we work.',
  retired: 'The hub no longer recommends it. What was learned is still here.',
}

const audienceWords: Record<Audience, string> = {
  students: 'students',
  parents: 'parents',
  staff: 'staff',
  community: 'the wider community',
}

/** "For students and staff". */
export function forWhom(of: readonly Audience[]): string {
  return `For ${listed(audiences.filter(each => of.includes(each)).map(each => audienceWords[each]))}`
}

const options = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map(value => ({ value, label: capital(words[value]) }))

export const audienceChoices = options(audiences, audienceWords)
export const stageChoices = options(stages, stageWords)
export const strengthChoices = options(strengths, strengthWords)

/** What each strength stands for, where somebody has to choose one. */
export const strengthMeans: Record<Strength, string> = {
  'many-trials': 'Several good trials point the same way.',
  'some-studies': 'A few studies, or trials in settings different from ours.',
  mixed: 'Good trials found mixed results, or no effect.',
  'theory-and-craft': 'A well-reasoned idea and teachers’ experience, but few or no trials.',
}

/** "Feedback strand: +6 months": never a strategy's own figure. */
export function strandInShort({ name, months }: Pick<Strand, 'name' | 'months'>): string {
  return `${name} strand: ${monthsWords(months)}`
}

/** What a figure means, for those who see it for the first time. */
export function monthsMean(months: number | null): string {
  if (months === null) return 'The EEF gives no figure because the results are unclear.'
  if (months === 0) return 'Zero: on average, studies found no gain.'
  const size = `${Math.abs(months)} ${Math.abs(months) === 1 ? 'month' : 'months'}`
  return months > 0
    ? `On average, about ${size} of additional progress over a year.`
    : `On average, about ${size} less progress over a year.`
}

/** "Tried by 9 people, in 23 plans"; "In your hub, tried by one person" where the school's trials are too few to say. */
export function triedIn(trials: TrialCount, circle: Circle): string {
  const tried = triedWords(trials)
  return trials.scope === 'hub' ? `In your ${circle}, ${tried}` : capital(tried)
}

export const costWords = (cost: StrandCost) => `${capital(cost)} cost`
export const securityWords = (evidence: StrandSecurity) => `${capital(evidence)} evidence`
