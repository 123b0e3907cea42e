import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { signIn, visit } from './kit/visit.ts'

test('somebody who left is erased, and stays so after a backup from before is restored', async () => {
  const server = await startServer('sample', { alone: true })
  const { page, expectAccessible, expectErrors } = await visit(server.origin)
  await signIn(page, sampleOf.administrator)
  await page.goto('/backups')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await page.getByText('Backup made and checked.').waitFor()
  const [before = ''] = server.backups()

  const name = 'Karen Whitby'
  const search = page.getByRole('search', { name: 'People' }).getByRole('searchbox')
  await page.goto('/people')
  await search.fill(name)
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Mark as left' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as left' }).click()
  await page.getByRole('button', { name: 'Erase this person' }).click()
  await page.getByText('You can’t undo this.').waitFor()
  await expectAccessible()
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await page.getByText('Erased.').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Former colleague' }).waitFor()
  const person = page.url()

  expectErrors(/./)
  const said = await server.restore(before)
  expect(said).toContain('Everyone has to sign in again.')
  await page.goto('/home')
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await signIn(page, sampleOf.administrator)
  await page.goto(person)
  await page.getByRole('heading', { level: 1, name: 'Former colleague' }).waitFor()
  await page.goto('/people')
  await search.fill(name)
  await page.getByText('No one matches').waitFor()
  // Nor does the way in that they had lead anywhere.
  const { page: other } = await visit(server.origin)
  await other.goto('/sign-in')
  await other.getByLabel('Email address').fill(sampleOf.member)
  await other.getByLabel('Password', { exact: true }).fill('sample-hub-2026')
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByRole('form', { name: 'Sign in' }).getByRole('alert').waitFor()
})
