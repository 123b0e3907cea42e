import type { RunPerson } from '@hubs/schema/meetings/live'
import type { SetPartners } from '@hubs/schema/plans/partners'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { PartnersPanel } from './partners-panel.tsx'

const none = { meetingId: 'm2', sets: [], version: 0 }
const named = (...names: string[]) => names.map(name => ({ id: name.replace(' ', '-'), name }))
const pairs = { meetingId: 'm2', sets: [named('Amy Adams', 'Ben Brown'), named('Cy Cole', 'Di Dunn')], version: 1 }
const person = (id: string, name: string, apart?: string): RunPerson => ({
  id,
  name,
  ...(apart && { apart }),
  attendance: 'present',
  arrivedAt: null,
  leftAt: null,
})
const six = [
  ...pairs.sets.flat().map(({ id, name }) => person(id, name)),
  person('P1', 'Priya Patel', 'Art'),
  person('P2', 'Priya Patel', 'Drama'),
]
const show = (people = six) =>
  renderScreen(() => <PartnersPanel meetingId="m2" people={people} />, { at: '/console', open: true })

test('the facilitator pairs people up in one tap, and can do it again', async () => {
  let stands: object = none
  const calls = stubApi({
    'GET /meetings/m2/partners': () => ({ body: stands }),
    'POST /meetings/m2/partners/draw': () => ({ body: (stands = pairs) }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Pair people up' }))
  expect(await screen.findByRole('button', { name: 'Pair people again' })).toBeTruthy()
  const panel = within(screen.getByRole('group', { name: 'Partners until the next meeting' }))
  expect(panel.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'Amy Adams, Ben Brown',
    'Cy Cole, Di Dunn',
  ])
  expect(calls.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body)).toEqual([{ expectedVersion: 0 }])
})

test('where too few are here it says what to do first', async () => {
  const sentence = 'You need at least two people present to make pairs. Take the register first.'
  stubApi({
    'GET /meetings/m2/partners': ok(none),
    'POST /meetings/m2/partners/draw': refused(409, 'conflict', sentence),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Pair people up' }))
  expect(await screen.findByText(sentence)).toBeTruthy()
})

test('by hand: two are put together, those they were with are too, two of one name are told apart, and it can be undone', async () => {
  let stands = pairs
  const nameOf = new Map(six.map(({ id, name }) => [id, name]))
  const calls = stubApi({
    'GET /meetings/m2/partners': () => ({ body: stands }),
    'PUT /meetings/m2/partners': body => {
      const sets = (body as SetPartners).sets.map(set => set.map(id => ({ id, name: nameOf.get(id) ?? '' })))
      return { body: (stands = { ...stands, sets, version: stands.version + 1 }) }
    },
  })
  const { user } = show()
  const panel = within(await screen.findByRole('group', { name: 'Partners until the next meeting' }))
  expect(panel.getByText(/^Without a partner/).textContent).toBe(
    'Without a partner: Priya Patel (Art), Priya Patel (Drama)',
  )
  const choose = async (first: string, second: string) => {
    await user.click(screen.getByRole('button', { name: 'Change a pair' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'First person' }), first)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Their partner' }), second)
    await user.click(screen.getByRole('button', { name: 'Make them partners' }))
  }
  const shown = () => panel.getAllByRole('listitem').map(item => item.textContent)
  await choose('Amy Adams', 'Cy Cole')
  await waitFor(() => expect(shown()).toEqual(['Amy Adams, Cy Cole', 'Ben Brown, Di Dunn']))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(shown()).toEqual(['Amy Adams, Ben Brown', 'Cy Cole, Di Dunn']))
  await choose('Priya Patel (Art)', 'Priya Patel (Drama)')
  expect(await screen.findByText('Priya Patel (Art) and Priya Patel (Drama) are partners.')).toBeTruthy()
  expect(panel.queryByText(/^Without a partner/)).toBeNull()
  const bodies = calls.filter(({ what }) => what.startsWith('PUT')).map(({ body }) => body)
  expect(bodies).toMatchObject([1, 2, 3].map(expectedVersion => ({ expectedVersion })))
})

test('by hand: nothing chosen, or someone twice, is said at the field, and a refusal keeps what was chosen', async () => {
  const sentence = 'Someone has changed this since you opened it.'
  const calls = stubApi({
    'GET /meetings/m2/partners': ok(none),
    'PUT /meetings/m2/partners': refused(409, 'stale', sentence),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Choose a pair yourself' }))
  const send = await screen.findByRole('button', { name: 'Make them partners' })
  await user.click(send)
  expect(screen.getAllByText('Choose someone.')).toHaveLength(2)
  const [first, second] = [
    screen.getByRole('combobox', { name: 'First person' }),
    screen.getByRole('combobox', { name: 'Their partner' }),
  ]
  await user.selectOptions(first, 'Amy Adams')
  await user.selectOptions(second, 'Amy Adams')
  expect(screen.getByText('Choose someone different.')).toBeTruthy()
  expect(calls.filter(({ what }) => what.startsWith('PUT'))).toEqual([])
  await user.selectOptions(second, 'Ben Brown')
  await user.click(send)
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(second).toHaveProperty('value', 'Ben-Brown')
})
