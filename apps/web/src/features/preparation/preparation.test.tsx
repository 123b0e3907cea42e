import { candidateBoard, type CandidateBoard as Board } from '@hubs/schema/meetings/candidates'
import { meetingDetail, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { createQueryClient } from '#lib/query-client.ts'
import { StatusProvider } from '#ui/notes/status.tsx'
import { ok, stubApi } from '#test/api-stub.ts'
import { BeforeMeeting } from './before-meeting.tsx'
import { CandidateBoard } from './candidates/candidate-board.tsx'
import { Checklist } from './checklist.tsx'
import { PrintAgenda } from './print-agenda.tsx'

const timeZone = 'Europe/London'
const now = Date.parse('2026-11-20T09:00:00.000Z')

const person = (id: string, name: string) => ({
  id,
  name,
  role: 'member',
  attendance: 'unknown',
  arrivedAt: null,
  leftAt: null,
  changes: 0,
})
const meeting: MeetingDetail = meetingDetail.parse({
  id: 'm1',
  groupId: 'g1',
  hubSlug: 'questioning',
  hubName: 'Questioning',
  groupName: null,
  programme: '2026-27',
  number: 2,
  kind: 'ordinary',
  halfTerm: 'Autumn 2',
  outside: false,
  beforeUse: false,
  date: '2026-11-25',
  startsAt: '15:30',
  startsAtInstant: '2026-11-25T15:30:00.000Z',
  endsAt: '2026-11-25T17:30:00.000Z',
  minutes: 120,
  place: 'B12',
  status: 'planned',
  mine: 'member',
  version: 3,
  withBreak: false,
  segments: [
    {
      id: 's1',
      kind: 'new-learning',
      title: 'Hinge questions',
      minutes: 30,
      floorMinutes: 5,
      protected: false,
      prompt: 'One question for all',
      notes: null,
      links: [{ title: 'Pre-reading, 8 min', url: 'https://example.org/read' }],
      materials: ['Mini whiteboards'],
      presenterId: 'ben',
    },
  ],
  warnings: [],
  advice: [],
  people: [person('amy', 'Amy Adams'), person('ben', 'Ben Brown')],
  record: null,
})

const idea = (id: string, title: string, over: object = {}) => ({
  id,
  title,
  technique: 'What one sees',
  why: 'It works',
  failing: 'Done too fast',
  url: '',
  readMinutes: null,
  presenter: null,
  strategyCode: null,
  proposedBy: 'Fay Facilitator',
  up: true,
  votes: null,
  mayChange: false,
  version: 1,
  ...over,
})
const boardOf = (over: object = {}): Board =>
  candidateBoard.parse({
    meetingId: 'm1',
    state: 'voting',
    opensAt: '2026-11-18T00:00:00.000Z',
    closesAt: '2026-11-24T15:30:00.000Z',
    closedEarly: false,
    candidates: [idea('c1', 'Hinge questions'), idea('c2', 'Wait time')],
    voted: 3,
    of: 10,
    myVote: null,
    leading: [],
    advised: null,
    takenId: null,
    version: 1,
    ...over,
  })

function show(view: ReactNode) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter>
        <StatusProvider>{view}</StatusProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}
const shown = (board: Board, leads = false) => (
  <CandidateBoard board={board} meeting={meeting} leads={leads} timeZone={timeZone} now={now} />
)

test('votes that come in and time that passes are shown; only that voting opens or closes is spoken', () => {
  const page = (board: Board, later = 0) => (
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter>
        <StatusProvider>
          <CandidateBoard {...{ board, meeting, timeZone }} leads={false} now={now + later} />
        </StatusProvider>
      </MemoryRouter>
    </QueryClientProvider>
  )
  const spoken = () =>
    [...document.querySelectorAll('output, [role=status], [role=alert], [aria-live]')]
      .map(each => each.textContent)
      .join('')
  const { rerender } = render(page(boardOf()))
  expect(screen.getByText(/^3 of 10 have voted\./)).toBeTruthy()
  expect(spoken()).toBe('')
  for (const voted of [4, 5, 9]) {
    rerender(page(boardOf({ voted }), voted * 60_000))
    expect(screen.getByText(new RegExp(`^${voted} of 10 have voted`))).toBeTruthy()
    expect(spoken()).toBe('')
  }
  rerender(page(boardOf({ voted: 9, state: 'closed', leading: ['c1'] })))
  expect(spoken()).toBe('“Hinge questions” was chosen. 9 of 10 have voted.')
  rerender(page(boardOf({ voted: 9, state: 'over', leading: ['c1'] })))
  expect(spoken()).toMatch(/^The meeting has started/)
})

