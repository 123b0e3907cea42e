import type { PulseItem } from '@hubs/schema/meetings/pulse'

/** What each item asks, and how a figure calls it. */
export const pulseWords: Record<PulseItem, { said: string; short: string }> = {
  useful: { said: 'The meeting was useful', short: 'Useful' },
  heard: { said: 'I felt heard', short: 'Heard' },
  nextStep: { said: 'I know my next step', short: 'Next step is clear' },
}
