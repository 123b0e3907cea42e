import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import { show } from './console.testkit.tsx'
import { liveAt, MIN, planned, play, type Bare } from '../meetings.testkit.tsx'

const turn = (minute: number, person: number): [number, Bare] => [minute, { type: 'beginTurn', personId: `p${person}` }]

/** Sam Patel, the seventh, speaks in the 43rd minute; the starter took four minutes too long. */
const inRound = play(
  planned(),
  [0, { type: 'start' }],
  [7, { type: 'goTo', segmentId: 's2' }],
  [18, { type: 'goTo', segmentId: 's3' }],
  ...[1, 2, 3, 4, 5, 6, 7].map(person => turn(18 + (person - 1) * 3.8, person)),
)

// What opens over the console comes in a file of its own, a moment later.
beforeAll(() => import('./console-panels.tsx'))
const button = (name: string | RegExp) => screen.getByRole('button', { name })

test('late is said in words, and what it comes from', () => {
  show(inRound, 43)
  expect(screen.getByText('Ends 17:34, four minutes late')).toBeTruthy()
  expect(screen.getByText('Starter took four minutes longer than planned.')).toBeTruthy()
})

test('the speaker, the turn and its time stand in the middle; replies come next, or the next person at once', async () => {
  const { user, dispatch } = show(inRound, 43)
  expect(screen.getByRole('heading', { name: 'Sam Patel' })).toBeTruthy()
  expect(screen.getByText('Feedback, turn 7 of 10')).toBeTruthy()
  await user.click(button('Replies to Sam Patel'))
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'beginReply', personId: 'p7' }, 'Replies to Sam Patel')
  await user.click(button('Next: Jo Hart'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'beginTurn', personId: 'p8' }, 'Next: Jo Hart')
})

test('the last turn can go on to the next part without replies, as each before it to the next person', async () => {
  const last = play(inRound, ...[8, 9, 10].map(person => turn(18 + (person - 1) * 3.8, person)))
  const { user, dispatch } = show(last, 53)
  expect(screen.getByText('Feedback, turn 10 of 10')).toBeTruthy()
  await user.click(button('Next: Break'))
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'goTo', segmentId: 's4' }, 'Next: Break')
})

test('weeks before a meeting nobody can be marked present, and who can’t come can be', async () => {
  const week = -7 * 24 * 60
  const { user, dispatch } = show(planned(), week)
  expect(screen.getByRole('heading', { name: 'Who can’t come?' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /present/ })).toBeNull()
  await user.click(button('Ben Rowe: apologies'))
  const apologies = { type: 'register', personId: 'p2', attendance: 'apologies' }
  expect(dispatch).toHaveBeenLastCalledWith(apologies, 'Ben Rowe: apologies')
})

test('before the round someone is named to begin with', () => {
  show(play(planned(), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }]), 15)
  expect(button('Start with Aisha Khan')).toBeTruthy()
})

test('outside the round next names the next part; after the last one it asks before it ends', async () => {
  const { draw } = show(play(planned(), [0, { type: 'start' }]), 3)
  expect(button('Next: Starter')).toBeTruthy()
  const last = liveAt(play(planned(), [0, { type: 'start' }], [112, { type: 'goTo', segmentId: 's7' }]), 118)
  draw(last)
  const user = userEvent.setup()
  await user.click(button('End the meeting'))
  expect(last.dispatch).not.toHaveBeenCalled()
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End the meeting' }))
  expect(last.dispatch).toHaveBeenCalledWith({ type: 'end' }, 'End the meeting')
})

test('the keys do what their hints say', async () => {
  const { user, dispatch } = show(inRound, 43)
  await user.keyboard(' ')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'beginReply', personId: 'p7' }, 'Replies to Sam Patel')
  await user.keyboard('n')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'beginTurn', personId: 'p8' }, 'Next: Jo Hart')
  await user.keyboard('b')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'wall', message: '', blackout: true }, 'Blank the projector')
  await user.keyboard('p')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'pause' }, 'Pause')
  await user.keyboard('+')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'addTime', segmentId: 's3', ms: MIN }, '+1 min for Feedback')
  await user.keyboard('-')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'addTime', segmentId: 's3', ms: -MIN }, '−1 min for Feedback')
  await user.keyboard('s')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'skipTurn', personId: 'p7' }, 'Skip Sam Patel')
  await user.keyboard('z')
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'undo' }, 'Undo: Sam Patel started')
})

