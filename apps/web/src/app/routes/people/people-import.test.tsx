import { screen } from '@testing-library/react'
import { importPreview, peopleImport } from '@hubs/schema/people-import'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PeopleImportScreen from './people-import.tsx'

test('a line that can’t be imported is still named once the others are in', async () => {
  const counts = { new: 1, changed: 0, unchanged: 0, double: 0, error: 1, leaving: 0, notStaff: 0 }
  const line = { changes: [], staffKind: null }
  const preview = importPreview.parse({
    format: 'list',
    columns: [{ name: 'Name', sample: 'Ann Lee', field: 'name' }],
    remembered: false,
    counts,
    lines: [
      {
        ...line,
        line: 1,
        outcome: 'new',
        name: 'Ann Lee',
        email: 'ann@school.test',
        staffKind: 'teaching',
        reason: null,
      },
      {
        ...line,
        line: 2,
        outcome: 'error',
        name: 'Cy Orr',
        email: 'cy-at-school',
        reason: 'That isn’t an email address.',
      },
    ],
    leavers: [],
    fingerprint: 'f',
  })
  const made = peopleImport.parse({
    id: 'i1',
    at: '2026-11-16T12:00:00.000Z',
    by: null,
    added: 1,
    changed: 0,
    left: 0,
    unfinished: false,
    undoneAt: null,
    undoUntil: null,
  })
  stubApi({
    'GET /me': ok(meOf({ roles: ['administrator'] })),
    'GET /people/imports': ok({ items: [] }),
    'POST /people/import-previews': ok(preview),
    'POST /people/imports': ok(made),
  })
  const { user } = renderScreen(PeopleImportScreen, { at: '/people/import' })
  await user.type(await screen.findByLabelText('Or paste a list'), 'Ann Lee\nCy Orr')
  await user.click(screen.getByRole('button', { name: 'Check the list' }))
  await user.click(await screen.findByRole('button', { name: 'Import one person' }))
  expect(await screen.findByText('1 added.')).toBeTruthy()
  expect(screen.getByText(/^One line couldn’t be imported\./)).toBeTruthy()
  expect(screen.getByText(/That isn’t an email address/).textContent).toBe(
    'Line 2, Cy Orr: That isn’t an email address.',
  )
})
