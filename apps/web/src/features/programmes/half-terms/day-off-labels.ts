import type { DayOffKind } from '@hubs/schema/programmes/programmes'

export const kindWords: Record<DayOffKind, string> = {
  'bank-holiday': 'Bank holiday',
  closure: 'School closed',
  inset: 'INSET day',
  exams: 'Exams',
}

const usualNames = Object.values(kindWords)

/** What a day is called once it is of another kind: its own name stays, the kind's name goes with the kind. */
export const nameFor = (kind: DayOffKind, name: string) => (usualNames.includes(name) ? kindWords[kind] : name)
