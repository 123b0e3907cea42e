import type { StoredRun } from '@hubs/schema/meetings/live'
import { screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { show } from '../console.testkit.tsx'
import { liveAt, MIN, planned, play, START } from '../../meetings.testkit.tsx'

// What opens over the console comes in a file of its own, a moment later.
beforeAll(() => import('../console-panels.tsx'))
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const started = play(planned(), [0, { type: 'start' }])
const ledBy = (personId: string, name: string, minute = 0): StoredRun => ({
  ...started,
  lead: { personId, name, since: START + minute * MIN },
})

test('who does not lead sees everything, has no buttons to press by mistake, and takes over with one', async () => {
  const { user, dispatch } = show(ledBy('f2', 'Alex Reeve'), 5)
  expect(screen.getByText('is leading.').textContent).toBe('Alex Reeve is leading.')
  expect(screen.queryByRole('button', { name: /^Next/ })).toBeNull()
  await user.keyboard(' pz')
  expect(dispatch).not.toHaveBeenCalled()
  await user.click(button('Take over'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'takeLead' }, 'Take over')
})

test('both are told who has taken over, for a minute', () => {
  const { draw } = show(ledBy('p1', 'Aisha Khan'), 41)
  expect(screen.queryByText(/taken over/)).toBeNull()
  draw(liveAt(ledBy('f2', 'Alex Reeve', 42), 42))
  expect(screen.getByText('Alex Reeve has taken over, 16:12.')).toBeTruthy()
  draw(liveAt(ledBy('p1', 'Aisha Khan', 42.5), 42.6))
  expect(screen.getByText('You have taken over, 16:12.')).toBeTruthy()
  draw(liveAt(ledBy('p1', 'Aisha Khan', 42.5), 44))
  expect(screen.queryByText(/taken over/)).toBeNull()
})

test('no one has pressed start: it can be said when they began', async () => {
  const { user, dispatch } = show(planned(), 3.2)
  expect(screen.getByText(/^This meeting was due to start three minutes ago/)).toBeTruthy()
  await user.click(button('Already started?'))
  await user.click(button('We started three minutes ago'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'start' }, 'Start the meeting')
  expect(dispatch).toHaveBeenCalledWith(
    { type: 'beganEarlier', segmentId: null, ms: 3 * MIN },
    'Started three minutes ago',
  )
})

test('a part that was begun late on the console can be put right', async () => {
  const { user, dispatch } = show(play(started, [8, { type: 'goTo', segmentId: 's2' }]), 8.5)
  await user.click(button('Started earlier…'))
  await user.click(await screen.findByRole('button', { name: 'It started two minutes ago' }))
  expect(dispatch).toHaveBeenCalledWith(
    { type: 'beganEarlier', segmentId: 's2', ms: 1.5 * MIN },
    'Starter started two minutes ago',
  )
})

test('a message stands on the projector until it is cleared, and darkness says so here', async () => {
  const { user, dispatch, draw } = show(started, 3)
  await user.click(button(/^Message/))
  await user.click(button('Show message'))
  expect(screen.getByText('Enter a message.')).toBeTruthy()
  await user.click(button('Two minutes, then back to your seats'))
  await user.click(button('Show message'))
  const message = 'Two minutes, then back to your seats'
  expect(dispatch).toHaveBeenCalledWith({ type: 'wall', message, blackout: false }, 'Show the message')
  const shown = liveAt({ ...started, wall: { message, blackout: false } }, 3)
  draw(shown)
  await user.click(button('Clear'))
  expect(shown.dispatch).toHaveBeenLastCalledWith({ type: 'wall', message: '', blackout: false }, 'Clear the message')
  draw(liveAt({ ...started, wall: { message: '', blackout: true } }, 3))
  expect(screen.getByText('The projector is blank.')).toBeTruthy()
})

test('the chime is off until one device is chosen', async () => {
  const { user, dispatch } = show(started, 3)
  await user.click(button(/^Message/))
  expect(screen.getByRole('radio', { name: 'Off' })).toHaveProperty('checked', true)
  await user.click(screen.getByRole('radio', { name: 'On the projector' }))
  expect(dispatch).toHaveBeenCalledWith({ type: 'chime', device: 'The projector' }, 'Turn the chime on')
})

test('someone goes home, and comes back', async () => {
  const { user, dispatch, draw } = show(started, 20)
  // Not a house: that is Home elsewhere.
  expect(button('Jo Hart: left early').querySelector('.lucide-door-open')).toBeTruthy()
  await user.click(button('Jo Hart: left early'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'leave', personId: 'p8' }, 'Jo Hart: left early')
  const next = liveAt(play(started, [20, { type: 'leave', personId: 'p8' }]), 21)
  draw(next)
  await user.click(button('Jo Hart: left early'))
  expect(next.dispatch).toHaveBeenCalledWith(
    { type: 'register', personId: 'p8', attendance: 'present' },
    'Jo Hart: present',
  )
})

test('the register is one stop of the Tab key, and the keyboard never falls out of the page', async () => {
  const run = planned(10, 'unknown')
  const { user, draw } = show(run, -8)
  const everybody = button(/^Mark everyone present/)
  everybody.focus()
  await user.tab()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Aisha Khan: present')
  // Nothing else tells a screen reader that nine more names are there, past the Tab key.
  const keys = document.activeElement?.getAttribute('aria-describedby') ?? ''
  expect(document.getElementById(keys)?.textContent).toBe('Use the arrow keys to move around this list.')
  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Ben Rowe: apologies')
  await user.tab()
  expect(document.activeElement).toBe(button('Start the meeting'))
  button(/^Mark everyone present/).focus()
  await user.keyboard('{Enter}')
  draw(liveAt(planned(), -8))
  expect(document.activeElement).toBe(button('Start the meeting'))
  await user.keyboard('{Enter}')
  draw(liveAt(started, 0.1))
  expect(document.activeElement).toBe(button('Next: Starter'))
})

test('while people plan, the part says how many plans are written', () => {
  const planning = play(started, [90, { type: 'goTo', segmentId: 's6' }])
  show(planning, 95, { plans: { partners: 0, count: 9, of: 10, written: [], promises: [] } })
  expect(screen.getByText('9 of 10').parentElement?.textContent).toBe('9 of 10 plans written')
})
