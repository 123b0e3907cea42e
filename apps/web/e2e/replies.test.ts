import { payloads } from '../../../packages/rules/src/text/markdown/markdown.testkit.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

test('a visitor’s reply goes from the form over a coordinator to the public page', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
  await page.goto('/')
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.getByLabel('Your name').fill('Vera Visitor')
  await page.getByLabel('Your email address').fill('vera@home.example')
  await page.getByLabel('Your reply', { exact: true }).fill('We wait at breakfast now, **too**.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('heading', { name: 'Thank you, Vera Visitor' }).waitFor()
  await expectAccessible()

  const stranger = await visit(server.origin)
  const seen = async () => {
    await stranger.page.goto('/')
    await stranger.page.locator('#replies').scrollIntoViewIfNeeded()
    await stranger.page.getByText('Miriam Okafor').first().waitFor()
    return stranger.page.getByText('We wait at breakfast now').count()
  }
  expect(await seen()).toBe(0)

  const { page: desk } = await visit(server.origin)
  await enter(desk, sampleOf.coordinator)
  await desk.goto('/moderation')
  await desk.getByText('vera@home.example').waitFor()
  await desk.getByRole('button', { name: 'Approve Vera Visitor’s comment' }).click()
  await desk.getByText('Vera Visitor’s comment is now on the public page.').waitFor()
  expect(await seen()).toBe(1)
  expect(await stranger.page.content()).not.toContain('vera@home.example')
})

test('a visitor writes, signs in with an account of their own, and sends what they wrote under its name', async () => {
  const account = { at: 'Google', sub: 'vera', name: 'Vera Visitor', email: 'vera@home.example', email_verified: true }
  const server = await startServer('sample', { visitor: account })
  const phone = { viewport: { width: 390, height: 844 }, alsoAt: server.issuer }
  const { page, expectAccessible } = await visit(server.origin, phone)
  await page.goto('/')
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.getByLabel('Your reply', { exact: true }).fill('We wait at breakfast now.')
  await page.getByRole('link', { name: 'Use your Google account' }).click()
  await page.getByText('You’re commenting as').waitFor()
  await expectAccessible()
  expect(new URL(page.url()).pathname).toBe('/')
  await expect.poll(() => page.getByLabel('Your reply', { exact: true }).inputValue()).toBe('We wait at breakfast now.')
  expect(await page.getByLabel('Your name').count()).toBe(0)
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('heading', { name: 'Thank you, Vera Visitor' }).waitFor()
  // It opens nothing: they are a visitor still.
  await page.goto('/home')
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await page.goto('/')
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Use a different name' }).click()
  await page.getByLabel('Your name').waitFor()

  const { page: desk } = await visit(server.origin)
  await enter(desk, sampleOf.coordinator)
  await desk.goto('/moderation')
  await desk.getByText('vera@home.example, from their Google account').waitFor()
  await desk.getByRole('button', { name: 'Approve Vera Visitor’s comment' }).click()
  await desk.getByText('Vera Visitor’s comment is now on the public page.').waitFor()
  await page.reload()
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.getByRole('article', { name: 'Comment by Vera Visitor' }).getByText('We wait at breakfast now.').waitFor()
  expect(await page.content()).not.toContain('vera@home.example')
})

test('a colleague who reads the public page signs in from there, and replies as themselves in the words begun', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
  await page.goto('/')
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await page.getByLabel('Your reply', { exact: true }).fill('We practise this at reception.')
  await page.getByRole('link', { name: 'Work here? Sign in to comment as yourself' }).click()
  // The visitors' form asks for an email address too: it is gone when this page has come.
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await page.getByLabel('Email address').fill(sampleOf.member)
  await page.getByLabel('Password', { exact: true }).fill('sample-hub-2026')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const field = page.getByLabel('Comment on the public page')
  await field.waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  // What fills above it does not push it out of sight.
  await page.getByRole('heading', { name: 'What we’ve found' }).waitFor()
  const top = () => page.locator('#replies').evaluate(each => Math.abs(each.getBoundingClientRect().top))
  await expect.poll(top).toBeLessThan(120)
  await expect.poll(() => field.inputValue()).toBe('We practise this at reception.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('.markdown').getByText('We practise this at reception.').waitFor()

  const stranger = await visit(server.origin)
  await stranger.page.goto('/')
  await stranger.page.locator('#replies').scrollIntoViewIfNeeded()
  const mine = stranger.page.getByRole('article').filter({ hasText: 'We practise this at reception.' })
  await mine.getByText('Karen Whitby').waitFor()
})

/** As many of the texts at once as one reply holds. */
function bundles(texts: readonly string[], most: number): string[] {
  const out: string[] = []
  for (const text of texts.filter(each => each.length < most)) {
    const joined = `${out.at(-1) ?? ''}\n\n${text}`
    if (out.length > 0 && joined.length < most) out[out.length - 1] = joined
    else out.push(text)
  }
  return out
}

/** What of a text may ever be on a page: no element that loads or runs anything, no address but of three kinds. */
const dangerous = (page: Page) =>
  page.evaluate(() => {
    const elements = document.querySelectorAll(
      '.markdown :is(img, script, iframe, object, embed, svg, style, form, input, base, meta, video, audio)',
    )
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.markdown a')]
    const odd = links.filter(link => !['http:', 'https:', 'mailto:'].includes(link.protocol))
    const handlers = [...document.querySelectorAll('.markdown *')].filter(element =>
      element.getAttributeNames().some(name => name.startsWith('on')),
    )
    return [...elements, ...odd, ...handlers].map(element => element.outerHTML)
  })

test('no text that anyone writes runs, loads or leads anywhere it should not, in the preview or on the page', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  page.on('dialog', dialog => {
    throw new Error(`a script ran: ${dialog.message()}`)
  })
  await enter(page, sampleOf.member)
  const texts = bundles(payloads, 3500)
  expect(texts.length).toBeGreaterThan(0)
  await page.goto('/hubs/questioning')
  await page.locator('#replies').scrollIntoViewIfNeeded()
  const field = page.getByLabel('Add a comment', { exact: true })
  for (const text of texts) {
    await field.fill(text)
    await page.getByRole('button', { name: 'Preview' }).first().click()
    await page.locator('.markdown').first().waitFor()
    expect(await dangerous(page)).toEqual([])
    await page.getByRole('button', { name: 'Write', exact: true }).first().click()
    const data = { text, parentId: null, mentions: [] }
    const answer = await page.request.post('/api/v1/discussions/hub/questioning/replies', {
      data,
      headers: { origin: server.origin },
    })
    expect([201, 400]).toContain(answer.status())
  }
  await field.fill('')
  await page.reload()
  await page.locator('#replies').scrollIntoViewIfNeeded()
  await expect.poll(() => page.locator('#replies .markdown').count()).toBeGreaterThan(texts.length)
  expect(await dangerous(page)).toEqual([])
})
