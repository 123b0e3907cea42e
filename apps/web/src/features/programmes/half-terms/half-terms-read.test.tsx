import { screen, waitFor, within } from '@testing-library/react'
import type { UpdateHalfTerms } from '@hubs/schema/programmes/programmes'
import { expect, test } from 'vitest'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { HalfTermsRead } from './half-terms-read.tsx'

const five = [
  { name: 'Autumn 1', startsOn: '2026-09-02', endsOn: '2026-10-22' },
  { name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' },
  { name: 'Spring', startsOn: '2027-01-05', endsOn: '2027-03-25' },
  { name: 'Summer 1', startsOn: '2027-04-12', endsOn: '2027-05-28' },
  { name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-21' },
]
const year = { ...someProgramme, halfTerms: five.map((each, at) => ({ ...each, id: `h${at}`, position: at })) }
const answers = { 'GET /me': ok(meOf({ roles: ['coordinator'] })) }

async function show() {
  const shown = renderScreen(() => <HalfTermsRead programme={year} />, { at: '/' })
  await shown.user.click(await screen.findByRole('button', { name: /^Paste all dates/ }))
  const form = within(screen.getByRole('form', { name: 'Paste all dates' }))
  expect(document.activeElement).toBe(form.getByRole('textbox', { name: 'Paste your half terms' }))
  const choose = (name: string, ...parts: BlobPart[]) =>
    shown.user.upload(document.querySelector<HTMLInputElement>('input[type="file"]')!, new File(parts, name))
  return { ...shown, form, choose }
}

test('a calendar of nonsense, a workbook and an empty file are said at the field, and nothing is saved', async () => {
  const sentence = 'There are no dates in this calendar file. Choose another one.'
  const nonsense = refused(400, 'invalid', sentence, { fields: { text: sentence } })
  const calls = stubApi({ ...answers, 'POST /half-terms/read': nonsense })
  const { form, choose } = await show()
  const field = form.getByRole('textbox', { name: 'Paste your half terms' })
  for (const [name, part, said] of [
    ['nonsense.ics', 'BEGIN:VCALENDAR\r\nDTSTART:99', sentence],
    ['term.ics', new Uint8Array([0x50, 0x4b, 0x03, 0x04]), 'This is an Excel workbook.'],
    ['empty.ics', '  \n', 'This file is empty. Choose another one.'],
  ] as const) {
    await choose(name, part)
    await waitFor(() => expect(field.getAttribute('aria-describedby')).toContain('error'))
    expect(await form.findByText(text => text.includes(said))).toBeTruthy()
    expect(form.queryByRole('button', { name: 'Save these dates' })).toBeNull()
  }
  expect(calls.filter(({ what }) => what.startsWith('PUT'))).toEqual([])
  expect(calls.filter(({ what }) => what.startsWith('POST'))).toHaveLength(1)
})

test('fewer half terms than now: which goes is said before it is saved, and what overlaps above the form', async () => {
  const sentence = 'This overlaps Spring.'
  const overlap = refused(400, 'invalid', sentence, { fields: { 'halfTerms.1.endsOn': sentence } })
  const calls = stubApi({
    ...answers,
    'POST /half-terms/read': ok({ halfTerms: five.slice(0, 4) }),
    'PUT /half-terms': overlap,
  })
  const { user, form } = await show()
  await user.type(form.getByRole('textbox', { name: 'Paste your half terms' }), 'the dates')
  await user.click(form.getByRole('button', { name: 'Read the dates' }))
  expect(await form.findByText(/Summer 2.* will be removed\. Meetings in it will be cancelled/)).toBeTruthy()
  await user.click(form.getByRole('button', { name: 'Save these dates' }))
  // Which of them it is about: there is no field for each.
  expect(
    await form.findByText(text => text.replaceAll(/[\u2066-\u2069]/gu, '') === `Autumn 2: ${sentence}`),
  ).toBeTruthy()
  const sent = calls.find(({ what }) => what === 'PUT /half-terms')?.body as UpdateHalfTerms
  expect(sent.halfTerms.map(({ id }) => id)).toEqual(['h0', 'h1', 'h2', 'h3'])
})
