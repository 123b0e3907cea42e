import { WAIT_MS } from '@hubs/testing/limits'
import { describe, expect, test, vi } from 'vitest'
import { startServer, type TestServer } from './kit/server.ts'
import { signIn, visit } from './kit/visit.ts'

const password = 'river lantern seven oaks'

/** The link to a page in what the server says or mails. */
const linkIn = (text: string, path: string) => new RegExp(`http://\\S+${path}#\\S+`).exec(text)?.[0] ?? ''

/** The link to set the school up, once it is said. */
const linkSaid = ({ said }: TestServer) =>
  vi.waitFor(() => linkIn(said(), '/set-up') || expect.fail('no link yet'), WAIT_MS)

describe('the first run', () => {
  test('names the school, invites a colleague, who creates a password and comes in', async () => {
    const server = await startServer('server', { alone: true })
    const { page, expectAccessible } = await visit(server.origin)
    await page.goto(await linkSaid(server))
    await page.getByLabel('School name').fill('Hilltop School')
    await page.getByLabel('Your name').fill('Ada Head')
    await page.getByLabel('Your school email address').fill('ada@hilltop.test')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Set up school' }).click()
    await page
      .getByText('Use 12 or more characters. Three or four random words are easy to remember and hard to guess.', {
        exact: false,
      })
      .first()
      .waitFor()
    await expectAccessible()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Set up school' }).click()
    // The address changes before the page does.
    await page.getByRole('heading', { name: 'Set up your school' }).waitFor({ state: 'detached' })
    await expectAccessible()
    expect(await (await fetch(`${server.origin}/api/v1/public/programme`)).text()).toContain('Hilltop School')

    await page.goto('/people/new')
    await page.getByLabel('Name', { exact: true }).fill('Ben Teacher')
    await page.getByLabel('Email address', { exact: false }).fill('ben@hilltop.test')
    await expectAccessible()
    await page
      .getByRole('button', { name: /^(Add|Invite)/ })
      .last()
      .click()
    await page.getByText('Ben Teacher').first().waitFor()

    const ben = await visit(server.origin)
    await ben.page.goto(linkIn(await server.mailTo('ben@hilltop.test', /\/invitation#/), '/invitation'))
    await ben.page.getByText('Hilltop School').first().waitFor()
    await ben.expectAccessible()
    await ben.page.getByLabel('Password', { exact: true }).fill(password)
    await ben.page.getByRole('button', { name: 'Create password and sign in' }).click()
    await ben.page.waitForURL(/\/(home|choose)/)

    const again = await visit(server.origin)
    await signIn(again.page, 'ben@hilltop.test', password)
  })

  test('has a link that works once, and says so the second time', async () => {
    const server = await startServer('server', { alone: true })
    const link = await linkSaid(server)
    const fill = async (page: Awaited<ReturnType<typeof visit>>['page']) => {
      await page.goto(link)
      await page.getByLabel('School name').fill('Hilltop School')
      await page.getByLabel('Your name').fill('Ada Head')
      await page.getByLabel('Your school email address').fill('ada@hilltop.test')
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Set up school' }).click()
    }
    const first = await visit(server.origin)
    await fill(first.page)
    await first.page.waitForURL(url => !url.pathname.startsWith('/set-up'))
    const second = await visit(server.origin)
    await second.page.goto(link)
    await second.page
      .getByText(/already|set up/i)
      .first()
      .waitFor()
    await second.expectAccessible()
  })
})

describe('signing in', () => {
  test('by a link in an email, redeemed by a button and only once', async () => {
    const server = await startServer('sample')
    const { page, expectAccessible } = await visit(server.origin)
    await page.goto('/sign-in')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible()
    await page.getByRole('button', { name: 'Use a sign-in link instead' }).click()
    await page.getByLabel('Email address').fill('teacher@sample.test')
    await page.getByRole('button', { name: /link/i }).first().click()
    await page
      .getByText(/has been saved on the server/i)
      .first()
      .waitFor()
    await expectAccessible()
    const link = linkIn(await server.mailTo('teacher@sample.test', /\/link#/), '/link')
    await page.goto(link)
    await page.getByRole('button', { name: /sign in/i }).click()
    await page.waitForURL('**/home')

    const other = await visit(server.origin)
    await other.page.goto(link)
    await other.page
      .getByText(/already been used/)
      .first()
      .waitFor()
    await other.expectAccessible()
  })

  test('with a forgotten password: a mail, a button, a new one; on the home screen, by the code of the mail', async () => {
    const server = await startServer('sample')
    const email = 'teacher@sample.test'
    const laptop = await visit(server.origin)
    await signIn(laptop.page, email)
    const phone = await visit(server.origin, { viewport: { width: 390, height: 844 } })
    await phone.page.goto('/sign-in')
    await phone.page.getByLabel('Email address').fill(email)
    await phone.page.getByRole('link', { name: 'Forgotten password?' }).click()
    await phone.page.getByRole('button', { name: 'Email me a link' }).click()
    await phone.page.getByLabel('6-digit code').waitFor()
    await phone.expectAccessible()

    const link = linkIn(await server.mailTo(email, /\/new-password#/), '/new-password')
    const browser = await visit(server.origin)
    await browser.page.goto(link)
    await browser.page.getByLabel('New password', { exact: true }).fill(password)
    await browser.expectAccessible()
    await browser.page.getByRole('button', { name: 'Save new password' }).click()
    await browser.page.waitForURL('**/home')
    await laptop.page.goto('/home')
    await laptop.page.waitForURL('**/sign-in**')
    await signIn(laptop.page, email, password)

    await phone.page.getByRole('button', { name: 'Send another link' }).click()
    const newer = await server.mailTo(email, new RegExp(`/new-password#(?!${link.split('#')[1]})`))
    const code = /\b\d{3} \d{3}\b/.exec(newer)?.[0] ?? ''
    await phone.page.getByLabel('6-digit code').fill(code)
    await phone.page.getByRole('button', { name: 'Use code' }).click()
    await phone.page.waitForURL('**/new-password')
    await phone.page.getByLabel('New password', { exact: true }).fill(`${password} again`)
    await phone.page.getByRole('button', { name: 'Save new password' }).click()
    await phone.page.waitForURL('**/home')
  })

  test('with a wrong password says so, keeps the address, and leads back to where one wanted to go', async () => {
    const server = await startServer('sample')
    const { page, expectAccessible } = await visit(server.origin)
    await page.goto('/choose')
    await page.waitForURL('**/sign-in?next=%2Fchoose')
    await page.getByLabel('Email address').fill('teacher@sample.test')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page
      .getByText(/address or password isn’t right/)
      .first()
      .waitFor()
    await expectAccessible()
    expect(await page.getByLabel('Email address').inputValue()).toBe('teacher@sample.test')
    await page.getByLabel('Password', { exact: true }).fill('sample-hub-2026')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/choose')
  })

  test('everywhere is ended by one button, open screens included', async () => {
    const server = await startServer('sample')
    const phone = await visit(server.origin, { viewport: { width: 390, height: 844 } })
    const laptop = await visit(server.origin)
    await signIn(phone.page, 'teacher@sample.test')
    await signIn(laptop.page, 'teacher@sample.test')
    await laptop.page.goto('/account')
    await laptop.page.getByRole('heading', { level: 1 }).waitFor()
    await laptop.expectAccessible()
    await laptop.page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await laptop.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    await laptop.page.waitForURL(url => ['/', '/sign-in'].includes(url.pathname))
    await phone.page.goto('/home')
    await phone.page.waitForURL('**/sign-in**')
  })
})
