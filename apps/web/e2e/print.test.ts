import { meetingList } from '@hubs/schema/meetings/meetings'
import { expect, test } from 'vitest'
import { printed } from './kit/pdf.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

/** Runs of text: more than a school's name and a heading. */
const MUCH = 200
/** A hub's own colour, the lightest that anything is said in. */
const DARK = 0.6

test('on paper each page has its text from the first sheet on, dark on white, also from the dark theme', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, { colorScheme: 'dark' })
  await enter(page, 'facilitator@sample.test')
  const { items } = meetingList.parse(await (await page.request.get('/api/v1/meetings?limit=50')).json())
  const held = items.find(({ status, mine }) => status === 'ended' && mine)
  const addresses = ['/hubs/questioning', '/library', '/library/QU2', ...(held ? [`/meetings/${held.id}/minutes`] : [])]
  for (const address of addresses) {
    await page.goto(address)
    await settled(page)
    const [first, ...rest] = printed(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
    expect(first?.runs, `${address}, the first sheet`).toBeGreaterThan(MUCH)
    for (const { lightest } of [...rest, first!]) expect(lightest, address).toBeLessThan(DARK)
  }
})