test('before one’s own vote no count is shown, and one tap votes', async () => {
  const calls = stubApi({ 'PUT /meetings/m1/ballot/vote': ok(boardOf({ myVote: 'c2' })) })
  const user = show(shown(boardOf()))
  expect(screen.getByText(/3 of 10 have voted\. Voting closes on/)).toBeTruthy()
  expect(screen.queryByText(/^\w+ votes?$/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Vote for Wait time' }))
  await waitFor(() => expect(calls.findLast(({ what }) => what.startsWith('PUT'))?.body).toEqual({ candidateId: 'c2' }))
  expect(await screen.findByText(/Your vote is for “Wait time”/)).toBeTruthy()
})

test('a tie is said, and is the facilitator’s to break', async () => {
  const tied = boardOf({
    state: 'closed',
    leading: ['c1', 'c2'],
    candidates: [idea('c1', 'Hinge questions', { votes: 2 }), idea('c2', 'Wait time', { votes: 2 })],
  })
  const calls = stubApi({
    'PUT /meetings/m1/ballot/taken': ok(boardOf({ state: 'closed', takenId: 'c1', leading: ['c1', 'c2'] })),
  })
  const user = show(shown(tied, true))
  expect(screen.getByText(/It’s a tie: “Hinge questions” and “Wait time”/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Add “Hinge questions” to the agenda' }))
  await waitFor(() => expect(calls[0]?.body).toEqual({ candidateId: 'c1' }))
})

test('who does not lead has no way to close or take', () => {
  show(shown(boardOf({ state: 'closed', leading: ['c1'] })))
  expect(screen.getByText(/“Hinge questions” was chosen/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /to the agenda|Close|[Oo]pen/ })).toBeNull()
})

test.each(['closed', 'over'] as const)(
  'with no ideas and voting %s, no vote and nothing to add is spoken of',
  state => {
    show(shown(boardOf({ candidates: [], state }), true))
    expect(
      screen.getByText(state === 'closed' ? /^No one proposed an idea, so/ : /^The meeting has started/),
    ).toBeTruthy()
    expect(screen.queryByText(/one vote|No ideas yet|Anyone in the group|to the agenda/i)).toBeNull()
  },
)

test('while ideas can come in, it says what each may do', () => {
  show(shown(boardOf({ candidates: [], state: 'proposing' })))
  expect(screen.getByText(/^You have one vote\./)).toBeTruthy()
})

test('an idea without its reasons is not sent, and each field says what it wants', async () => {
  const library = {
    strategyCode: 'Q1',
    strategy: 'Wait time',
    hubSlug: 'questioning',
    technique: 'Three seconds of silence',
    commonFailing: 'Filling the silence',
  }
  const calls = stubApi({ 'GET /techniques?hub=questioning': ok({ items: [library] }) })
  const user = show(shown(boardOf({ candidates: [], state: 'proposing' })))
  expect(screen.getByText('No ideas yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Propose an idea' }))
  await user.selectOptions(await screen.findByLabelText('Start from the library'), '0')
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('Wait time')
  expect(screen.getByLabelText<HTMLTextAreaElement>('What are the common pitfalls?').value).toBe('Filling the silence')
  await user.click(screen.getByRole('button', { name: 'Propose idea' }))
  expect((await screen.findAllByText('Enter why it works: the evidence, in a sentence.')).length).toBeGreaterThan(0)
  expect(calls.filter(({ what }) => what.startsWith('POST'))).toEqual([])
})

test('the checklist ticks in one tap and says who did', async () => {
  const item = (ticked: object | null) => ({ items: [{ id: 'room', text: 'The room', ticked }] })
  const calls = stubApi({
    'GET /meetings/m1/checklist': ok(item(null)),
    'PATCH /meetings/m1/checklist/room': ok(item({ by: 'Fay Facilitator', at: '2026-11-20T09:00:00.000Z' })),
  })
  const user = show(<Checklist meetingId="m1" />)
  expect(await screen.findByText('One thing to do.')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'The room' }))
  expect(await screen.findByText('Fay Facilitator')).toBeTruthy()
  expect(screen.getByText('All done.')).toBeTruthy()
  expect(calls.find(({ what }) => what.startsWith('PATCH'))?.body).toEqual({ ticked: true })
})

test('who can’t come says so in one tap, is asked for no reason, and can still report', async () => {
  const away = { ...meeting, people: meeting.people.map(each => ({ ...each, attendance: 'apologies' })) }
  const calls = stubApi({
    'GET /meetings/m1/candidates': ok(boardOf()),
    'PUT /meetings/m1/coming': ok(away),
  })
  const user = show(<BeforeMeeting {...{ meeting, timeZone }} personId="amy" plan={undefined} />)
  expect(await screen.findByRole('link', { name: 'Vote' })).toBeTruthy()
  const read = screen.getByRole('link', { name: /Pre-reading/ })
  expect([read.getAttribute('rel'), read.getAttribute('target')]).toEqual(['noopener noreferrer', '_blank'])
  expect(screen.queryByRole('textbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'I can’t come' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === 'PUT /meetings/m1/coming')?.body).toEqual({ coming: false }),
  )
  expect(await screen.findByText('Apologies sent. Your group can see that you can’t come.')).toBeTruthy()
})

test('what to bring is told apart, where one thing has a comma in its words', () => {
  const materials = ['Mini whiteboards', 'Three hinge questions, printed']
  const [first, ...rest] = meeting.segments
  if (!first) expect.fail('no parts')
  show(
    <PrintAgenda
      meeting={{ ...meeting, segments: [{ ...first, materials }, ...rest.map(each => ({ ...each, materials: [] }))] }}
      timeZone={timeZone}
    />,
  )
  expect(screen.getByText('Things to bring or set out: Mini whiteboards; Three hinge questions, printed')).toBeTruthy()
})

test('the printed sheet has times, who leads a part, what to bring, and a box for each person', () => {
  show(<PrintAgenda meeting={meeting} timeZone={timeZone} />)
  expect(screen.getByText('15:30')).toBeTruthy()
  expect(screen.getByText(/\(Ben Brown\)/)).toBeTruthy()
  expect(screen.getByText('Things to bring or set out: Mini whiteboards')).toBeTruthy()
  expect(screen.getAllByRole('listitem').map(each => each.textContent)).toEqual(['Amy Adams', 'Ben Brown'])
})
