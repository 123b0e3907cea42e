import { quoted } from '@hubs/rules/text/quoted'
import type { PublicationContent, PublicationState } from '@hubs/schema/library/publications'

type Trial = Extract<PublicationContent, { kind: 'trial' }>

export const stateWords: Record<PublicationState, string> = {
  offered: 'Submitted, to be reviewed',
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

/** What was tried, beside a story that only says how it went: "“Comments only”: tried once, dropped". */
export function trialWords(title: string, content: Trial): string {
  const technique = title === content.technique ? 'Trial' : quoted(content.technique)
  return `${technique}: ${verdictWords(content)}`
}

/** "tried a few times, dropped". A failure is told like anything else. */
export function verdictWords({ didIt, decision }: Pick<Trial, 'didIt' | 'decision'>): string {
  return `${tried[didIt]}${decision ? `, ${verdicts[decision]}` : ''}`
}
