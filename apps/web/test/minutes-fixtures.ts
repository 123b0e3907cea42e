import { meeting as meetingSchema } from '@hubs/schema/meetings/meetings'
import { minutes, type Minutes } from '@hubs/schema/meetings/minutes'
import { detailOf, planned, play } from '#features/meetings/meetings.testkit.tsx'

/** A meeting that has ended. */
export const held = detailOf(play(planned(), [0, { type: 'start' }], [118, { type: 'end' }]), { id: 'held' })

/** Its minutes, as a member reads them. */
export const minutesOf = (some: Partial<Minutes>): Minutes =>
  minutes.parse({
    meeting: meetingSchema.parse(held),
    audience: 'group',
    people: [
      { ...held.people[0], attendance: 'present', arrivedAt: '2026-11-26T15:42:00.000Z' },
      { ...held.people[1], attendance: 'apologies' },
    ],
    record: null,
    promises: [{ personId: 'p1', name: 'Aisha Khan', promise: 'I will wait three seconds.' }],
    told: [
      {
        personId: 'p1',
        name: 'Aisha Khan',
        promise: 'I will greet each class.',
        did: 'A few times',
        whatHappened: 'They greeted me back.',
        evidence: 'Eight of ten did.',
        surprise: '',
      },
    ],
    reports: { told: 1, of: 2 },
    text: { learned: 'Waiting is long.', questions: '' },
    draft: null,
    next: null,
    sendings: [],
    ...some,
  })
