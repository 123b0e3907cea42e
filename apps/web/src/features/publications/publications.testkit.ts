import type { PublicPublication } from '@hubs/schema/library/publications'

/** A trial's story as the world reads it. */
export const storyOf = (over: Partial<PublicPublication> = {}): PublicPublication => ({
  id: 'story-1',
  hubSlug: 'questioning',
  hubName: 'Questioning',
  title: 'Three seconds are long',
  content: {
    kind: 'trial',
    technique: 'Count to three',
    strategy: 'Wait time',
    howOften: 'weekly',
    didIt: 'a-few-times',
    decision: 'drop',
    story: 'Nobody answered.\n\nThen somebody did.',
  },
  by: 'Alex Reeve',
  publishedAt: '2026-11-20T10:00:00.000Z',
  ...over,
})
