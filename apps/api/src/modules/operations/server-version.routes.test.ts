import { DAY_MS } from '@hubs/rules/dates/durations'
import { serverVersion } from '@hubs/schema/server-version'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

test('an administrator sees which version runs, since when, and once that is more than 180 days how long', async () => {
  const { person, clock } = await buildTestApp()
  const seen = async () => {
    const admin = await person({ roles: ['administrator'] })
    return serverVersion.parse((await admin.inject({ url: '/api/v1/server-version' })).json())
  }
  const product = new URL('../../../../../package.json', import.meta.url)
  const { version, installedAt } = await seen()
  expect(version).toBe(JSON.parse(readFileSync(product, 'utf8')).version)
  // The tests run on a build, whose files tell.
  const at = Date.parse(installedAt ?? '')
  clock.now = at + 179 * DAY_MS
  expect(await seen()).toEqual({ version, installedAt, monthsBehind: null })
  clock.now = at + 181 * DAY_MS
  expect(await seen()).toEqual({ version, installedAt, monthsBehind: 6 })
})
