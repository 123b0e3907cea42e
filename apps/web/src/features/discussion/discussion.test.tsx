import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { ok, refused, stubApi } from '#test/api-stub.ts'
import { stubInSight } from '#test/in-sight.ts'
import { mine, pageOf, showDiscussion as show, threadOf, underHub as list } from './discussion.testkit.tsx'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('me')
  stubInSight(true)
  vi.useFakeTimers({ now: new Date('2026-11-24T15:30:00Z'), toFake: ['Date'] })
})

test('an empty place invites, and says who can read it', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  show()
  expect(await screen.findByRole('heading', { name: 'No comments yet' })).toBeTruthy()
  expect(screen.getByText('Everyone at your school can read this.')).toBeTruthy()
})

test('a meeting says whose it is in the words of its hub', async () => {
  stubApi({ 'GET /discussions/meeting/m1?limit=20': ok(pageOf([])) })
  show({ subject: { kind: 'meeting', key: 'm1' }, circle: 'group' })
  expect(await screen.findByText('Only your group can read this.')).toBeTruthy()
})

test('threads show who, when and what, the answers under them, and what is new in words', async () => {
  const answer = { ...threadOf({ id: 'r2', parentId: 'r1', text: 'With *me* too.', unread: true }), answers: undefined }
  const calls = stubApi({
    [list]: ok(pageOf([threadOf({ answers: [answer] })], { unread: 1 })),
    'PUT /discussions/hub/questioning/seen': ok({}),
  })
  show()
  const [first, second] = await screen.findAllByRole('article', { name: 'Comment by Alex Reeve' })
  if (!first || !second) throw new Error('two replies')
  expect((await within(first).findByText('works')).tagName).toBe('STRONG')
  expect(within(first).getByText('two hours ago').getAttribute('title')).toBe('Tue 24 Nov, 13:30')
  expect(within(first).queryByText('New')).toBeNull()
  expect(within(second).getByText('New')).toBeTruthy()
  expect(screen.getByText(/One new comment since your last visit/)).toBeTruthy()
  await waitFor(() => expect(calls.find(({ what }) => what.endsWith('/seen'))?.body).toEqual({ upTo: answer.at }))
})

test('nothing is reported as seen while it is out of sight', async () => {
  stubInSight(false)
  const calls = stubApi({ [list]: ok(pageOf([threadOf({ unread: true })], { unread: 1 })) })
  show()
  await screen.findByText('New')
  expect(calls.map(({ what }) => what)).toEqual([list])
})

test('one’s own is removed at once and comes back with Undo', async () => {
  const own = threadOf(mine)
  const removal = 'PUT /replies/r1/removal'
  let removed = false
  const calls = stubApi({
    [list]: () => ({ body: pageOf([removed ? { ...own, state: 'removed', by: null, text: '', version: 2 } : own]) }),
    [removal]: body => {
      removed = (body as { removed: boolean }).removed
      return { body: { ...own, version: 2, answers: undefined } }
    },
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Remove your comment' }))
  expect(await screen.findByText('This comment was removed.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('article', { name: 'A removed comment' }))
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('works')).toBeTruthy()
  expect(calls.filter(({ what }) => what === removal).map(({ body }) => body)).toEqual([
    { removed: true, expectedVersion: 1 },
    { removed: false, expectedVersion: 2 },
  ])
})

test('someone else’s is removed with a reason; who may read it finds it where the comment was', async () => {
  const theirs = threadOf({ may: { edit: false, remove: true, answer: true } })
  const removal = { by: { id: 'cora', name: 'Cora Cole' }, reason: 'It names a pupil.', at: '2026-11-24T14:00:00.000Z' }
  const gone = { ...theirs, state: 'removed' as const, by: null, text: '', removal, version: 2 }
  const what = 'PUT /replies/r1/removal'
  let removed = false
  const calls = stubApi({
    [list]: () => ({ body: pageOf([removed ? gone : theirs]) }),
    [what]: () => {
      removed = true
      return { body: { ...gone, answers: undefined } }
    },
  })
  const { user } = show()
  const sent = () => calls.filter(call => call.what === what).map(({ body }) => body)
  await user.click(await screen.findByRole('button', { name: 'Remove Alex Reeve’s comment' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Remove comment' }))
  const field = dialog.getByLabelText('Reason')
  expect(dialog.getByText('Enter a reason. The person who wrote the comment will see it.')).toBeTruthy()
  expect([document.activeElement, sent()]).toEqual([field, []])
  await user.type(field, 'It names a pupil.')
  await user.click(dialog.getByRole('button', { name: 'Remove comment' }))
  const article = await screen.findByRole('article', { name: 'A removed comment' })
  expect(article.textContent).toMatch(/^Removed by Cora Cole: It names a pupil\./)
  expect(sent()).toEqual([{ removed: true, reason: 'It names a pupil.', expectedVersion: 1 }])
  await waitFor(() => expect(document.activeElement).toBe(article))
})

test('what was changed on another device meanwhile is shown before anything is written over it', async () => {
  const own = { ...threadOf(mine), answers: undefined }
  const change = 'PATCH /replies/r1'
  const current = { ...own, text: 'Changed at home', version: 2 }
  const table = {
    [list]: ok(pageOf([threadOf(mine)])),
    [change]: refused(409, 'stale', 'This comment has changed. Check the latest version, then make your change.', {
      current,
    }),
  }
  const calls = stubApi(table)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edit your comment' }))
  await user.type(screen.getByLabelText('Your comment'), ' Mostly.')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Changed at home')).toBeTruthy()
  expect(screen.getByLabelText('Your comment')).toHaveProperty('value', 'Wait time **works**. Mostly.')
  table[change] = ok(current)
  await user.click(screen.getByRole('button', { name: 'Save my version' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull())
  expect(calls.filter(({ what }) => what === change).at(-1)?.body).toMatchObject({
    text: 'Wait time **works**. Mostly.',
    expectedVersion: 2,
  })
})

test('behind "edited" is every wording there was', async () => {
  stubApi({
    [list]: ok(pageOf([threadOf({ editedAt: '2026-11-24T14:00:00.000Z' })])),
    'GET /replies/r1/history': ok({
      items: [
        { number: 2, text: 'Wait time **works**.', at: '2026-11-24T14:00:00.000Z' },
        { number: 1, text: 'Wait time *may* work.', at: '2026-11-24T13:30:00.000Z' },
      ],
    }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Edited: see what Alex Reeve wrote before' }))
  const wordings = await within(await screen.findByRole('dialog')).findAllByRole('listitem')
  expect(wordings.map(each => each.textContent)).toEqual([
    'Current version, Tue 24 Nov, 14:00Wait time works.',
    'Tue 24 Nov, 13:30Wait time may work.',
  ])
})

test('following says what it means', async () => {
  const calls = stubApi({
    [list]: ok(pageOf([])),
    'PUT /discussions/hub/questioning/following': ok({ following: true }),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Follow' }))
  expect(await screen.findByText(/New comments are counted on your home page/)).toBeTruthy()
  expect(calls.find(({ what }) => what.endsWith('/following'))?.body).toEqual({ following: true })
})

test('earlier ones come when they are asked for', async () => {
  stubApi({
    [list]: ok(pageOf([threadOf()], { next: 'more' })),
    [`${list}&cursor=more`]: ok(pageOf([threadOf({ id: 'r0', text: 'The very first.' })])),
  })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Show earlier comments' }))
  expect(await screen.findByText('The very first.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show earlier comments' })).toBeNull()
})
