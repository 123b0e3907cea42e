import { meetingList } from '@hubs/schema/meetings/meetings'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { printed } from './kit/pdf.ts'
import { yearRegister } from '@hubs/schema/hours'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

/** Runs of text: more than a school's name and a heading. */
const MUCH = 200
/** A hub's own colour, the lightest that anything is said in. */
const DARK = 0.6

/** What means nothing on paper: headings with nothing under them, something to type in, news of the day. */
async function idleOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const toType = await page
    .locator('main :is(input, textarea, select)')
    .evaluateAll(fields => fields.filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 120)))
  const news = await page
    .getByText('Emails aren’t being sent yet')
    .evaluateAll(notes => notes.filter(each => each.checkVisibility()).map(each => each.textContent ?? ''))
  const alone = await page.locator('main :is(h2, h3)').evaluateAll(headings =>
    headings.flatMap(heading => {
      const around = heading.closest<HTMLElement>(heading.tagName === 'H2' ? 'section' : 'div')
      const words = around?.innerText.replace((heading as HTMLElement).innerText, '').trim()
      return heading.checkVisibility() && words === '' ? [heading.textContent] : []
    }),
  )
  await page.emulateMedia({ media: null })
  return [...alone, ...toType, ...news]
}

test('on paper each page has its text from the first sheet on, dark on white, also from the dark theme', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, { colorScheme: 'dark' })
  await enter(page, 'facilitator@sample.test')
  const { items } = meetingList.parse(await (await page.request.get('/api/v1/meetings?limit=50')).json())
  const held = items.find(({ status, mine }) => status === 'ended' && mine)
  const ofHeld = held ? [`/meetings/${held.id}`, `/meetings/${held.id}/minutes`] : []
  const addresses = ['/hubs/questioning', '/library', '/library/QU2', ...ofHeld]
  for (const address of addresses) {
    await page.goto(address)
    await settled(page)
    const [first, ...rest] = printed(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
    expect(first?.runs, `${address}, the first sheet`).toBeGreaterThan(MUCH)
    for (const { lightest } of [...rest, first!]) expect(lightest, address).toBeLessThan(DARK)
    expect(await idleOnPaper(page), address).toEqual([])
  }
})

/** A4 less its margins at 96 pixels an inch, as a browser lays a page out for paper. */
const sheet = { width: 718, height: 1000 }

test('the register of the year is on paper with everyone in it, by hub and by person, and nothing is cut off', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await enter(page, sampleOf.coordinator)
  const { groups } = yearRegister.parse(await (await page.request.get('/api/v1/register')).json())
  const people = [...new Set(groups.flatMap(group => group.people.map(({ person }) => person.name)))]
  expect(people.length).toBeGreaterThan(40)
  for (const by of ['hub', 'person']) {
    await page.goto(`/register?by=${by}`)
    await settled(page)
    const sheets = printed(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
    for (const { runs, lightest } of sheets) {
      expect(runs, by).toBeGreaterThan(0)
      expect(lightest, by).toBeLessThan(DARK)
    }
    expect(sheets[0]?.runs, by).toBeGreaterThan(MUCH)
    await page.setViewportSize(sheet)
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('main').innerText()
    expect(people.filter(name => !shown.includes(name))).toEqual([])
    // What stands beyond the edge of its table's frame is not printed.
    const cut = await page.locator('main td, main thead th').evaluateAll(cells =>
      cells.flatMap(cell => {
        const { left, right } = cell.getBoundingClientRect()
        const frames = [...document.querySelectorAll('*')].filter(
          each => each.contains(cell) && getComputedStyle(each).overflowX !== 'visible',
        )
        const edge = Math.min(innerWidth, ...frames.map(frame => frame.getBoundingClientRect().right))
        return left < 0 || right > edge + 1 ? [`${cell.textContent} to ${right} of ${edge}`] : []
      }),
    )
    expect(cut, by).toEqual([])
    expect(shown).toContain('Present')
    await page.emulateMedia({ media: null })
    await page.setViewportSize({ width: 1280, height: 900 })
  }
})

test('the page for governors is one page on paper too', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await enter(page, sampleOf.coordinator)
  await page.goto('/reports/terms/latest')
  await settled(page)
  const sheets = printed(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
  expect(sheets.map(({ runs }) => runs > MUCH)).toEqual([true])
})
