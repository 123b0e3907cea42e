import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Hub } from '@hubs/schema/hubs'
import type { Programme, UpdateHalfTerms } from '@hubs/schema/programmes/programmes'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, hubsOf, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { personOf } from '#test/staff-fixtures.ts'
import { dateText, typeDate } from '#test/type-date.ts'
import ProgrammeScreen from './programme.tsx'

const changed = (change: Partial<Programme>) => ({ ...someProgramme, version: 2, ...change })
const answers = {
  'GET /me': ok(meOf({ roles: ['coordinator'] })),
  'GET /programmes/current': ok(someProgramme),
  'GET /hubs': ok({ items: hubsOf(null) }),
}
const show = () => renderScreen(ProgrammeScreen, { at: '/programme' })
const about = async () => within(await screen.findByRole('form', { name: 'About the programme' }))

test('aims are added, moved and taken out, with undo, and saved in their order', async () => {
  const calls = stubApi({ ...answers, 'PATCH /programmes/current': ok(changed({})) })
  const { user } = show()
  const form = await about()
  await user.click(form.getByRole('button', { name: 'Add an aim' }))
  expect(document.activeElement).toBe(form.getByLabelText('Aim 3'))
  await user.keyboard('Talk to parents.')
  await user.click(form.getByRole('button', { name: 'Move aim 3 up' }))
  expect(document.activeElement).toBe(form.getByRole('button', { name: 'Move aim 2 up' }))
  await user.click(form.getByRole('button', { name: 'Remove aim 1' }))
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await user.click(form.getByRole('button', { name: 'Remove aim 3' }))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/It’s on the public page now/)).toBeTruthy()
  const body = calls.find(call => call.what.startsWith('PATCH'))?.body
  expect(body).toMatchObject({ aims: [someProgramme.aims[0], 'Talk to parents.'], expectedVersion: 1 })
})

test('what is saved as it was, or put back as it was, is not sent, and is said to be no change', async () => {
  const calls = stubApi(answers)
  const { user } = show()
  const form = await about()
  const changes = () => calls.filter(({ what }) => !what.startsWith('GET'))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Nothing has changed, so there was nothing to save.')).toBeTruthy()
  await user.type(form.getByLabelText('Summary'), 'x{Backspace}')
  await user.click(form.getByRole('button', { name: 'Save' }))
  await user.click(screen.getByRole('button', { name: 'Save dates' }))
  expect(changes()).toEqual([])
  expect(readStored(`programme-about-${someProgramme.id}`)).toBeNull()
})

test('an empty aim is said at its place', async () => {
  stubApi(answers)
  const { user } = show()
  const form = await about()
  await user.clear(form.getByLabelText('Aim 2'))
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await form.findByText('Enter an aim, or remove the line.')).toBeTruthy()
  expect(document.activeElement).toBe(form.getByLabelText('Aim 2'))
})

test('what someone else changed in another part does not get in the way', async () => {
  let tries = 0
  const stale = refused(409, 'stale', 'Someone else has changed this.', {
    current: changed({ datesChecked: true, version: 7 }),
  })
  const calls = stubApi({
    ...answers,
    'PATCH /programmes/current': body => (tries++ === 0 ? stale(body) : { body: changed({ version: 8 }) }),
  })
  const { user } = show()
  const form = await about()
  await user.type(form.getByLabelText('Summary'), ' More.')
  await user.click(form.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/It’s on the public page now/)).toBeTruthy()
  expect(calls.findLast(call => call.what.startsWith('PATCH'))?.body).toMatchObject({ expectedVersion: 7 })
})

test('the choice window is typed on the school’s clock and sent as instants', async () => {
  const calls = stubApi({ ...answers, 'PATCH /programmes/current': ok(changed({})) })
  const { user } = show()
  const day = await screen.findByRole('group', { name: 'Closes on' })
  expect([dateText(day), dateText(screen.getByRole('group', { name: 'Closes at' }))]).toEqual(['18 09 2026', '17 00'])
  await typeDate(user, day, '04122026')
  await user.click(screen.getByRole('button', { name: 'Save dates' }))
  await screen.findByText('Saved.')
  expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toEqual({
    choiceOpensAt: '2026-09-01T07:00:00.000Z',
    choiceClosesAt: '2026-12-04T17:00:00.000Z',
    expectedVersion: 1,
  })
})

