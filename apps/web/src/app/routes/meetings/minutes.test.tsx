import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { meeting as meetingSchema } from '@hubs/schema/meetings/meetings'
import type { Minutes } from '@hubs/schema/meetings/minutes'
import { pulse, type Pulse } from '@hubs/schema/meetings/pulse'
import { held, minutesOf } from '#test/minutes-fixtures.ts'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import MinutesScreen from './minutes.tsx'
import PulseScreen from './pulse.tsx'

const member = meOf({ membership: inQuestioning })
const leader = meOf({ membership: inQuestioning, leads: [inQuestioning.groupId] })
const draft = { learned: 'Waiting', questions: '', version: 3, editedBy: null, editedAt: null, shown: false }
const at = (what: string) => ({ at: `/meetings/held/${what}`, path: `/meetings/:id/${what}` })

test('a member reads who came and when, what was learned and what was promised; and has nothing to write', async () => {
  stubApi({ 'GET /me': ok(member), 'GET /meetings/held': ok(held), 'GET /meetings/held/minutes': ok(minutesOf({})) })
  renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByText('Waiting is long.')).toBeTruthy()
  expect(screen.getByText('arrived 15:42')).toBeTruthy()
  expect(screen.getByText('1 of 2 attended. 1 of 2 people with a plan to report on has sent a report.')).toBeTruthy()
  expect(screen.getByText('I will wait three seconds.')).toBeTruthy()
  const told = screen.getByRole('heading', { name: 'What we reported' }).closest('section')
  for (const line of ['Aisha Khan', 'A few times.', 'They greeted me back.', 'Eight of ten did.'])
    expect(within(told ?? expect.fail('no section')).getByText(line)).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})

const everyone = held.people.map(person => ({ ...person, attendance: 'present' as const }))
const some = everyone.map((person, index) => ({
  ...person,
  attendance: index < 2 ? ('unknown' as const) : ('present' as const),
}))
const came = `${everyone.length} of ${everyone.length} attended.`
const said: [string, Partial<Minutes>, string][] = [
  ['nobody had a plan', { reports: { told: 0, of: 0 } }, came],
  ['a first meeting', { meeting: { ...meetingSchema.parse(held), kind: 'first' }, reports: { told: 2, of: 3 } }, came],
  ['all have told', { reports: { told: 3, of: 3 } }, `${came} Everyone with a plan to report on has sent a report.`],
  ['none has', { reports: { told: 0, of: 3 } }, `${came} No one has sent a report on their plan yet.`],
  ['some', { reports: { told: 2, of: 3 } }, `${came} 2 of 3 people with a plan to report on have sent a report.`],
  [
    'some are not marked',
    { people: some, reports: { told: 0, of: 0 } },
    `${everyone.length - 2} of ${everyone.length} attended, 2 not marked.`,
  ],
  [
    'nobody is marked',
    { people: everyone.map(person => ({ ...person, attendance: 'unknown' })), reports: { told: 0, of: 0 } },
    'The register wasn’t taken.',
  ],
]

test.each(said)('says only what is recorded: %s', async (_, part, sentence) => {
  const shown = minutesOf({ people: everyone, ...part })
  stubApi({ 'GET /me': ok(member), 'GET /meetings/held': ok(held), 'GET /meetings/held/minutes': ok(shown) })
  renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByText(sentence)).toBeTruthy()
})

test('a coordinator is told that what was learned is the group’s own', async () => {
  const seen = minutesOf({ audience: 'coordinator', text: null, promises: [], told: [] })
  stubApi({
    'GET /me': ok(meOf({ roles: ['coordinator'] })),
    'GET /meetings/held': ok({ ...held, mine: null }),
    'GET /meetings/held/minutes': ok(seen),
  })
  renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByText('No plans from this meeting are shared with the whole school.')).toBeTruthy()
  expect(screen.getByText('No written reports for this meeting are shared with the whole school.')).toBeTruthy()
  expect(screen.getByText(/What the group learned stays in the group/)).toBeTruthy()
  expect(screen.queryByText('What we learned')).toBeNull()
})

test('“Saved” is said of what was written in the minutes, and not of fields that nobody has filled in', async () => {
  const answers = { 'GET /me': ok(leader), 'GET /meetings/held': ok(held) }
  const nothing = { ...draft, learned: '', version: 0 }
  stubApi({ ...answers, 'GET /meetings/held/minutes': ok(minutesOf({ draft: nothing })) })
  renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByRole('textbox', { name: 'What we learned' })).toBeTruthy()
  expect(screen.queryByText('Saved')).toBeNull()
  cleanup()
  stubApi({ ...answers, 'GET /meetings/held/minutes': ok(minutesOf({ draft })) })
  renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByText('Saved')).toBeTruthy()
})

