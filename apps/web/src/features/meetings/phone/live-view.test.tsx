import type { StoredRun } from '@hubs/schema/meetings/live'
import { cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { LiveView } from './live-view.tsx'
import { detailOf, liveAt, planned, play, timeZone, type Bare } from '../meetings.testkit.tsx'

function show(run: StoredRun, minute: number, personId = 'p8', meeting = detailOf(run)) {
  const live = liveAt(run, minute)
  render(
    <MemoryRouter>
      <LiveView
        {...{ meeting, live, personId, timeZone }}
        run={live.run}
        nextDate="Wednesday 27 January"
        heading={null}
      />
    </MemoryRouter>,
  )
}
const round = play(planned(), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
/** One after the other, up to this person. */
const speaking = (last: number) =>
  play(
    round,
    ...Array.from({ length: last }, (_, i): [number, Bare] => [
      14 + i / 2,
      { type: 'beginTurn', personId: `p${i + 1}` },
    ]),
  )

test('a member sees what is on, how long, what is asked and when it ends', () => {
  show(round, 16)
  expect(screen.getByRole('heading', { name: 'Feedback' })).toBeTruthy()
  expect(screen.getByText('35 min left')).toBeTruthy()
  expect(screen.getByText('How’s it going?')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Ends 17:30, on time' })).toBeTruthy()
})

test('what a part needs is there once: pages to open, and things to bring', () => {
  const meeting = detailOf(round)
  const links = [{ title: 'Exit tickets', url: 'https://example.org/tickets' }]
  const segments = meeting.segments.map(each => ({ ...each, links, materials: ['sticky notes'] }))
  show(round, 16, 'p8', { ...meeting, segments })
  expect(screen.getAllByRole('link', { name: /Exit tickets/ })).toHaveLength(1)
  expect(screen.getAllByText(/sticky notes/)).toHaveLength(1)
})

test('whose turn comes before mine', () => {
  show(speaking(1), 15)
  expect(screen.getByText('You’ll speak after Sam Patel.')).toBeTruthy()
  expect(screen.getByText(/^Seven people before you\. About 3:42 for you\.$/)).toBeTruthy()
})

test('I am next', () => {
  show(speaking(7), 18)
  expect(screen.getByText('You’re next, after Sam Patel.')).toBeTruthy()
})

test('it is my turn', () => {
  show(speaking(8), 18)
  expect(screen.getByText('It’s your turn.')).toBeTruthy()
})

test('that it is my turn stays in the bar, which is in sight wherever the page is scrolled to', () => {
  show(speaking(8), 18)
  expect(within(screen.getByRole('banner')).getByText('Your turn')).toBeTruthy()
  cleanup()
  show(speaking(7), 18)
  expect(within(screen.getByRole('banner')).getByText(/min left$/)).toBeTruthy()
})

test('someone who is not marked as here is told what to do', () => {
  show(round, 15, 'somebody-else')
  expect(screen.getByText('You’re not marked present yet.')).toBeTruthy()
})

test('after the end: thanks, and the next date', () => {
  show(play(round, [119, { type: 'end' }]), 120)
  expect(screen.getByText('We meet again on Wednesday 27 January.')).toBeTruthy()
})

test('while colleagues reply it says so, and there is a way back', () => {
  show(play(speaking(8), [20, { type: 'beginReply', personId: 'p8' }]), 20)
  expect(screen.getByText('Your colleagues are replying.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Questioning: back to the meeting page' }).getAttribute('href')).toBe(
    '/meetings/m1',
  )
})
