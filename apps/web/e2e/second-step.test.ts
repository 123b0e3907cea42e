import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { sameTime, startServer } from './kit/server.ts'
import { signIn, visit } from './kit/visit.ts'

const email = 'coordinator@sample.test'
const password = 'sample-hub-2026'

test('two-step sign-in: an app, a recovery code and a passkey, each set up on the account page', async () => {
  const server = await startServer('sample')
  // A passkey belongs to a name; a bare number is none.
  const named = server.origin.replace('127.0.0.1', 'localhost')
  sameTime(named, server.origin)
  const { page, expectAccessible } = await visit(named)
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const half = async () => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await page.waitForURL(url => url.pathname === '/')
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/second-step**')
    await page.getByRole('heading', { name: 'Two-step sign-in' }).waitFor()
  }

  await signIn(page, email)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Set up an app' }).click()
  const key = (await page.locator('.factor-key').textContent()) ?? ''
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')), digits: 6, period: 30 })
  await expectAccessible()
  await page.getByLabel(/6-digit code/).fill(app.generate({ timestamp: server.now() }))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor()
  await expectAccessible()
  const [recovery = ''] = await page.locator('.factor-codes code').allTextContents()
  await page.getByRole('button', { name: 'I’ve saved them' }).click()
  await page.getByText('10 codes left').waitFor()

  await half()
  await expectAccessible()
  await page.getByLabel('6-digit code').fill('000 000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('That code isn’t right.', { exact: false }).first().waitFor()
  // The one that set it up is used up: the next one, as a clock half a minute ahead would have it.
  await page.getByLabel('6-digit code').fill(app.generate({ timestamp: server.now() + 30_000 }))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/home')

  await page.goto('/account')
  await page.getByLabel('Passkey name', { exact: false }).fill('Staffroom tablet')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Remove passkey Staffroom tablet' }).waitFor()
  await expectAccessible()

  await half()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/home')

  await half()
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(recovery)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/home')
  await page.goto('/account')
  await page.getByText('nine codes left').waitFor()
  expect(server.origin).not.toBe(named)
})
