import type { PlansMessage, StoredRun } from '@hubs/schema/meetings/live'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { detailOf, liveAt, planned, play, timeZone } from '../meetings.testkit.tsx'
import { Projector } from './projector.tsx'

function show(run: StoredRun, minute: number, plans: PlansMessage | null = null) {
  const live = liveAt(run, minute, { plans })
  const place = { timeZone, question: null, nextDate: null }
  return render(<Projector meeting={detailOf(run)} live={live} run={live.run} {...place} />)
}
const started = play(planned(), [0, { type: 'start' }])
const round = play(started, [14, { type: 'goTo', segmentId: 's3' }], [14, { type: 'beginTurn', personId: 'p1' }])
const none = { partners: 0, count: 0, of: 10, written: [], promises: [] }
const promise = 'I will ask one hinge question.'

test('what the speaker promised stands there only where its owner lets the room read it', () => {
  show(round, 15, none).unmount()
  expect(screen.queryByText(promise)).toBeNull()
  const other = { ...none, promises: [{ personId: 'p2', promise, timesCarried: 0 }] }
  show(round, 15, other).unmount()
  expect(screen.queryByText(promise)).toBeNull()
  show(round, 15, { ...none, promises: [{ personId: 'p1', promise, timesCarried: 2 }] })
  expect(screen.getByText(promise)).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/carried|drop/i)
})

test('after the report the room is asked for questions and offers, on a clock of their own', () => {
  show(play(round, [16, { type: 'beginReply', personId: 'p1' }]), 16)
  expect(screen.getByText('Questions and offers of help for Aisha Khan')).toBeTruthy()
  expect(screen.getByRole('timer').textContent).toContain('Ben Rowe is next')
})

test('before the first turn the ring says how many minutes there are, and the words who begins', () => {
  show(play(started, [14, { type: 'goTo', segmentId: 's3' }]), 14)
  expect(screen.getByRole('timer').textContent).toBe('37minutes left')
  expect(screen.getByText('Aisha Khan starts.')).toBeTruthy()
})

test('while people plan it counts the plans and names no one', () => {
  const { container } = show(play(started, [90, { type: 'goTo', segmentId: 's6' }]), 95, { ...none, count: 7 })
  expect(container.textContent).toContain('7 of 10 plans written.')
  expect(container.textContent).not.toMatch(/Khan|Rowe|Dunn|Osei|Demir|Lee|Patel|Hart|Mensah|Nair/)
})

test('two sub-groups: both speakers, each with a clock', () => {
  const split = play(started, [36, { type: 'goTo', segmentId: 's3' }], [36, { type: 'split', on: true }])
  const [a = '', b = ''] = [0, 1].map(group => split.round.turns.find(each => each.subGroup === group)?.personId)
  show(play(split, [36, { type: 'beginTurn', personId: a }], [36, { type: 'beginTurn', personId: b }]), 37)
  expect(screen.getByText('Aisha Khan')).toBeTruthy()
  expect(screen.getByText('Ben Rowe')).toBeTruthy()
  expect(screen.getAllByRole('timer')).toHaveLength(2)
})

test('a message stands in the place of everything else, and darkness covers the screen', () => {
  const dark = show({ ...round, wall: { message: '', blackout: true } }, 15)
  expect(screen.getByText(/^The screen is blank for a moment/)).toBeTruthy()
  dark.unmount()
  show({ ...round, wall: { message: 'Back to your seats', blackout: false } }, 15)
  expect(screen.getByText('Back to your seats')).toBeTruthy()
  expect(screen.queryByText('Aisha Khan')).toBeNull()
  expect(screen.getByText('Ends 17:30, on time')).toBeTruthy()
})

test('the chosen projector asks for one tap before it may sound, no other one does', () => {
  show(round, 15).unmount()
  expect(screen.queryByRole('button', { name: /chime/ })).toBeNull()
  show({ ...round, chimeOn: 'The projector' }, 15)
  expect(screen.getByRole('button', { name: 'Tap here to turn on the chime' })).toBeTruthy()
})
