import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import BackupsScreen from './backups.tsx'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day).toISOString()
const none = { items: [], folder: '/srv/hubs/backups', overdue: false, failed: null, restoreTriedAt: null }
const answers = {
  'GET /me': ok(meOf({ roles: ['administrator'] })),
  'GET /backups': ok(none),
  'GET /people/unused': ok({ items: [], next: null }),
  'GET /server-version': ok({ version: '1.2.3', installedAt: ago(3), monthsBehind: null }),
  'GET /retention': ok({ kinds: [], soonDays: 30 }),
}
const show = (more: Parameters<typeof stubApi>[0] = {}) => {
  stubApi({ ...answers, ...more })
  renderScreen(BackupsScreen, { at: '/backups' })
}

test('an account nobody has used for 90 days leads to its person, with when it was last used', async () => {
  const of = (id: string, name: string, lastUsedAt: string | null) => ({ id, name, lastUsedAt })
  const items = [of('p1', 'Ben Rowe', ago(120)), of('p2', 'Ida Long', ago(800)), of('p3', 'Una New', null)]
  show({ 'GET /people/unused': ok({ items, next: null }) })
  const section = within(await screen.findByRole('region', { name: 'Accounts not used for 90 days' }))
  const rows = section.getAllByRole('row').slice(1)
  expect(rows.map(row => within(row).getByRole('cell').textContent)).toEqual([
    expect.stringMatching(/^\w{3} \d/),
    'Over 2 years ago',
    'Never',
  ])
  const link = section.getByRole('link', { name: /Ben Rowe/ })
  expect(link.getAttribute('href')).toBe('/people/p1')
})

test('where every account is in use, it says so', async () => {
  show()
  expect(await screen.findByText(/^Everyone who can sign in has done so in the last 90 days/)).toBeTruthy()
})

test.each([
  [null, false],
  [7, true],
])(
  'the version says since when it runs; installed %s months ago, whether to ask for a newer one',
  async (monthsBehind, asks) => {
    show({ 'GET /server-version': ok({ version: '1.2.3', installedAt: ago(3), monthsBehind }) })
    const section = within(await screen.findByRole('region', { name: 'Version' }))
    expect(section.getByText(/^Learning Hubs 1\.2\.3, installed on \w{3} \d/)).toBeTruthy()
    const note = 'This version was installed seven months ago. Ask your technician whether there’s a newer one.'
    expect(section.queryByText(note) !== null).toBe(asks)
  },
)

test.each([
  [null, /No one has tried restoring a backup from that folder yet\. The technician’s guide says how\.$/],
  [ago(40), /Last tried restoring: \w{3} \d+ \w{3}( \d{4})?\.$/],
])('it is said whether a restore has been tried: %s', async (restoreTriedAt, words) => {
  show({ 'GET /backups': ok({ ...none, restoreTriedAt }) })
  expect(await screen.findByText(words)).toBeTruthy()
})
