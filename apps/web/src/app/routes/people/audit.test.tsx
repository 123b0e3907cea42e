import { screen } from '@testing-library/react'
import { auditAction, type AuditEntry } from '@hubs/schema/audit'
import { expect, test } from 'vitest'
import { auditWords } from '#features/operations/audit-labels.ts'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import AuditScreen from './audit.tsx'

const ada = { id: 'ada', name: 'Ada Admin' }
const sam = { id: 'sam', name: 'Sam Patel' }
const entry = (id: string, change: Partial<AuditEntry>): AuditEntry => ({
  id,
  at: '2026-11-16T15:30:00.000Z',
  action: 'sign-in',
  actor: ada,
  subject: null,
  from: '10.0.0.7',
  ...change,
})
const me = { 'GET /me': ok(meOf({ roles: ['administrator'] })) }

test('who did what to whom, when and from where, latest first', async () => {
  const items = [
    entry('1', { action: 'roles-changed', subject: sam }),
    entry('2', { action: 'sign-in-failed', actor: null, subject: sam }),
    entry('3', { action: 'backup-made', actor: null, from: null }),
  ]
  stubApi({ ...me, 'GET /audit': ok({ items, next: null }) })
  renderScreen(AuditScreen, { at: '/audit' })
  await screen.findByRole('table')
  const lines = screen.getAllByRole('row').map(({ textContent }) => textContent)
  expect(lines.slice(1)).toEqual([
    'Mon 16 Nov, 15:30Ada AdminChanged roles: Sam Patel10.0.0.7',
    'Mon 16 Nov, 15:30Not signed inWrong password: Sam Patel10.0.0.7',
    'Mon 16 Nov, 15:30Not signed inMade a backupThe server',
  ])
  expect(screen.getAllByRole('link', { name: 'Sam Patel' })[0]?.getAttribute('href')).toBe('/people/sam')
})

test('it is narrowed to what it is about, and an empty one says how to see more', async () => {
  const none = ok({ items: [], next: null })
  stubApi({ ...me, 'GET /audit': none, 'GET /audit?kind=data': none })
  const { user } = renderScreen(AuditScreen, { at: '/audit' })
  expect(await screen.findByText('You’ll see here who signs in, and who changes what.')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Show'), 'Data and server')
  expect(await screen.findByText('Choose something else to show.')).toBeTruthy()
})

test('everything that is written down has words, each its own', () => {
  const words = auditAction.options.map(action => auditWords[action])
  expect(new Set(words).size).toBe(words.length)
})

test('no one but an administrator reads it', async () => {
  stubApi({ 'GET /me': ok(meOf({ roles: ['coordinator'] })) })
  renderScreen(AuditScreen, { at: '/audit' })
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Audit log' })).toBeNull()
})
