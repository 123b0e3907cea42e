import { strengthWords } from '@hubs/rules/text/evidence-labels'
import type { StrategyDetail, UpdateStrategy } from '@hubs/schema/library/strategies'
import type { FieldOf } from '#lib/zod-form.ts'
import { forWhom } from '../strategy-labels.ts'

/** What the form of a strategy holds, new or not. */
export type StrategyText = Required<Omit<UpdateStrategy, 'expectedVersion'>>
export type StrategyValues = StrategyText & { expectedVersion: number }

/** The part of a form that its fields need, whatever else is in it. */
export type StrategyFormOf = {
  field: FieldOf<StrategyText>
  at: (name: string) => string | undefined
  value: (name: StrategyList) => string[]
  put: (name: StrategyList, next: string[]) => void
}
type StrategyList = 'techniques' | 'referenceIds'

export const blank: StrategyText = {
  name: '',
  what: '',
  looksLike: '',
  commonFailing: '',
  techniques: [''],
  audiences: ['students'],
  strength: 'theory-and-craft',
  strengthWhy: '',
  strandCode: null,
  strandNote: '',
  referenceIds: [],
}

export function valuesOf(strategy: StrategyDetail): StrategyValues {
  const { name, what, looksLike, commonFailing, techniques, audiences, strength, strengthWhy, strandNote } = strategy
  const text = { name, what, looksLike, commonFailing, techniques, audiences, strength, strengthWhy, strandNote }
  return {
    ...text,
    strandCode: strategy.strand?.code ?? null,
    referenceIds: strategy.references.map(({ id }) => id),
    expectedVersion: strategy.version,
  }
}

/** A state of the form as it is shown beside another. */
export function inWords(values: StrategyValues) {
  return [
    { label: 'Name', now: values.name },
    { label: 'What it is', now: values.what },
    { label: 'What it looks like', now: values.looksLike },
    { label: 'Common pitfalls', now: values.commonFailing },
    { label: 'Techniques', now: values.techniques.join('\n') },
    { label: 'Who it’s for', now: forWhom(values.audiences) },
    { label: 'Strength of evidence', now: `${strengthWords[values.strength]}. ${values.strengthWhy}` },
    { label: 'EEF strand', now: [values.strandCode, values.strandNote].filter(Boolean).join(': ') },
    { label: 'Sources', now: values.referenceIds.join(', ') },
  ]
}
