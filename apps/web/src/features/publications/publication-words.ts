import type { PublicationContent, PublicationState } from '@hubs/schema/publications'

type Trial = Extract<PublicationContent, { kind: 'trial' }>

export const stateWords: Record<PublicationState, string> = {
  offered: 'Offered: a coordinator reads it next',
  published: 'Published: the world can read it',
  declined: 'Not published',
  withdrawn: 'Withdrawn',
}

const tried: Record<Trial['didIt'], string> = {
  'not-yet': 'Not tried yet',
  once: 'Tried once',
  'a-few-times': 'Tried a few times',
  'most-lessons': 'Tried most of the time',
  habit: 'A habit by now',
}
const verdicts: Record<NonNullable<Trial['decision']>, string> = {
  keep: 'kept',
  adapt: 'to be adapted',
  consolidate: 'going on with it',
  share: 'to be shared',
  drop: 'dropped',
}

/** "Tried a few times; dropped." A failure is told like anything else. */
export function verdictWords({ didIt, decision }: Pick<Trial, 'didIt' | 'decision'>): string {
  return `${tried[didIt]}${decision ? `; ${verdicts[decision]}` : ''}.`
}
