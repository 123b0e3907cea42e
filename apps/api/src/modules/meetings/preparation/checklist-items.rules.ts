import type { MeetingKind } from '@hubs/schema/meetings/agenda'

type Item = { key: string; text: string }

const always: Item[] = [
  { key: 'room', text: 'Book a room with tables for discussion' },
  { key: 'refreshments', text: 'Arrange refreshments' },
  { key: 'projector', text: 'Connect the projector' },
  { key: 'cover', text: 'Arrange cover for anyone who needs it' },
]
const ofKind: Record<MeetingKind, Item[]> = {
  ordinary: [
    { key: 'bring-plans', text: 'Remind everyone to bring their plan and evidence' },
    { key: 'new-learning', text: 'Ask someone to present the new learning' },
  ],
  first: [
    { key: 'ground-rules', text: 'Draft ground rules to discuss' },
    { key: 'baseline', text: 'Get the self-rating ready' },
  ],
  sharing: [
    { key: 'outcomes', text: 'Have the hub’s outcomes to hand' },
    { key: 'showcase', text: 'Agree what the showcase needs, and by when' },
  ],
}

/** What is usually seen to before a meeting of this kind. Our own list; a group adds and takes out. */
export function usualItems(kind: MeetingKind): readonly Item[] {
  return [...always, ...ofKind[kind]]
}
