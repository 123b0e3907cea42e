import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { detailOf, planned, play } from '#features/meetings/meetings.testkit.tsx'
import { plan } from '@hubs/schema/plans/plans'
import { planOf } from '#features/plans/plans.testkit.ts'
import { empty, ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import PlanScreen from './plan.tsx'

const held = detailOf(play(planned(), [0, { type: 'start' }], [118, { type: 'end' }]), {
  id: 'held',
  date: '2026-11-25',
  startsAtInstant: '2026-11-25T15:30:00.000Z',
  endsAt: '2026-11-25T17:30:00.000Z',
})
const whole = planOf({ id: 'plan-9', owner: { id: 'p9', name: 'Karen Whitby' }, meetingId: held.id })
/** As anybody else gets it. */
const theirs = Object.fromEntries(Object.entries(whole).filter(([key]) => key in plan.shape))

test.each([
  ['the day after, to whoever was there', '2026-11-26', 'present', true],
  ['not to whoever was away', '2026-11-26', 'apologies', false],
  ['not once the meeting takes nothing more', '2026-12-10', 'present', false],
] as const)('help can be offered on a colleague’s plan: %s', async (_case, day, mine, can) => {
  vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] })
  const calls = stubApi({
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /plans/plan-9': ok(theirs),
    'GET /meetings?limit=200&programme=current&scope=mine': ok({
      items: [{ ...held, came: { present: 9, expected: 10, unmarked: 0, mine } }],
      next: null,
    }),
    'GET /meetings/held/offers': ok({ items: [] }),
    'PUT /meetings/held/offers/p9': empty,
  })
  const { client, user } = renderScreen(PlanScreen, { at: '/plans/plan-9', path: '/plans/:id' })
  expect(await screen.findByRole('heading', { name: 'What they said' })).toBeTruthy()
  if (!can) {
    await vi.waitFor(() => expect(calls.some(({ what }) => what.startsWith('GET /meetings?'))).toBe(true))
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    return expect(screen.queryByRole('heading', { name: 'Ask or offer help' })).toBeNull()
  }
  await user.type(await screen.findByLabelText(/^A question or an offer of help for/), 'Shall I time you?')
  await user.click(screen.getByRole('button', { name: /^Send to/ }))
  await vi.waitFor(() =>
    expect(calls.find(({ what }) => what.startsWith('PUT'))?.body).toEqual({ text: 'Shall I time you?' }),
  )
})
