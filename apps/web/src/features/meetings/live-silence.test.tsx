import type { StoredRun } from '@hubs/schema/live'
import { render } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { LiveView } from './live-view.tsx'
import { detailOf, liveAt, planned, play, timeZone } from './meetings.testkit.tsx'

const feedback = play(planned(), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
const mine = play(feedback, [15, { type: 'beginTurn', personId: 'p8' }])

const moments: [name: string, run: StoredRun, minute: number][] = [
  ['before the round', feedback, 14.2],
  ['my own turn', mine, 15.1],
  ['my own turn, over its time', mine, 30.1],
  ['a colleague’s turn', play(feedback, [15, { type: 'beginTurn', personId: 'p1' }]), 15.1],
  ['planning', play(feedback, [40, { type: 'goTo', segmentId: 's6' }]), 41.2],
  ['paused', play(feedback, [15, { type: 'pause' }]), 15.2],
]

/** All that a screen reader is told of its own accord. */
const spoken = () =>
  [
    ...document.querySelectorAll('[role=status], [role=log], [role=alert], [aria-live=polite], [aria-live=assertive]'),
  ].map(each => each.textContent)

test.each(moments)('the passing seconds are shown and never spoken: %s', (_name, run, minute) => {
  const view = (at: number) => {
    const live = liveAt(run, at)
    return (
      <MemoryRouter>
        <LiveView
          meeting={detailOf(run)}
          {...{ live, timeZone }}
          personId="p8"
          run={live.run}
          hubIcon={null}
          nextDate={null}
          links={{ meeting: '/m' }}
          heading={null}
        />
      </MemoryRouter>
    )
  }
  const { rerender } = render(view(minute))
  const first = spoken()
  for (let second = 1; second <= 5; second += 1) {
    rerender(view(minute + second / 60))
    expect(spoken()).toEqual(first)
  }
})
