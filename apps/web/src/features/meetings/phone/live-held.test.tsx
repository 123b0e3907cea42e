import type { StoredRun } from '@hubs/schema/meetings/live'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { LiveView } from './live-view.tsx'
import { detailOf, liveAt, planned, play, timeZone, type Bare } from '../meetings.testkit.tsx'

const begun = play(planned(), [0, { type: 'start' }])
const at = (run: StoredRun, minute: number, segmentId: string) => play(run, [minute, { type: 'goTo', segmentId }])
const turn = (run: StoredRun, minute: number, personId: string): StoredRun =>
  play(run, [minute, { type: 'beginTurn', personId } satisfies Bare])

const feedback = at(begun, 14, 's3')
const planning = at(feedback, 60, 's6')
const summary = at(planning, 90, 's7')

/** Every way in which the meeting moves on from under a form. */
const moves: [name: string, from: StoredRun, to: StoredRun, now: string, way: string][] = [
  ['the next one speaks', turn(feedback, 15, 'p1'), turn(turn(feedback, 15, 'p1'), 20, 'p2'), 'turn.', 'Go to'],
  [
    'it is my own turn',
    turn(feedback, 15, 'p1'),
    turn(turn(feedback, 15, 'p1'), 20, 'p8'),
    'It’s your turn.',
    'Go to my turn',
  ],
  ['from feedback to planning', feedback, planning, 'Now:', 'Go to'],
  ['from planning to the summary', planning, summary, 'Now:', 'Go to'],
  ['back from planning to feedback', planning, at(planning, 70, 's3'), 'Now:', 'Go to'],
  [
    'planning, and the meeting ends',
    planning,
    play(planning, [100, { type: 'end' }]),
    'The meeting has ended.',
    'Close this form',
  ],
]

const Field = ({ label }: { label: string }) => {
  const [text, setText] = useState('')
  return (
    <form>
      <label>
        {label}
        <input value={text} onChange={event => setText(event.target.value)} />
      </label>
    </form>
  )
}

function show(first: StoredRun) {
  const view = (run: StoredRun, minute: number) => {
    const live = liveAt(run, minute)
    return (
      <MemoryRouter>
        <LiveView
          meeting={detailOf(run)}
          {...{ live, timeZone }}
          personId="p8"
          run={live.run}
          nextDate={null}
          heading={null}
          own={({ current, round }) => {
            const about = `${current?.id} ${round?.speaker?.personId}`
            return current?.kind === 'feedback' || current?.kind === 'planning' ? (
              <Field key={about} label={about} />
            ) : null
          }}
          pulse={<Field label="How was it?" />}
        />
      </MemoryRouter>
    )
  }
  const { rerender } = render(view(first, 101))
  return { user: userEvent.setup(), draw: (run: StoredRun, minute = 102) => rerender(view(run, minute)) }
}

test.each(moves)('a field is never taken from under someone’s hands: %s', async (_name, from, to, now, way) => {
  const { user, draw } = show(from)
  const field = screen.getAllByRole('textbox')[0] as HTMLInputElement
  await user.type(field, 'half a wo')
  draw(to)
  expect(document.activeElement).toBe(field)
  await user.keyboard('rd')
  expect(field.value).toBe('half a word')
  const note = screen.getByText(/What you’ve typed stays here until you leave it/u)
  expect(note.textContent).toContain(now)
  expect(note.getAttribute('role')).toBe('status')
  await user.click(screen.getByRole('button', { name: new RegExp(`^${way}`, 'u') }))
  expect(field.isConnected).toBe(false)
  expect(document.activeElement?.tagName).toBe('H1')
  expect(screen.queryByText(/What you’ve typed stays/u)).toBeNull()
})

test.each(moves)('with nothing typed the page goes along: %s', (_name, from, to) => {
  const { draw } = show(from)
  const field = screen.getAllByRole('textbox')[0] as HTMLInputElement
  draw(to)
  expect(field.isConnected).toBe(false)
})

test('the survey stays through the end of the meeting, and when the facilitator goes back', async () => {
  const { user, draw } = show(summary)
  const field = screen.getByLabelText<HTMLInputElement>('How was it?')
  await user.type(field, 'good, b')
  draw(at(summary, 100, 's6'))
  await user.keyboard('ut ')
  draw(play(summary, [100, { type: 'end' }]))
  await user.keyboard('long')
  expect(field.value).toBe('good, but long')
})
