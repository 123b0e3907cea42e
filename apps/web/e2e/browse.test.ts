import { describe, expect, test } from 'vitest'
import { startServer } from './kit/server.ts'
import { visit } from './kit/visit.ts'

describe('a visitor', () => {
  test('reads the aims, the five hubs and how they meet before anyone has set the school up', async () => {
    const { origin } = await startServer('server')
    const { page, expectAccessible } = await visit(origin, { serviceWorkers: 'allow' })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Five hubs. One small change at a time.' }).waitFor()
    for (const hub of [
      'Growth Mindset & Challenge',
      'e-Learning',
      'Feedback & Critique',
      'Academic Language',
      'Questioning',
    ])
      expect(await page.getByRole('heading', { name: hub }).count(), hub).toBe(1)
    await page.getByText('The school hasn’t checked these dates yet.').waitFor()
    await page.getByText('Visiting the Belmont Learning Hubs').waitFor()
    await expectAccessible()

    await page.getByRole('link', { name: 'Questioning: 3 intended outcomes' }).click()
    await page.waitForURL('**/hubs/questioning')
    await page
      .getByRole('heading', { level: 1, name: 'How can our questions check, stretch and steer thinking?' })
      .waitFor()
    for (const audience of ['Students', 'Parents', 'Staff', 'Community'])
      expect(await page.getByRole('heading', { name: audience }).count(), audience).toBeGreaterThan(0)
    await expectAccessible()
  })

  test('sees no name of any colleague, on any public page or in what it asks for', async () => {
    const { origin } = await startServer('sample')
    const { page } = await visit(origin)
    const bodies: string[] = []
    page.on('response', async response => {
      if (response.url().includes('/api/')) bodies.push(await response.text().catch(() => ''))
    })
    for (const path of ['/', '/hubs/questioning', '/hubs/feedback']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      bodies.push(await page.locator('body').innerText())
    }
    expect(bodies.length).toBeGreaterThan(3)
    for (const name of ['Alex Reeve', 'Aisha Khan', 'Ruth Adeyemi', 'Jordan Blake', 'sample.test', 'B12']) {
      expect(
        bodies.filter(body => body.includes(name)),
        name,
      ).toEqual([])
    }
  })

  test('shares a link that shows the hub’s name, question and picture', async () => {
    const { origin } = await startServer('server')
    const html = await (await fetch(`${origin}/hubs/feedback`)).text()
    expect(html).toContain('<meta property="og:title" content="Feedback &amp; Critique · Learning Hubs">')
    expect(html).toContain(
      '<meta property="og:description" content="How can feedback bring progress, reflection and pride?">',
    )
    const picture = /og:image" content="([^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await fetch(picture)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    // Read to its end: a server that closes waits more than a minute for what is still under way.
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  test('is told what to do at an address that leads nowhere', async () => {
    const { origin } = await startServer('server')
    const { page, expectAccessible } = await visit(origin)
    await page.goto('/hubs/no-such-hub')
    await page.getByRole('main').waitFor()
    await expectAccessible()
    await page.goto('/no/such/page')
    await page
      .getByRole('link', { name: /hubs|start|home/i })
      .first()
      .waitFor()
  })
})
