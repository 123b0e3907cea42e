import type { Strength } from '@hubs/schema/library/strategies'

/** How sure research is, in a teacher's words. */
export const strengthWords: Record<Strength, string> = {
  'many-trials': 'Many trials',
  'some-studies': 'Some studies',
  mixed: 'Mixed results',
  'theory-and-craft': 'Theory and experience',
}

/**
 * What the EEF says of a strand, as it is read aloud: "+6 months", "0 months", "no figure".
 * @param months additional months of progress, -12 to 12; null where the EEF gives none
 */
export function monthsWords(months: number | null): string {
  if (months === null) return 'no figure'
  const figure = months > 0 ? `+${months}` : String(months).replace('-', '−')
  return `${figure} ${Math.abs(months) === 1 ? 'month' : 'months'}`
}
