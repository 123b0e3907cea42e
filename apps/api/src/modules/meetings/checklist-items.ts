import type { MeetingKind } from '@hubs/schema/agenda'

type Item = { key: string; text: string }

const always: Item[] = [
  { key: 'room', text: 'The room is booked, with tables for talking' },
  { key: 'refreshments', text: 'Something to eat and drink' },
  { key: 'projector', text: 'The projector is paired' },
  { key: 'cover', text: 'Cover is arranged for those who need it' },
]
const ofKind: Record<MeetingKind, Item[]> = {
  ordinary: [
    { key: 'bring-plans', text: 'Everybody knows to bring their plan and evidence' },
    { key: 'new-learning', text: 'The new learning has somebody to present it' },
  ],
  first: [
    { key: 'ground-rules', text: 'Draft ground rules to talk about' },
    { key: 'baseline', text: 'The self-rating for where we start' },
  ],
  sharing: [
    { key: 'outcomes', text: 'The outcomes the hub set itself' },
    { key: 'showcase', text: 'What the showcase needs, and by when' },
  ],
}

/** What is usually seen to before a meeting of this kind. Our own list; a group adds and takes out. */
export function usualItems(kind: MeetingKind): readonly Item[] {
  return [...always, ...ofKind[kind]]
}
