import { screen, within } from '@testing-library/react'
import type { NextYear, SaveNextYear } from '@hubs/schema/programmes/next-year'
import { MOST_HALF_TERMS } from '@hubs/schema/programmes/programmes'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf, someNextYear } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { typeDate } from '#test/type-date.ts'
import NextYearScreen from './next-year.tsx'

const autumn = { name: 'Autumn', startsOn: '2027-09-01', endsOn: '2027-12-17' }
const spring = { name: 'Spring', startsOn: '2028-01-05', endsOn: '2028-03-31' }

const yearWith = (halfTerms: NextYear['plan']['halfTerms'], version = 0): NextYear => ({
  ...someNextYear,
  saved: version > 0,
  plan: { ...someNextYear.plan, halfTerms, version },
})

const answers = {
  'GET /me': ok(meOf({ roles: ['coordinator'] })),
  'GET /next-year': ok(yearWith([autumn, spring])),
}
const show = () => renderScreen(NextYearScreen, { at: '/programme/next-year' })
const form = async () => within(await screen.findByRole('form', { name: 'Next year' }))
const list = async () => within((await form()).getByRole('heading', { name: 'Half terms' }).parentElement!)
const namesIn = async () =>
  (await list()).getAllByRole<HTMLInputElement>('textbox', { name: /^Name/ }).map(({ value }) => value)

test('half terms are renamed, removed with undo, and added, and sent as they stand', async () => {
  const summer = { name: 'Summer', startsOn: '2028-04-17', endsOn: '2028-07-20' }
  const calls = stubApi({ ...answers, 'PUT /next-year': ok(yearWith([{ ...autumn, name: 'Winter' }, summer], 1)) })
  const { user } = show()
  const terms = await list()
  const name = terms.getByRole('textbox', { name: 'Name, Autumn' })
  await user.clear(name)
  await user.type(name, 'Winter')
  await user.click(terms.getByRole('button', { name: /^Remove .*Winter/ }))
  expect(await namesIn()).toEqual(['Spring'])
  expect(document.activeElement).toBe(terms.getByRole('button', { name: 'Add a half term' }))
  expect(terms.queryByRole('button', { name: /^Remove/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await namesIn()).toEqual(['Winter', 'Spring'])
  await user.click(terms.getByRole('button', { name: /^Remove .*Spring/ }))
  await user.click(terms.getByRole('button', { name: 'Add a half term' }))
  await user.keyboard('Summer')
  await typeDate(user, terms.getByRole('group', { name: 'First day, Summer' }), '17042028')
  await typeDate(user, terms.getByRole('group', { name: 'Last day, Summer' }), '20072028')
  await user.click((await form()).getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Saved\. Nothing changes/)).toBeTruthy()
  const body = calls.find(({ what }) => what === 'PUT /next-year')?.body as SaveNextYear
  expect(body.halfTerms).toEqual([{ ...autumn, name: 'Winter' }, summer])
})

test('one without a name or days, and one that overlaps, are said at their fields', async () => {
  const sentence = 'This overlaps Autumn.'
  const fields = { 'halfTerms.1.startsOn': sentence }
  const calls = stubApi({ ...answers, 'PUT /next-year': refused(400, 'invalid', sentence, { fields }) })
  const { user } = show()
  const terms = await list()
  const save = (await form()).getByRole('button', { name: 'Save' })
  await user.click(save)
  expect(await terms.findByText(sentence)).toBeTruthy()
  const sent = calls.length
  await user.click(terms.getByRole('button', { name: 'Add a half term' }))
  await user.click(save)
  expect(await terms.findByText('Enter the half term’s name.')).toBeTruthy()
  expect(calls).toHaveLength(sent)
})

test('closures and INSET days are added, renamed by what they are, removed with undo, and sent', async () => {
  const calls = stubApi({ ...answers, 'PUT /next-year': ok(yearWith([autumn, spring], 1)) })
  const { user } = show()
  const part = within((await form()).getByRole('heading', { name: 'Closures and INSET days' }).parentElement!)
  expect(part.getByText('There are no bank holidays in these half terms.')).toBeTruthy()
  await user.click(part.getByRole('button', { name: 'Add a closure or INSET day' }))
  await typeDate(user, part.getByRole('group', { name: /^First day/ }), '03092027')
  const kind = part.getByRole('combobox', { name: /^What it is/ })
  await user.selectOptions(kind, 'Exams')
  expect(part.getByRole<HTMLInputElement>('textbox', { name: /^Name/ }).value).toBe('Exams')
  await user.click(part.getByRole('button', { name: /^Remove .*Exams/ }))
  expect(part.queryByRole('combobox')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await user.click((await form()).getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Saved\. Nothing changes/)).toBeTruthy()
  const body = calls.find(({ what }) => what === 'PUT /next-year')?.body as SaveNextYear
  expect(body.daysOff).toEqual([{ from: '2027-09-03', kind: 'exams', name: 'Exams' }])
})

test('a year has twelve at the most', async () => {
  const many = Array.from({ length: MOST_HALF_TERMS }, (_, at) => ({ ...autumn, name: `Period ${at + 1}` }))
  stubApi({ ...answers, 'GET /next-year': ok(yearWith(many)) })
  show()
  const terms = await list()
  expect(terms.getByRole<HTMLButtonElement>('button', { name: 'Add a half term' }).disabled).toBe(true)
  expect(terms.getByText('A year can have up to 12 half terms.')).toBeTruthy()
})
