import { cleanup, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Meeting } from '@hubs/schema/meetings/meetings'
import { detailOf, planned } from '#features/meetings/meetings.testkit.tsx'
import { ok, stubApi } from '#test/api-stub.ts'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import MeetingsScreen from './meetings.tsx'

const far = { startsAtInstant: '2099-11-26T15:30:00.000Z', endsAt: '2099-11-26T17:30:00.000Z' }
const next = detailOf(planned(), { id: 'next', ...far, date: '2099-11-26' })
const later = { ...next, id: 'later', date: '2099-12-26' }
const list = (...items: Meeting[]) => ok({ items: items.map(item => ({ ...item, came: null })), next: null })
const pastYear = { id: 'y1', name: '2019-20', from: '2019-09-01', to: '2020-07-20', hubs: [], mine: true }
const yearsWith = (...items: (typeof pastYear)[]) =>
  ok({ current: { id: 'y2', name: '2026-27', startedAt: null, mayUndo: false }, items })

test('a date on which several groups meet is said once, over all of them', async () => {
  const coordinator = meOf({ roles: ['coordinator'], membership: null })
  const feedback = { groupId: 'group-feedback', hubSlug: 'feedback', hubName: 'Feedback & Critique' }
  stubApi({
    'GET /me': ok(coordinator),
    'GET /meetings?limit=200&programme=current&scope=all': list(next, later, { ...later, ...feedback, id: 'other' }),
  })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  // There is one heading of that name.
  expect(await screen.findByRole('heading', { level: 3, name: /^Sat 26 Dec 2099/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Feedback & Critique, Sat 26 Dec 2099' })).toBeTruthy()
})

test('earlier years are offered where there are any', async () => {
  const shown = {
    'GET /me': ok(meOf({ membership: inQuestioning })),
    'GET /meetings?limit=200&programme=current&scope=mine': list(next),
  }
  stubApi({ ...shown, 'GET /years': yearsWith(pastYear) })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  expect(await screen.findByRole('button', { name: 'Show meetings from earlier years' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Past years' })).toBeTruthy()
  cleanup()
  stubApi({ ...shown, 'GET /years': yearsWith() })
  renderScreen(MeetingsScreen, { at: '/meetings' })
  expect(await screen.findByRole('link', { name: 'Add to your calendar' })).toBeTruthy()
  expect(screen.queryByText(/earlier years|Past years/)).toBeNull()
})
