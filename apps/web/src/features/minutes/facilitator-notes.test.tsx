import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { FacilitatorNotes } from './facilitator-notes.tsx'

const show = (text: string, version: number) => {
  const own = { person: { id: 'p1', name: 'Hannah Price' }, text, version, editedAt: null }
  stubApi({ 'GET /me': ok(meOf()), 'GET /meetings/m1/notes': ok({ items: [own] }) })
  renderScreen(() => <FacilitatorNotes meetingId="m1" />, { at: '/meetings/m1' })
}

test('“Saved” is said of what was written, not of empty notes', async () => {
  show('', 0)
  expect(await screen.findByLabelText('My notes')).toBeTruthy()
  expect(screen.queryByText('Saved')).toBeNull()
})

test('what was written before is said to be saved', async () => {
  show('Ask Sam.', 1)
  expect(await screen.findByText('Saved')).toBeTruthy()
})
