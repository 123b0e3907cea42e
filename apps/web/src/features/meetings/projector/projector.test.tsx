import type { StoredRun } from '@hubs/schema/meetings/live'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { detailOf, liveAt, planned, play, timeZone } from '../meetings.testkit.tsx'
import { Projector } from './projector.tsx'
import type { Live } from '../live/use-live.ts'

function show(run: StoredRun, minute: number, change: Partial<Omit<Live, 'run'>> = {}) {
  const view = (at: number) => {
    const live = liveAt(run, at, change)
    return (
      <Projector
        meeting={detailOf(run)}
        live={live}
        run={live.run}
        timeZone={timeZone}
        question="How can our questions check, stretch and steer thinking?"
        nextDate="Wednesday 27 January"
      />
    )
  }
  const { rerender } = render(view(minute))
  return { draw: (at: number) => rerender(view(at)) }
}
const timer = () => screen.getByRole('timer').textContent
const started = play(planned(), [0, { type: 'start' }])
const round = play(started, [14, { type: 'goTo', segmentId: 's3' }], [14, { type: 'beginTurn', personId: 'p1' }])

test('before the start: the hub, its question and when it begins', () => {
  show(planned(), -10)
  expect(screen.getAllByText(/Questioning/)).toHaveLength(1)
  expect(screen.getByText('How can our questions check, stretch and steer thinking?')).toBeTruthy()
  expect(screen.getByText(/^We start at 15:30, in B12\.$/)).toBeTruthy()
})

test('whole minutes while there is plenty of time, seconds near the end, then calmly what is over', () => {
  const { draw } = show(play(started, [61, { type: 'goTo', segmentId: 's5' }]), 62)
  expect(timer()).toBe('28minutes left')
  draw(86)
  expect(timer()).toBe('4:00left')
  draw(91.2)
  expect(timer()).toBe('+1:12over')
})

test('one name, who is next, and when it ends', () => {
  show(round, 15)
  expect(screen.getByText('Aisha Khan')).toBeTruthy()
  expect(timer()).toContain('Ben Rowe is next')
  expect(screen.getByText('Ends 17:30, on time')).toBeTruthy()
  expect(screen.getByText('Then: Break, New learning, Action planning, Summary')).toBeTruthy()
})

test('it shows no one but those who speak', () => {
  show(play(planned(10, 'unknown'), [0, { type: 'register', personId: 'p2', attendance: 'apologies' }]), -5)
  expect(document.body.textContent).not.toMatch(/Ben Rowe|apolog/i)
})

test('a break says when it is over, a pause that it is one, the end thanks and names the next date', () => {
  const { draw } = show(play(started, [51, { type: 'goTo', segmentId: 's4' }]), 54)
  expect(screen.getByText('Back at 16:31')).toBeTruthy()
  draw(62)
  expect(screen.getByText('We’re starting again')).toBeTruthy()
})

test('a pause says that it is one', () => {
  show(play(started, [3, { type: 'pause' }]), 6)
  expect(screen.getByText('Paused')).toBeTruthy()
})

test('the end thanks and names the next date', () => {
  show(play(started, [119, { type: 'end' }]), 121)
  expect(screen.getByText('Thank you.')).toBeTruthy()
  expect(screen.getByText('We meet again on Wednesday 27 January.')).toBeTruthy()
  // That it is early is not announced to everybody.
  expect(screen.getByText('Ended 17:29')).toBeTruthy()
})

test('it says since when it is not live, while the countdown goes on', () => {
  const { draw } = show(round, 15, { live: false, lastWord: Date.UTC(2026, 10, 26, 15, 44) })
  expect(screen.getByText('Offline since 15:44.')).toBeTruthy()
  const before = timer()
  draw(15.5)
  expect(timer()).not.toBe(before)
})

test('screen readers hear five minutes, one minute and the end, and nothing in between', () => {
  const { draw } = show(play(started, [61, { type: 'goTo', segmentId: 's5' }]), 61)
  const said: string[] = []
  for (let second = 61 * 60; second <= 93 * 60; second += 1) {
    draw(second / 60)
    const now = document.querySelector('[aria-live="polite"]')?.textContent ?? ''
    if (now !== (said.at(-1) ?? '')) said.push(now)
  }
  expect(said).toEqual([
    'New learning: five minutes left.',
    'New learning: one minute left.',
    'New learning: time is up.',
  ])
})
