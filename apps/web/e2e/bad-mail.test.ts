import { WAIT_MS } from '@hubs/testing/limits'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startMailServer } from './kit/mail-server.ts'
import { createSchool, setUpLink } from './kit/new-school.ts'
import { startServer } from './kit/server.ts'
import { visit } from './kit/visit.ts'

const at = (name: string) => `${name.toLowerCase()}@hilltop.test`

async function importAndInvite(page: Page, names: readonly string[]) {
  await page.goto('/people/import')
  const rows = names.map(name => `${name} Reed,${at(name)}`)
  await page.getByLabel('Or paste a list').fill(['Name,Email', ...rows].join('\n'))
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: /^Import .* people$/u }).click()
  await page.getByRole('link', { name: 'Invite them' }).click()
  await page.getByRole('button', { name: 'Send invitations' }).click()
}

/** By the form, as one colleague more is added in the middle of a year. */
async function addAndInvite(page: Page, name: string) {
  await page.goto('/people/new')
  await page.getByLabel('Name', { exact: true }).fill(`${name} Reed`)
  await page.getByLabel('Email address').fill(at(name))
  await page.getByLabel('Job title (optional)').fill('Teacher')
  await page.getByRole('button', { name: 'Add and invite' }).click()
  await page.waitForURL(url => !url.pathname.endsWith('/new'))
}

test('a mail server that refuses, an address that takes none, an email that comes back, a server that hangs: the coordinator reads which, and nothing is lost', async () => {
  const mail = await startMailServer()
  const server = await startServer('server', { alone: true, vars: mail.vars })
  const { page, expectAccessible, everythingArrived } = await visit(server.origin)
  await createSchool(page, await setUpLink(server), 'Hilltop School')
  const sees = (words: string | RegExp) => page.getByText(words).first().waitFor()
  type Undelivered = { items: { email: string }[] }
  const refused = async () =>
    ((await (await page.request.get('/api/v1/emails/undelivered')).json()) as Undelivered).items.map(
      ({ email }) => email,
    )
  const refusedAt = (name: string) => page.getByRole('listitem').filter({ hasText: at(name) })

  // It takes nothing for now: that is said with what to do, and everyone gets theirs once it does.
  await mail.refuse(451)
  const names = ['Ann', 'Ben', 'Cleo']
  await importAndInvite(page, names)
  await sees('Three emails still to send…')
  await sees(/couldn’t be sent yet and will be tried again/u)
  await expectAccessible()
  await mail.refuse(null)
  await expect.poll(async () => (await mail.received()).toSorted(), { timeout: WAIT_MS }).toEqual(names.map(at))
  await page.getByText('still to send').waitFor({ state: 'detached' })

  // Nobody has the address: it is named, and once it works it is tried again.
  await mail.refuse(550)
  await addAndInvite(page, 'Dee')
  await expect.poll(refused, { timeout: WAIT_MS }).toEqual([at('Dee')])
  await page.goto('/emails')
  await refusedAt('Dee').waitFor()
  await sees('Addresses that don’t accept email')
  await expectAccessible()
  await refusedAt('Dee').getByRole('link').click()
  await sees('This address doesn’t accept email')
  await mail.refuse(null)
  await page.getByRole('button', { name: 'Try again' }).click()
  await sees('Trying one email address again.')
  await expect.poll(mail.received, { timeout: WAIT_MS }).toContain(at('Dee'))

  // It was taken, and comes back: seen at the next look into the mailbox, after a server that was killed too.
  await everythingArrived()
  await page.goto('about:blank')
  await server.kill()
  await mail.comesBack(at('Ann'), server.now())
  await server.startAgain()
  await expect.poll(refused, { timeout: WAIT_MS }).toEqual([at('Ann')])
  await page.goto('/emails')
  await refusedAt('Ann').waitFor()
  await sees(/User unknown/u)
  expect(await refusedAt('Dee').count()).toBe(0)

  // It takes the call and says no more: nobody waits for it, and it is said that an email still has to go.
  await mail.hangFor(at('Eve'))
  await addAndInvite(page, 'Eve')
  await expect.poll(mail.hanging, { timeout: WAIT_MS }).toContain(at('Eve'))
  await page.goto('/people/invitations')
  await sees('One email still to send…')
  await page.getByRole('rowheader', { name: /Eve Reed/u }).waitFor()
  // Each of the others once, whatever was refused, came back or was killed in between.
  expect((await mail.received()).toSorted()).toEqual([...names, 'Dee'].map(at))
})
