import type { PublicationContent, PublicationState } from '@hubs/schema/library/publications'

type Trial = Extract<PublicationContent, { kind: 'trial' }>

export const stateWords: Record<PublicationState, string> = {
  offered: 'Submitted: waiting for a coordinator',
  published: 'Published',
  declined: 'Not published',
  withdrawn: 'Withdrawn',
}

const tried: Record<Trial['didIt'], string> = {
  'not-yet': 'not tried yet',
  once: 'tried once',
  'a-few-times': 'tried a few times',
  'most-lessons': 'tried most of the time',
  habit: 'now a habit',
}
const verdicts: Record<NonNullable<Trial['decision']>, string> = {
  keep: 'kept',
  adapt: 'being adapted',
  consolidate: 'still practising',
  share: 'worth sharing',
  drop: 'dropped',
}

/** "tried a few times, dropped". A failure is told like anything else. */
export function verdictWords({ didIt, decision }: Pick<Trial, 'didIt' | 'decision'>): string {
  return `${tried[didIt]}${decision ? `, ${verdicts[decision]}` : ''}`
}
