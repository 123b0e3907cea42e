import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubDetailOf, hubsOf, inQuestioning, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import HomeScreen from './home.tsx'

const listed = { hubSlug: 'feedback', waiting: 2, kept: 0, position: 2, offeredUntil: null }
test.each([
  [
    'while hubs can be chosen',
    'open',
    listed,
    'You’re number 2 on the waiting list. If there’s a place, you’ll be asked',
  ],
  [
    'with a place that is kept',
    'open',
    { ...listed, kept: 1, offeredUntil: '2026-11-18T17:00:00.000Z' },
    'There’s a place for you. It’s kept until',
  ],
  ['of lists that one isn’t on', 'open', { ...listed, position: null }, null],
  ['once hubs are chosen', 'closed', listed, null],
] as const)('home says where one stands on a waiting list, %s', async (_, state, list, words) => {
  const programme = { ...someProgramme, choosing: 'first-come', choice: { ...someProgramme.choice, state } }
  stubApi({
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /hubs': ok({ items: hubsOf('questioning') }),
    'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
    'GET /programmes/current': ok(programme),
    'GET /me/waiting': ok({ items: [list] }),
  })
  const { client } = renderScreen(HomeScreen, { at: '/home' })
  await screen.findByRole('region', { name: 'Members' })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  if (words) expect((await screen.findByText(new RegExp(words))).textContent).toMatch(/^Feedback/)
  else expect(screen.queryByText(/waiting list|There’s a place/)).toBeNull()
})