test('sending is asked first, carries the version that was seen, and says when it went', async () => {
  const sent = { at: '2026-11-26T18:00:00.000Z', by: { id: 'p2', name: 'Alex Reeve' }, people: 9, correction: false }
  const calls = stubApi({
    'GET /me': ok(leader),
    'GET /meetings/held': ok(held),
    'GET /meetings/held/minutes': ok(minutesOf({ draft })),
    'GET /mail-delivery': ok({ sent: false, folder: null, readsReturned: true }),
    'POST /meetings/held/minutes/sendings': ok(minutesOf({ draft: { ...draft, shown: true }, sendings: [sent] })),
  })
  const { user } = renderScreen(MinutesScreen, at('minutes'))
  expect(await screen.findByText(/^The email includes attendance, what you learned/)).toBeTruthy()
  expect(await screen.findByText('Emails aren’t being sent yet')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Send the minutes to the group' }))
  const asked = within(await screen.findByRole('dialog'))
  expect(asked.getByText(/^Everyone in the group will get a notification.*only be saved on the server/)).toBeTruthy()
  expect(
    asked.getByText(
      /The email includes attendance, what you learned, the reports people share with the group and the plans/,
    ),
  ).toBeTruthy()
  expect(asked.getByText(/added to the minutes as it is now, so check that it’s finished/)).toBeTruthy()
  await user.click(asked.getByRole('button', { name: 'Send the minutes to the group' }))
  expect((await screen.findByText(/Sent as a notification to nine people by/)).textContent).toContain('by Alex Reeve')
  expect(screen.getByText('Minutes sent to nine people, as a notification.')).toBeTruthy()
  const posted = calls.filter(({ what }) => what.startsWith('POST'))
  expect(posted.map(({ body }) => body)).toEqual([{ expectedVersion: 3 }])
  expect(posted[0]?.headers.get('idempotency-key')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Send the minutes again' })).toBeTruthy()
  expect(screen.getByText('What you’ve written hasn’t changed since.')).toBeTruthy()
})

test.each([
  ['before', '2026-11-26T17:50:00.000Z', 'Email the minutes again'],
  ['after', '2026-11-26T18:10:00.000Z', 'Email the corrected minutes'],
])('minutes that were written %s they were sent are offered as what they are', async (_, editedAt, action) => {
  const sent = { at: '2026-11-26T18:00:00.000Z', by: { id: 'p2', name: 'Alex Reeve' }, people: 9, correction: false }
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/held': ok(held),
    'GET /meetings/held/minutes': ok(minutesOf({ draft: { ...draft, editedAt }, sendings: [sent] })),
    'GET /mail-delivery': ok({ sent: true, folder: null, readsReturned: true }),
  })
  const { user } = renderScreen(MinutesScreen, at('minutes'))
  await user.click(await screen.findByRole('button', { name: action }))
  expect(within(await screen.findByRole('dialog')).getByText(/emailed to everyone in the group/)).toBeTruthy()
})

const open: Pulse = pulse.parse({
  meetingId: 'held',
  state: 'open',
  closesAt: '2026-11-29T17:28:00.000Z',
  mayGive: true,
  given: false,
  count: 4,
  of: 9,
  result: null,
})

test('the survey takes two taps, and each of the three can be altered in between', async () => {
  const given = { ...open, mayGive: false, given: true, count: 5 }
  const calls = stubApi({
    'GET /me': ok(member),
    'GET /meetings/held': ok(held),
    'GET /meetings/held/pulse': ok(open),
    'PUT /meetings/held/pulse': ok(given),
  })
  const { user } = renderScreen(PulseScreen, at('pulse'))
  expect(await screen.findByText(/This survey is anonymous/)).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: '4' }))
  expect(screen.getByRole('button', { name: 'Send: 4 for all three' })).toBeTruthy()
  await user.click(within(screen.getByRole('group', { name: 'I felt heard' })).getByRole('radio', { name: '2' }))
  await user.click(screen.getByRole('button', { name: 'Send: 4, 2 and 4' }))
  expect(await screen.findByText('Thank you.')).toBeTruthy()
  const sent = calls.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)
  expect(sent).toEqual([{ useful: 4, heard: 2, nextStep: 4, line: '' }])
})

test('a survey that was refused keeps what was tapped and says why', async () => {
  stubApi({
    'GET /me': ok(member),
    'GET /meetings/held': ok(held),
    'GET /meetings/held/pulse': ok(open),
    'PUT /meetings/held/pulse': refused(409, 'conflict', 'This survey closed three days after the meeting.'),
  })
  const { user } = renderScreen(PulseScreen, at('pulse'))
  await user.click(await screen.findByRole('radio', { name: '5' }))
  await user.click(screen.getByRole('button', { name: 'Send: 5 for all three' }))
  expect(await screen.findByText('This survey closed three days after the meeting.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Send: 5 for all three' })).toBeTruthy()
})

test('what came of it is said in figures with their spread; a low "heard" only to whom it is told', async () => {
  const figure = { mean: 3.2, lowest: 2, highest: 5 }
  const figures = { useful: figure, heard: figure, nextStep: { mean: 4, lowest: 4, highest: 4 } }
  const result = { answers: 5, figures, lowHeard: true, lines: ['The feedback round was worth the time.'] }
  stubApi({
    'GET /me': ok(leader),
    'GET /meetings/held': ok(held),
    'GET /meetings/held/pulse': ok({ ...open, state: 'closed', mayGive: false, count: 5, result }),
  })
  renderScreen(PulseScreen, at('pulse'))
  expect(await screen.findByText('Not everyone felt heard.')).toBeTruthy()
  expect(await screen.findAllByText('of 5, from 2 to 5')).toHaveLength(2)
  expect(screen.getByText('of 5, everyone said 4')).toBeTruthy()
  expect(screen.getByText('The feedback round was worth the time.')).toBeTruthy()
})

test('a half term that is withheld is named and not shown, not left out', async () => {
  const figures = { useful: 4.2, heard: 4, nextStep: 3.9 }
  const shown = { halfTerm: 'Autumn 1', meetings: 2, answers: 13, figures }
  stubApi({ 'GET /reports/pulse': ok({ items: [shown], withheld: ['Autumn 2'] }) })
  renderScreen(PulseSums, { at: '/pulse', open: true })
  const section = within(await screen.findByRole('region', { name: 'Autumn 2' }))
  expect(section.getByText(/^Not shown\. Results appear once two groups/)).toBeTruthy()
  expect(section.queryByText('0.0')).toBeNull()
})
