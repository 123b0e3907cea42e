import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'

const dist = path.join(import.meta.dirname, '../../../web/dist')
const filesNamed = (html: string) =>
  [...html.matchAll(/<link rel="(?:modulepreload|preload)"[^>]*href="([^"]+)"/g)].map(([, file]) => file ?? '')

test('a page names in its head all that its address loads, to those who are signed in alone', async () => {
  const { app, person } = await buildTestApp()
  const { inject } = await person()
  const named = async (url: string) => filesNamed((await inject({ url })).body)
  const forVisitors = filesNamed((await app.inject({ url: '/home' })).body)
  const home = await named('/home')
  expect(home).toContain('/api/v1/me')
  expect(home.length).toBeGreaterThan(forVisitors.length + 5)
  for (const file of home.filter(each => each.startsWith('/assets/')))
    expect(existsSync(path.join(dist, file)), file).toBe(true)
  expect(new Set(home).size).toBe(home.length)
  // Each address its own, the first that fits: a new plan is no plan of that name.
  const [plan, newPlan, other] = [await named('/plans/abc'), await named('/plans/new'), await named('/no-such-page')]
  expect(newPlan).not.toEqual(plan)
  expect(await named('/plans/new/')).toEqual(newPlan)
  expect(other).toEqual(forVisitors)
})
