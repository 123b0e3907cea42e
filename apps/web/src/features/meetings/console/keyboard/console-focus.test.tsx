import type { StoredRun } from '@hubs/schema/meetings/live'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import { beforeAll, expect, test } from 'vitest'
import { Console } from '../console.tsx'
import { detailOf, liveAt, planned, play, timeZone } from '../../meetings.testkit.tsx'

// What opens over the console comes in a file of its own, a moment later.
beforeAll(() => import('../console-panels.tsx'))

const started = play(planned(), [0, { type: 'start' }])
const feedback = play(started, [14, { type: 'goTo', segmentId: 's3' }])
const speaks = play(feedback, [15, { type: 'beginTurn', personId: 'p1' }])
const summary = play(started, [112, { type: 'goTo', segmentId: 's7' }])
const ended = play(summary, [118, { type: 'end' }])

function show(run: StoredRun, minute: number) {
  const draw = (next: StoredRun, at: number) => {
    const live = liveAt(next, at)
    return (
      <MemoryRouter>
        <Console
          meeting={detailOf(next)}
          {...{ live, timeZone }}
          run={live.run}
          heading={null}
          me={{ id: 'p1', name: 'Aisha Khan' }}
          checklist={<p>Connect the projector</p>}
          notes={<textarea aria-label="My notes" />}
        />
      </MemoryRouter>
    )
  }
  const { rerender } = render(draw(run, minute))
  return { user: userEvent.setup(), become: (next: StoredRun, at: number) => rerender(draw(next, at)) }
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const focused = () => document.activeElement?.textContent
/** The middle of the console, as if it had been scrolled down. */
function scrolled() {
  const now = document.querySelector<HTMLElement>('#now') as HTMLElement
  now.scrollTop = 300
  return now
}

test.each([
  ['Start the meeting', planned(), started, 'Introduction'],
  ['Next: Starter', started, play(started, [7, { type: 'goTo', segmentId: 's2' }]), 'Starter'],
  ['Start with Aisha Khan', feedback, speaks, 'Aisha Khan'],
])(
  'a press of %s leaves the focus on the heading of what comes, where space is next',
  async (name, from, to, heading) => {
    const { user, become } = show(from, 15)
    await user.click(button(name))
    become(to, 15)
    expect(focused()).toBe(heading)
    expect(document.querySelector('.key-hints span:not([hidden])')?.textContent).toBe('Space next')
  },
)

test('an undo by mouse leaves the focus on the heading, though nothing else comes', async () => {
  const more = play(started, [10, { type: 'addTime', segmentId: 's1', ms: 60_000 }])
  const { user, become } = show(more, 10)
  await user.click(button(/^Undo/))
  become(started, 10)
  expect(focused()).toBe('Introduction')
})

test('by keyboard the focus goes from Start to the next main button', async () => {
  const { user, become } = show(planned(), 0)
  button('Start the meeting').focus()
  await user.keyboard('{Enter}')
  become(started, 0)
  expect(focused()).toBe('Next: Starter')
})

test('a part picked in the agenda by keyboard hands the focus on, and the hint for space stays', async () => {
  const { user, become } = show(started, 15)
  button(/Feedback.* min/).focus()
  await user.keyboard('{Enter}')
  become(feedback, 15)
  expect(focused()).toBe('Feedback')
  expect(document.querySelector('.key-hints span:not([hidden])')?.textContent).toBe('Space next')
})

test('the checklist can be reached from the console until the start', () => {
  const { become } = show(planned(), -10)
  const to = screen.getByRole('link', { name: 'Go to the checklist' }).getAttribute('href') ?? ''
  expect(document.querySelector(to)?.textContent).toBe('Connect the projector')
  become(started, 0)
  expect(screen.queryByText('Connect the projector')).toBeNull()
})

test('after the end the focus is on what the meeting was', () => {
  const { become } = show(summary, 118)
  become(ended, 118)
  expect(focused()).toMatch(/^Ended /)
})

test('another part shows from its top; a minute more of the same does not scroll', () => {
  const { become } = show(started, 10)
  const now = scrolled()
  become(play(started, [10, { type: 'addTime', segmentId: 's1', ms: 60_000 }]), 10)
  expect(now.scrollTop).toBe(300)
  become(summary, 112)
  expect(now.scrollTop).toBe(0)
  scrolled()
  become(ended, 118)
  expect(now.scrollTop).toBe(0)
})

test('who writes a note keeps the cursor and the place', () => {
  const { become } = show(started, 10)
  screen.getByLabelText('My notes').focus()
  const now = scrolled()
  become(summary, 112)
  expect(document.activeElement).toBe(screen.getByLabelText('My notes'))
  expect(now.scrollTop).toBe(300)
})
