import type { PulseItem } from '@hubs/schema/pulse'

/** What each item asks, and how a figure calls it. */
export const pulseWords: Record<PulseItem, { said: string; short: string }> = {
  useful: { said: 'It was useful', short: 'Useful' },
  heard: { said: 'I was heard', short: 'Heard' },
  nextStep: { said: 'I know my next step', short: 'Next step is clear' },
}