test('a window that closes before it opens is refused at its field', async () => {
  stubApi(answers)
  const { user } = show()
  await typeDate(user, await screen.findByRole('group', { name: 'Closes on' }), '01082026')
  await user.click(screen.getByRole('button', { name: 'Save dates' }))
  expect(await screen.findByText('The closing time must be after the opening time.')).toBeTruthy()
})

test('a choice that has closed can be opened now until a day', async () => {
  const closed = { ...someProgramme, choice: { ...someProgramme.choice, state: 'closed' as const } }
  const calls = stubApi({
    ...answers,
    'GET /programmes/current': ok(closed),
    'PATCH /programmes/current': ok(changed({})),
  })
  const { user } = show()
  expect(await screen.findByText(/^Closed on Fri 18 Sep, 17:00/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Open hub choices now' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Open hub choices now' }))
  await typeDate(user, dialog.getByRole('group', { name: 'Until' }), '15012099')
  await user.click(dialog.getByRole('button', { name: 'Open hub choices' }))
  expect(await screen.findByText(/^Hub choices are open until Thu 15 Jan 2099 at 18:00/)).toBeTruthy()
  expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toMatchObject({
    choiceClosesAt: '2099-01-15T18:00:00.000Z',
    expectedVersion: 1,
  })
})

