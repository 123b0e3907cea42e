import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, signIn, visit } from './kit/visit.ts'

test('a forgotten password: asked for on the sign-in page, a mail, a button, a new one; other devices are signed out', async () => {
  const server = await startServer('sample')
  const email = sampleOf.member
  const other = await visit(server.origin)
  await enter(other.page, email)
  const { page, expectAccessible } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('link', { name: 'Forgotten password?' }).click()
  // What was typed before is there.
  await page.getByRole('button', { name: 'Email me a link' }).click()
  await page.getByText('If that address has an account').waitFor()
  await expectAccessible()
  const [link = ''] = /https?:\/\/\S+/.exec(await server.mailTo(email, /\/new-password#/)) ?? []
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill('four words nobody guesses')
  await expectAccessible()
  await page.getByRole('button', { name: 'Save new password' }).click()
  await page.waitForURL('**/home')
  await other.page.goto('/home')
  await other.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await signIn(other.page, email, 'four words nobody guesses')
  // The link is good for one.
  await other.page.goto(link)
  await other.page
    .getByRole('link', { name: /sign in|link/i })
    .first()
    .waitFor()
  expect(await other.page.getByRole('button', { name: 'Save new password' }).count()).toBe(0)
})

test('everything about oneself, as one download from one’s own account', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await signIn(page, sampleOf.member)
  await page.goto('/account')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download data' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('learning-hubs-data.zip')
  const bytes = await readFile(await download.path())
  // A ZIP archive begins so, and its list of files has names in clear.
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.toString('latin1')).toMatch(/\.json/)
  expect(bytes.toString('latin1')).toMatch(/\.csv/)
})