test('the keys can be switched off, and are silent while someone types', async () => {
  const { user, dispatch } = show(inRound, 43)
  const field = document.body.appendChild(document.createElement('textarea'))
  field.focus()
  await user.keyboard('p z')
  field.remove()
  expect(dispatch).not.toHaveBeenCalled()
  await user.keyboard('?')
  await user.click(button('Turn shortcuts off'))
  await user.click(button('Close'))
  await user.keyboard('p')
  expect(dispatch).not.toHaveBeenCalled()
  expect(button('Shortcuts are off')).toBeTruthy()
})

test('the second click of a double one does nothing', async () => {
  const { user, dispatch } = show(inRound, 43)
  await user.dblClick(button('Next: Jo Hart'))
  expect(dispatch).toHaveBeenCalledTimes(1)
})

test('leaving feedback with people still to come is asked about; an ordinary jump is not', async () => {
  const { user, dispatch } = show(inRound, 43)
  await user.click(button(/New learning/))
  expect(screen.getByRole('dialog').textContent).toContain('Three people haven’t spoken yet.')
  await user.click(button('Stay with Feedback'))
  expect(dispatch).not.toHaveBeenCalled()
})

test('anyone can be chosen to speak, and each has a time from here on', async () => {
  const { user, dispatch } = show(inRound, 43)
  expect(screen.getByRole('img', { name: '6 of 10 have spoken' })).toBeTruthy()
  await user.click(button(/Priya Nair/))
  expect(dispatch).toHaveBeenCalledWith({ type: 'beginTurn', personId: 'p10' }, 'Next: Priya Nair')
})

test('before the start people are marked with a tap, and a tap shows at once', async () => {
  const run = planned(10, 'unknown')
  const { user, dispatch, draw } = show(run, -8)
  await user.click(button('Jo Hart: present'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'register', personId: 'p8', attendance: 'present' }, 'Jo Hart: present')
  const waiting = [{ input: { type: 'register', personId: 'p8', attendance: 'present' } as const, label: '' }]
  draw(liveAt(run, -8, { queue: { waiting, stuck: false, refusal: null, rejected: [] } }))
  expect(button('Jo Hart: present').getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText('1 present, 9 not marked yet.')).toBeTruthy()
  expect(button(/Mark everyone else present/)).toBeTruthy()
})

test('starting on another day than planned is asked about', async () => {
  const { user, dispatch } = show(planned(), -3 * 24 * 60)
  await user.click(button('Start the meeting'))
  expect(screen.getByRole('dialog').textContent).toContain('planned for Thu 26 Nov. Today is Mon 23 Nov.')
  await user.click(button('Start it now'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'start', anyway: true }, 'Start the meeting')
})

test('a pause says so, and goes on with one press', async () => {
  const { user, dispatch } = show(play(planned(), [0, { type: 'start' }], [3, { type: 'pause' }]), 5)
  expect(screen.getByText('Paused: every minute makes the finish later.')).toBeTruthy()
  await user.click(button('Resume'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'resume' }, 'Resume')
})

test('after the end the record stands there, and undo opens the meeting again', async () => {
  const { user, dispatch } = show(play(planned(), [0, { type: 'start' }], [121, { type: 'end' }]), 125)
  expect(screen.getByRole('heading', { name: 'Ended 17:31, one minute late' })).toBeTruthy()
  expect(screen.getAllByText('Ended 17:31, one minute late')).toHaveLength(1)
  expect(screen.getByRole('row', { name: /Introduction 7 121 \+114/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Edit and send the minutes' }).getAttribute('href')).toBe(
    '/meetings/m1/minutes',
  )
  expect(screen.getByRole('link', { name: 'Meeting page' }).getAttribute('href')).toBe('/meetings/m1')
  await user.click(button('Undo “Ended the meeting”'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'undo' }, 'Undo: Ended the meeting')
})

test('a command that has not arrived is kept in sight with a way on, a refusal is said quietly', async () => {
  const waiting = [{ input: { type: 'pause' } as const, label: 'Pause' }]
  const { user, live, draw } = show(inRound, 43, { queue: { waiting, stuck: true, refusal: null, rejected: [] } })
  expect(screen.getByText('Saved but not sent yet (1):')).toBeTruthy()
  await user.click(button('Try now'))
  expect(live.retry).toHaveBeenCalledOnce()
  const sentence = 'The meeting is already at New learning.'
  draw(liveAt(inRound, 43, { queue: { waiting: [], stuck: false, refusal: sentence, rejected: [] } }))
  expect(screen.getByText(sentence)).toBeTruthy()
})
