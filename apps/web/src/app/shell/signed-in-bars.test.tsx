import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Me } from '@hubs/schema/accounts/accounts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { BottomBar, TopNav } from './signed-in-bars.tsx'

const leadership: Partial<Me> = { roles: ['leadership'], membership: null }

/** What a bar leads to, and the name of the place one is in. */
async function bar(me: Me, name: string, at = '/home') {
  const Bars = () => (
    <>
      <TopNav me={me} />
      <BottomBar me={me} />
    </>
  )
  renderScreen(Bars, { at, open: true })
  const links = within(await screen.findByRole('navigation', { name })).getAllByRole('link')
  return {
    names: links.map(({ textContent }) => textContent),
    here: links.find(link => link.getAttribute('aria-current') === 'page')?.textContent,
    to: (place: string) => links.find(({ textContent }) => textContent === place)?.getAttribute('href'),
  }
}

const bars = ['Main', 'Main, bottom of page']

test.each(bars)('a governor has reports, and no meetings or plans: %s', async name => {
  const { names, to } = await bar(meOf({ ...leadership, staffKind: 'none' }), name)
  expect(names.slice(0, 4)).toEqual(['Home', 'Reports', 'Strategies', 'Hubs'])
  expect(names).not.toContain('Meetings')
  expect(to('Reports')).toBe('/reports/terms/latest')
})

test.each([
  ['/reports/participation', 'Reports', leadership],
  ['/hubs/questioning', 'Hubs', {}],
  ['/strands', 'Strategies', {}],
  ['/references/import', 'Strategies', {}],
  ['/templates', 'Meetings', {}],
  ['/allocation', 'Hub choices', { roles: ['coordinator'] }],
] satisfies [string, string, Partial<Me>][])(
  'at %s one is within %s, as the link back says',
  async (at, place, who) => {
    expect((await bar(meOf(who), 'Main', at)).here).toBe(place)
  },
)

test.each(bars)('whoever looks after what, the places stand in one order: %s', async name => {
  const order = ['Home', 'My plans', 'Reports', 'Meetings', 'Strategies', 'Hubs']
  const coordinator = { roles: ['coordinator'] } satisfies Partial<Me>
  const all: Partial<Me>[] = [{ membership: inQuestioning }, { membership: null }, leadership, coordinator]
  for (const who of [...all, { ...coordinator, membership: inQuestioning }]) {
    const places = (await bar(meOf(who), name)).names.filter(place => order.includes(place ?? ''))
    expect(places).toEqual(order.filter(place => places.includes(place)))
    cleanup()
  }
})

test.each([
  ['a leader in a hub', { ...leadership, membership: inQuestioning }],
  ['a leader who leads a group', { ...leadership, leads: ['group-questioning'] }],
  ['a coordinator', { ...leadership, roles: ['leadership', 'coordinator'] }],
  ['a teacher', {}],
] satisfies [string, Partial<Me>][])('%s has meetings', async (_, change) => {
  expect((await bar(meOf(change), 'Main, bottom of page')).names).toContain('Meetings')
})
