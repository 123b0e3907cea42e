import { cleanup, screen, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { show } from '../console.testkit.tsx'
import { MIN, planned, play, type Bare } from '../../meetings.testkit.tsx'

// What opens over the console comes in a file of its own, a moment later.
beforeAll(() => import('../console-panels.tsx'))
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const turn = (minute: number, person: number): [number, Bare] => [minute, { type: 'beginTurn', personId: `p${person}` }]
const started = play(planned(), [0, { type: 'start' }])
const inFeedback = play(started, [14, { type: 'goTo', segmentId: 's3' }])
const banner = () => within(screen.getByRole('region', { name: 'Finish time' }))

test('a late meeting shows what a re-balance would change before anything does, and one press accepts it', async () => {
  const { user, dispatch } = show(inFeedback, 59)
  const offer = screen.getByRole('group', { name: 'Suggested times' }).textContent
  expect(offer).toContain('New learning from 29 to 22')
  // What stays as it is, such as the part that keeps its time, would only have to be read.
  expect(offer).not.toContain('Action planning')
  expect(offer).toContain('Ends 17:30')
  expect(dispatch).not.toHaveBeenCalled()
  await user.click(button('Use these times'))
  expect(dispatch).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'rebalance', chosen: false }),
    'Change the times',
  )
})

test('the facilitator changes who pays: a tick for what is protected, minutes by hand, and the end says what comes of it', async () => {
  const { user, dispatch } = show(inFeedback, 59)
  await user.click(button('Change'))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText('Ends 17:30, on time')).toBeTruthy()
  await user.click(dialog.getByRole('checkbox', { name: 'New learning' }))
  await user.click(dialog.getByRole('checkbox', { name: 'Break' }))
  expect(dialog.getByText('Ends 17:38, eight minutes late', { selector: 'strong' })).toBeTruthy()
  // It answers a choice, so it is spoken.
  expect(dialog.getByRole('status').textContent).toBe('Ends 17:38, eight minutes late')
  expect(dialog.getByText(/^This won’t finish on time: it’s eight minutes over/)).toBeTruthy()
  await user.click(dialog.getByRole('checkbox', { name: /^Action planning/ }))
  expect(dialog.getByLabelText('Action planning, minutes')).toHaveProperty('value', '14')
  const minutes = dialog.getByLabelText('Action planning, minutes')
  await user.clear(minutes)
  await user.type(minutes, '6')
  expect(dialog.getByText(/^Less than the/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Use these times' }))
  expect(dispatch).toHaveBeenCalledWith(
    { type: 'rebalance', lengths: [{ segmentId: 's6', ms: 6 * MIN }], chosen: true },
    'Change the times',
  )
})

test('with minutes in hand they are offered, and given where the facilitator says', async () => {
  const early = play(started, [10, { type: 'goTo', segmentId: 's3' }])
  const { user, dispatch } = show(early, 10)
  expect(banner().getByText('Ends 17:26, four minutes early')).toBeTruthy()
  expect(banner().queryByText(/to spare/)).toBeNull()
  await user.click(button('Use the spare time…'))
  expect(screen.getByText(/^You have time to spare\./)).toBeTruthy()
  expect(screen.queryByText(/no other way/)).toBeNull()
  // Nobody gets a longer break without having asked for one.
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Break/ }).checked).toBe(false)
  await user.click(button('Use these times'))
  expect(dispatch).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'rebalance', chosen: true }),
    'Change the times',
  )
})

test('cut parts can have their time back, and the time that is left after that can be given', async () => {
  const cut: Bare = { type: 'rebalance', lengths: [{ segmentId: 's5', ms: 27 * MIN }], chosen: true }
  const early = play(started, [10, { type: 'goTo', segmentId: 's3' }], [10, cut])
  const { user } = show(early, 10)
  expect(screen.getByRole('group', { name: 'Suggested times' }).textContent).toContain('still four minutes early')
  await user.click(button('Use the spare time…'))
  expect(screen.getByText(/^You have time to spare\./)).toBeTruthy()
})

test('replies have their own clock, and then the next person comes', async () => {
  const replying = play(inFeedback, turn(14, 1), [16, { type: 'beginReply', personId: 'p1' }])
  const { user, dispatch } = show(replying, 16.5)
  expect(screen.getByRole('heading', { name: 'Replies to Aisha Khan' })).toBeTruthy()
  expect(screen.getByText('left for replies')).toBeTruthy()
  await user.keyboard(' ')
  expect(dispatch).toHaveBeenCalledWith({ type: 'beginTurn', personId: 'p2' }, 'Next: Ben Rowe')
})

test('after a skip it says who speaks at the end and who is next; the minutes name the part they are for', () => {
  const skip: Bare = { type: 'skipTurn', personId: 'p1' }
  show(play(inFeedback, [15, skip]), 15.1)
  expect(screen.getByText(/will speak at the end/).textContent).toBe(
    'Aisha Khan will speak at the end. Ben Rowe is next.',
  )
  cleanup()
  show(play(inFeedback, turn(14, 1), [16, skip]), 16.1)
  expect(screen.getByRole('heading', { name: 'Ben Rowe' })).toBeTruthy()
  expect(screen.queryByText(/will speak at the end/)).toBeNull()
  expect(screen.getByText(/^the last .* for replies$/)).toBeTruthy()
  expect(screen.getByRole('group', { name: 'Time for Feedback' }).textContent).toContain('+1 minFeedback')
})

