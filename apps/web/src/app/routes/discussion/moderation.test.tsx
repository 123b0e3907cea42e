import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { heldOf, heldPageOf } from '#features/discussion/discussion.testkit.tsx'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ModerationScreen from './moderation.tsx'

const coordinator = { 'GET /me': ok(meOf({ roles: ['coordinator'] })) }
const waiting = 'GET /moderation/replies?which=waiting&limit=50'
const decided = 'GET /moderation/replies?which=decided&limit=50'
const decide = 'PUT /moderation/replies/h1'
const jordan = { id: 'jordan', name: 'Jordan Blake' }
const show = () => renderScreen(ModerationScreen, { at: '/moderation' })

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T15:30:00Z'), toFake: ['Date'] })
})

test('a coordinator accepts by keyboard, and the next one is there at once', async () => {
  const items = [heldOf(), heldOf({ id: 'h2', name: 'Ben Hughes' })]
  const calls = stubApi({
    ...coordinator,
    [waiting]: () => ({ body: heldPageOf(items) }),
    [decide]: () => {
      const [first] = items.splice(0, 1)
      return {
        body: { ...first, state: 'shown', decidedBy: jordan, decidedAt: '2026-11-24T15:30:00.000Z', version: 2 },
      }
    },
  })
  const { user } = show()
  const accept = await screen.findByRole('button', { name: 'Approve Maria Santos’s comment' })
  // Her address stands in the card below.
  expect(screen.getByText(/Only coordinators can see email addresses\.$/)).toBeTruthy()
  accept.focus()
  await user.keyboard('jk')
  expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Comment by Maria Santos' }))
  await user.keyboard('a')
  expect(await screen.findByText('Maria Santos’s comment is now on the public page.')).toBeTruthy()
  expect(screen.queryByRole('article', { name: 'Comment by Maria Santos' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Comment by Ben Hughes' }))
  expect(calls.find(({ what }) => what === decide)?.body).toEqual({ state: 'shown', expectedVersion: 1 })
})

test('letters decide nothing while the focus is elsewhere', async () => {
  stubApi({ ...coordinator, [waiting]: ok(heldPageOf([heldOf()])) })
  const { user } = show()
  await screen.findByRole('button', { name: 'Approve Maria Santos’s comment' })
  await user.keyboard('ar')
  expect(screen.getByRole('article', { name: 'Comment by Maria Santos' })).toBeTruthy()
})

test('a decision is taken back with Undo', async () => {
  let state: 'held' | 'refused' = 'held'
  const calls = stubApi({
    ...coordinator,
    [waiting]: () => ({ body: heldPageOf(state === 'held' ? [heldOf()] : []) }),
    [decide]: body => {
      state = (body as { state: typeof state }).state
      return { body: heldOf({ state, decidedBy: jordan, decidedAt: '2026-11-24T15:30:00.000Z', version: 2 }) }
    },
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Reject Maria Santos’s comment' }))
  expect(await screen.findByRole('heading', { name: 'No comments to review' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('article', { name: 'Comment by Maria Santos' })).toBeTruthy()
  expect(calls.filter(({ what }) => what === decide).map(({ body }) => body)).toEqual([
    { state: 'refused', expectedVersion: 1 },
    { state: 'held', expectedVersion: 2 },
  ])
})

test('who was quicker is named', async () => {
  let items = [heldOf()]
  const current = heldOf({ state: 'shown', decidedBy: jordan, decidedAt: '2026-11-24T15:28:30.000Z', version: 2 })
  stubApi({
    ...coordinator,
    [waiting]: () => ({ body: heldPageOf(items) }),
    [decide]: () => {
      items = []
      return refused(409, 'stale', 'It was decided meanwhile.', { current })(null)
    },
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Reject Maria Santos’s comment' }))
  expect(await screen.findByText('Jordan Blake approved Maria Santos’s comment one minute ago.')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull())
})

test('what is decided says by whom, and can be taken back', async () => {
  const shown = heldOf({ state: 'shown', decidedBy: jordan, decidedAt: '2026-11-24T13:30:00.000Z', version: 2 })
  const calls = stubApi({
    ...coordinator,
    [waiting]: ok(heldPageOf([])),
    [decided]: ok(heldPageOf([shown])),
    [decide]: ok(heldOf({ version: 3 })),
  })
  const { user } = show()
  await user.click(await screen.findByLabelText('Decided'))
  expect(await screen.findByText('Jordan Blake approved this two hours ago.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo decision on Maria Santos’s comment' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === decide)?.body).toEqual({ state: 'held', expectedVersion: 2 }),
  )
})

test('it is no one else’s', async () => {
  stubApi({ 'GET /me': ok(meOf({ roles: ['administrator'] })) })
  show()
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeTruthy()
})