test('a choice that is to close on a day to come is opened until then, unless another is chosen', async () => {
  const choice = {
    opensAt: '2099-01-05T08:00:00.000Z',
    closesAt: '2099-01-15T17:00:00.000Z',
    state: 'not-open' as const,
  }
  const calls = stubApi({
    ...answers,
    'GET /programmes/current': ok({ ...someProgramme, choice }),
    'PATCH /programmes/current': ok(changed({})),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Open hub choices now' }))
  await user.click(await screen.findByRole('button', { name: 'Open hub choices' }))
  await waitFor(() =>
    expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toMatchObject({ choiceClosesAt: choice.closesAt }),
  )
})

test('a link to a part of the page leaves the keyboard there, not at the top of the page', async () => {
  stubApi(answers)
  renderScreen(ProgrammeScreen, { at: '/programme#dates', path: '/programme' })
  const heading = await screen.findByRole('heading', { level: 2, name: 'Half terms' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('half terms are saved one by one, and a clash is said at its field', async () => {
  const clash = 'This overlaps Autumn 2.'
  const calls = stubApi({
    ...answers,
    'PATCH /half-terms/half-term-0': refused(400, 'invalid', clash, { fields: { startsOn: clash } }),
  })
  const { user } = show()
  const row = within(await screen.findByRole('form', { name: 'Autumn 1' }))
  expect(row.queryByRole('button', { name: 'Save' })).toBeNull()
  await typeDate(user, row.getByRole('group', { name: /^Last day/ }), '20112026')
  await user.click(row.getByRole('button', { name: 'Save' }))
  expect(await row.findByText(clash)).toBeTruthy()
  expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toEqual({
    name: 'Autumn 1',
    startsOn: '2026-09-01',
    endsOn: '2026-11-20',
    expectedVersion: 1,
  })
  await user.click(row.getByRole('button', { name: 'Discard' }))
  expect(dateText(row.getByRole('group', { name: /^Last day/ }))).toBe('23 10 2026')
})

test('a half term is named anew, and a name that another has is said at its field', async () => {
  const taken = 'Another half term has this name. Enter a different one.'
  const calls = stubApi({
    ...answers,
    'PATCH /half-terms/half-term-0': refused(400, 'invalid', taken, { fields: { name: taken } }),
    'PATCH /half-terms/half-term-1': ok(changed({})),
  })
  const { user } = show()
  const rename = async (from: string, to: string) => {
    const row = within(await screen.findByRole('form', { name: from }))
    const name = row.getByRole('textbox', { name: `Name, ${from}` })
    await user.clear(name)
    await user.type(name, to)
    await user.click(row.getByRole('button', { name: 'Save' }))
    return row
  }
  expect(await (await rename('Autumn 1', 'Autumn 2')).findByText(taken)).toBeTruthy()
  await rename('Autumn 2', 'Winter')
  expect(await screen.findByText('Half term saved.')).toBeTruthy()
  expect(calls.find(({ what }) => what.endsWith('half-term-1'))?.body).toMatchObject({ name: 'Winter' })
})

test('the list of hubs names both who lead a group, and says where one has no facilitator', async () => {
  const [alex, robin] = ['Alex Reeve', 'Robin Cole'].map((name, id) => ({ id: `p${id}`, name }))
  const led = (of: object) => (hub: Hub) => ({ ...hub, groups: hub.groups.map(group => ({ ...group, ...of })) })
  const [first, second, ...others] = hubsOf(null)
  const hubs = [
    ...(first ? [first].map(led({ facilitator: alex, coFacilitator: robin })) : []),
    ...(second ? [second].map(led({ facilitator: null, coFacilitator: robin })) : []),
    ...others,
  ]
  stubApi({ ...answers, 'GET /hubs': ok({ items: hubs }) })
  show()
  expect(await screen.findByText(/facilitators: .*Alex Reeve.*, .*Robin Cole/)).toBeTruthy()
  expect(screen.getByText(/facilitator: .*Robin Cole.*, no facilitator yet/)).toBeTruthy()
})

test('a facilitator is named in the list of hubs, by two presses; one that can’t be is said there', async () => {
  const hubs = hubsOf(null).map(hub =>
    hub.slug === 'questioning' ? { ...hub, groups: hub.groups.map(group => ({ ...group, facilitator: null })) } : hub,
  )
  const sentence = 'Aisha Khan already leads another group.'
  let tries = 0
  const calls = stubApi({
    ...answers,
    'GET /hubs': () => ({ body: { items: tries < 2 ? hubs : hubsOf(null) } }),
    'GET /people?limit=8': ok({ items: [personOf()], next: null }),
    'PATCH /groups/group-questioning': body =>
      tries++ === 0 ? refused(409, 'conflict', sentence)(body) : { body: hubDetailOf('questioning', false) },
  })
  const { user } = show()
  const name = async () => {
    await user.click(await screen.findByRole('button', { name: /^Choose a facilitator/ }))
    const dialog = within(await screen.findByRole('dialog', { name: /^Choose a facilitator for .*Questioning/ }))
    await user.click(await dialog.findByRole('button', { name: /Aisha Khan/ }))
  }
  await name()
  expect(await screen.findByText(sentence)).toBeTruthy()
  await name()
  expect(await screen.findByText(/Aisha Khan.* is the facilitator of .*Questioning/)).toBeTruthy()
  expect(calls.filter(({ what }) => what.startsWith('PATCH')).map(({ body }) => body)).toEqual([
    { facilitatorId: 'p1', expectedVersion: 1 },
    { facilitatorId: 'p1', expectedVersion: 1 },
  ])
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Choose a facilitator/ })).toBeNull())
  expect(document.activeElement?.textContent).toContain('Questioning')
})

test('a year can have another number of half terms: one is removed after a question, another added', async () => {
  const calls = stubApi({ ...answers, 'PUT /half-terms': ok(changed({})) })
  const { user } = show()
  const six = someProgramme.halfTerms.length
  const sent = () => calls.filter(({ what }) => what === 'PUT /half-terms').map(({ body }) => body as UpdateHalfTerms)
  await user.click(await screen.findByRole('button', { name: /^Remove .*Summer 2/ }))
  const dialog = within(await screen.findByRole('dialog', { name: /^Remove .*Summer 2/ }))
  await user.click(dialog.getByRole('button', { name: 'Remove half term' }))
  await waitFor(() => expect(sent()[0]?.halfTerms).toHaveLength(six - 1))
  await user.click(screen.getByRole('button', { name: 'Add a half term' }))
  const form = within(await screen.findByRole('form', { name: 'Add a half term' }))
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'Summer 3')
  await typeDate(user, form.getByRole('group', { name: 'First day' }), '26072027')
  await typeDate(user, form.getByRole('group', { name: 'Last day' }), '30072027')
  await user.click(form.getByRole('button', { name: 'Add half term' }))
  await waitFor(() =>
    expect(sent()[1]?.halfTerms.at(-1)).toEqual({ name: 'Summer 3', startsOn: '2027-07-26', endsOn: '2027-07-30' }),
  )
})

test('dates are marked as not checked until someone says they are right', async () => {
  const calls = stubApi({ ...answers, 'PATCH /programmes/current': ok(changed({ datesChecked: true })) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Mark dates as checked' }))
  await waitFor(() =>
    expect(calls.find(call => call.what.startsWith('PATCH'))?.body).toEqual({ datesChecked: true, expectedVersion: 1 }),
  )
})

test('dates can’t be called checked while one of them is typed and not saved', async () => {
  const calls = stubApi(answers)
  const { user } = show()
  const row = within(await screen.findByRole('form', { name: 'Autumn 1' }))
  const mark = screen.getByRole<HTMLButtonElement>('button', { name: 'Mark dates as checked' })
  await typeDate(user, row.getByRole('group', { name: /^Last day/ }), '20112026')
  expect(mark.disabled).toBe(true)
  expect(screen.getByText('Save or discard your changes to Autumn 1 first.')).toBeTruthy()
  await user.click(mark)
  expect(calls.filter(call => call.what.startsWith('PATCH'))).toEqual([])
  await user.click(row.getByRole('button', { name: 'Discard' }))
  expect(mark.disabled).toBe(false)
})

test('a half term says which of its meetings are outside of it', async () => {
  const outside = [
    { date: '2026-09-30', halfTerm: 'Autumn 1' },
    { date: '2026-10-01', halfTerm: 'Autumn 1' },
    { date: '2027-01-27', halfTerm: 'Spring 1' },
  ]
  stubApi({ ...answers, 'GET /programmes/current': ok({ ...someProgramme, outside }) })
  show()
  expect(await screen.findByText('Meetings on Wed 30 Sep and Thu 1 Oct are outside these dates.')).toBeTruthy()
  expect(screen.getByText('The meeting on Wed 27 Jan 2027 is outside these dates.')).toBeTruthy()
})

test.each(['open', 'closed'] as const)(
  'once hub choices are %s, another way of choosing is asked first',
  async state => {
    const choice = { ...someProgramme.choice, state }
    const calls = stubApi({
      ...answers,
      'GET /programmes/current': ok({ ...someProgramme, choice }),
      'PATCH /programmes/current': ok(changed({ choice, choosing: 'ranked' })),
    })
    const patches = () => calls.filter(({ what }) => what.startsWith('PATCH')).map(({ body }) => body)
    const { user } = show()
    await user.click(await screen.findByRole('radio', { name: /Ranked/ }))
    const asked = within(await screen.findByRole('dialog', { name: 'Change to ranked?' }))
    expect(asked.getByText(/for the whole school straight away/)).toBeTruthy()
    await user.click(asked.getByRole('button', { name: 'Keep first come' }))
    expect(patches()).toEqual([])
    expect((screen.getByRole('radio', { name: /First come/ }) as HTMLInputElement).checked).toBe(true)
    await user.click(screen.getByRole('radio', { name: /Ranked/ }))
    await user.click(await screen.findByRole('button', { name: 'Change to ranked' }))
    await screen.findByText('Saved.')
    expect(patches()).toEqual([{ choosing: 'ranked', expectedVersion: 1 }])
  },
)

test('before they open it applies at once', async () => {
  const choice = { ...someProgramme.choice, state: 'not-open' as const }
  const calls = stubApi({
    ...answers,
    'GET /programmes/current': ok({ ...someProgramme, choice }),
    'PATCH /programmes/current': ok(changed({ choice, choosing: 'ranked' })),
  })
  const { user } = show()
  await user.click(await screen.findByRole('radio', { name: /Ranked/ }))
  await screen.findByText('Saved.')
  expect(calls.filter(({ what }) => what.startsWith('PATCH'))).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBeNull()
})
