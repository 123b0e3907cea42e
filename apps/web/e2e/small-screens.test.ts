import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { laterMeetings } from './kit/own-meetings.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

/** Sentences that can be read more than once on a screen: people’s jobs and names are no sentences. */
const saidTwice = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const said: string[] = []
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const { parentElement } = text
      if (!parentElement?.checkVisibility({ visibilityProperty: true })) continue
      if (parentElement.closest('.hidden-text, option, script, style')) continue
      const words = (text.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
      if (/^(?:\S+ ){3,}\S+[.?!”]$/u.test(words)) said.push(words)
    }
    return said.filter((words, at) => said.indexOf(words) < at)
  })

/** Tables of which a part can only be seen by moving them sideways. */
const cutTables = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.wide-table')]
      .filter(each => each.scrollWidth > each.clientWidth)
      .map(each => `${each.getAttribute('aria-label')}: ${each.scrollWidth} in ${each.clientWidth}`),
  )

/** What has no height and is first in a form, with the form’s gap after it. */
const gapsAbove = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('form.form')].flatMap(form => {
      const [first] = [...form.children].filter(each => getComputedStyle(each).position !== 'absolute')
      return first && first.getBoundingClientRect().height === 0 ? [first.outerHTML.slice(0, 80)] : []
    }),
  )

/** Buttons without an edge that begin a line, their words standing in from those above and below. */
const insetWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(.row, p, .half-term-buttons) > .btn.ghost')].flatMap(button => {
      const { top, bottom, width } = button.getBoundingClientRect()
      const begins = [...(button.parentElement?.children ?? [])].every(other => {
        const box = other.getBoundingClientRect()
        return (
          other === button || box.right > button.getBoundingClientRect().right || box.bottom <= top || box.top >= bottom
        )
      })
      const words = document.createRange()
      words.selectNodeContents(button)
      const line = button.parentElement?.getBoundingClientRect().left ?? 0
      const inset = words.getBoundingClientRect().left - line
      return width > 0 && begins && inset > 4 && inset < 20 ? [`“${button.textContent}” stands ${inset} px in`] : []
    }),
  )

test('on a phone nothing is said twice or stands in, no figures are cut, and no form begins with a gap', async () => {
  const server = await startServer('sample')
  const wrong: string[] = []
  const look = async (email: string, addresses: (page: Page) => Promise<string[]>) => {
    const { page } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
    await enter(page, email)
    for (const address of await addresses(page)) {
      await page.goto(address)
      await settled(page)
      const looks = [saidTwice, cutTables, gapsAbove, insetWords]
      const found = (await Promise.all(looks.map(each => each(page)))).flat()
      wrong.push(...found.map(each => `${email} ${address}: ${each}`))
    }
  }
  const own = async (page: Page) => {
    const [next] = await laterMeetings(page, server.now())
    return ['/home', '/account', '/plans/new', '/library', ...(next ? [`/meetings/${next.id}`] : [])]
  }
  for (const email of ['facilitator@sample.test', 'karen.whitby@sample.test']) await look(email, own)
  await look('teacher@sample.test', async () => ['/home', '/account'])
  await look('coordinator@sample.test', async () => [
    '/home',
    '/account',
    '/school',
    '/programme',
    '/programme/next-year',
  ])
  await look('graham.bell@sample.test', async () => [
    '/home',
    '/reports/participation',
    '/reports/hours',
    '/reports/terms/1',
  ])
  expect(wrong).toEqual([])
})

test('all seven parts of an agenda are in one view of a laptop, with how long they are together', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, { viewport: { width: 1280, height: 660 } })
  await enter(page, 'facilitator@sample.test')
  const [next] = await laterMeetings(page, server.now())
  await page.goto(`/meetings/${next?.id}/agenda`)
  await settled(page)
  const parts = page.locator('.agenda-part')
  await parts.last().waitFor()
  expect(await parts.count()).toBe(7)
  await page.locator('.agenda-sum').evaluate(sum => sum.scrollIntoView({ block: 'start' }))
  for (const each of [page.locator('.agenda-sum'), ...(await parts.all())]) {
    const box = await each.boundingBox()
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 660).toBe(true)
  }
})