test('while the last one speaks, not everyone has spoken', () => {
  const people = planned().people.map((_, index) => turn(15 + index, index + 1))
  const last = play(inFeedback, ...people)
  show(last, 15 + people.length - 1)
  expect(screen.getByText('last turn')).toBeTruthy()
  expect(screen.queryByText('everyone has spoken')).toBeNull()
  cleanup()
  show(play(last, [30, { type: 'endTurn', personId: `p${people.length}` }]), 31)
  expect(screen.getByText('everyone has spoken')).toBeTruthy()
})

test('the speaker’s promise stands there as far as it is shared, with a question where it was carried twice', () => {
  const run = play(inFeedback, turn(14, 7))
  const said = (personId: string) =>
    personId === 'p7' ? { promise: 'I will ask one hinge question.', timesCarried: 2 } : null
  show(run, 15, {}, { said, offers: ({ name }) => <label>Questions and offers of help for {name}</label> })
  expect(screen.getByText('“I will ask one hinge question.”')).toBeTruthy()
  expect(screen.getByText('Carried forward twice. Make it smaller, or drop it?')).toBeTruthy()
  expect(screen.getByText('Questions and offers of help for Sam Patel')).toBeTruthy()
})

test('a turn with no plan to show says so, without telling none from private; before it is known, nothing', () => {
  const run = play(inFeedback, turn(14, 7))
  show(run, 15, {}, { said: () => null })
  expect(screen.getByText('There’s no shared plan from last time.')).toBeTruthy()
  cleanup()
  show(run, 15)
  expect(screen.queryByText(/no shared plan from last time/)).toBeNull()
})

test('too little for each: two sub-groups are one press away, and then two speak at once', async () => {
  const run = play(started, [14, { type: 'goTo', segmentId: 's3' }])
  const { user, dispatch } = show(run, 36)
  expect(screen.getByRole('group', { name: 'Two sub-groups' }).textContent).toContain('That’s only 1:30 each.')
  await user.click(button('Split into two groups'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'split', on: true }, 'Split the group')
})

test('two sub-groups: each has its speaker and its own next', async () => {
  const split = play(inFeedback, [36, { type: 'split', on: true }])
  const [a = '', b = ''] = [0, 1].map(group => split.round.turns.find(each => each.subGroup === group)?.personId)
  const both = play(split, [36, { type: 'beginTurn', personId: a }], [36, { type: 'beginTurn', personId: b }])
  const { user, dispatch } = show(both, 37)
  const second = within(screen.getByRole('region', { name: 'Group 2' }))
  await user.click(second.getByRole('button', { name: /^Replies to/ }))
  expect(dispatch).toHaveBeenCalledWith({ type: 'beginReply', personId: b }, expect.stringMatching(/^Replies to/))
})

test('what an absent person wrote is read out', async () => {
  const run = play(inFeedback, [14, { type: 'register', personId: 'p10', attendance: 'apologies' }])
  const plans = { partners: 0, count: 0, of: 9, written: ['p10'], promises: [] }
  const { user, dispatch } = show(run, 15, { plans })
  await user.click(button('Read out Priya Nair’s report (30 seconds)'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'readOut', personId: 'p10' }, 'Read out Priya Nair’s report')
})

test('the order: by lot, or moved by hand, one place at a time', async () => {
  const { user, dispatch } = show(play(inFeedback, turn(14, 1)), 15)
  await user.click(button(/^Order: taking turns to start/))
  await user.click(screen.getByRole('radio', { name: 'Random' }))
  expect(dispatch).toHaveBeenLastCalledWith({ type: 'orderBy', order: 'drawn' }, 'Random')
  await user.click(button('Clare Dunn: earlier'))
  const order = expect.objectContaining({ type: 'setOrder', personIds: expect.arrayContaining(['p3', 'p2']) })
  expect(dispatch).toHaveBeenLastCalledWith(order, 'Change the order')
})

test('two of one name are told apart in the round, the register, the order and at the table', async () => {
  const apart = { p7: 'Science', p8: 'Art' } as Record<string, string>
  const people = inFeedback.people.map(person =>
    person.id in apart ? { ...person, name: 'Priya Patel', apart: apart[person.id] } : person,
  )
  const { user, dispatch } = show({ ...inFeedback, people }, 15)
  const round = (beside: string) => button(new RegExp(`^Speaks: ?Priya Patel ?\\(${beside}\\)`))
  expect(round('Art')).not.toBe(round('Science'))
  await user.click(button(/^Order/))
  expect(button('Priya Patel (Art): later')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Round the table' }))
  await user.click(button(/^Priya Patel ?\(Art\)$/))
  await user.click(button('Go round the table'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'setSeats', personIds: ['p8'] }, 'Set the seating')
  await user.click(button('Done'))
  await user.click(button('Register'))
  await user.click(button('Priya Patel (Science): apologies'))
  const label = 'Priya Patel (Science): apologies'
  expect(dispatch).toHaveBeenCalledWith({ type: 'register', personId: 'p7', attendance: 'apologies' }, label)
})

test('round the table: people are tapped as they sit', async () => {
  const { user, dispatch } = show(inFeedback, 15)
  await user.click(button(/^Order/))
  await user.click(screen.getByRole('radio', { name: 'Round the table' }))
  for (const name of ['Sam Patel', 'Jo Hart']) await user.click(button(name))
  await user.click(button('Jo Hart: earlier'))
  await user.click(button('Go round the table'))
  expect(dispatch).toHaveBeenCalledWith({ type: 'setSeats', personIds: ['p8', 'p7'] }, 'Set the seating')
  expect(dispatch).toHaveBeenCalledWith({ type: 'orderBy', order: 'seat' }, 'Round the table')
})
