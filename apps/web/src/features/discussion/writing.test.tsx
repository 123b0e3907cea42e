import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { writeStored } from '#lib/drafts/draft-storage.ts'
import { outbox } from '#lib/storage/outbox.ts'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { stubInSight } from '#test/in-sight.ts'
import {
  pageOf,
  showDiscussion as show,
  threadOf,
  underHub as list,
  writeThere as send,
} from './discussion.testkit.tsx'

const field = 'Add a comment'

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf('me')
  stubInSight(true)
  vi.useFakeTimers({ now: new Date('2026-11-24T15:30:00Z'), toFake: ['Date'] })
})

test('a reply is sent once with Ctrl and Enter, and the same words again are a second reply', async () => {
  const calls = stubApi({ [list]: ok(pageOf([])), [send]: ok(threadOf()) })
  const { user } = show()
  const sent = () => calls.filter(({ what }) => what === send)
  for (const times of [1, 2]) {
    await user.type(await screen.findByLabelText(field), 'Thank you!')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(sent()).toHaveLength(times))
    await waitFor(() => expect(screen.getByLabelText(field)).toHaveProperty('value', ''))
  }
  expect(sent()[0]?.body).toEqual({ text: 'Thank you!', parentId: null, mentions: [] })
  expect(new Set(sent().map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
})

test('nothing at all is refused at the field', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Send' }))
  expect(screen.getByText('Enter a comment.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText(field))
})

test('what the server has against it stands at the field, and nothing typed is lost', async () => {
  stubApi({
    [list]: ok(pageOf([])),
    [send]: refused(400, 'invalid', 'This could not be taken.', { fields: { text: 'Keep it friendly.' } }),
  })
  const { user } = show()
  await user.type(await screen.findByLabelText(field), 'Grr')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Keep it friendly.')).toBeTruthy()
  expect(screen.getByLabelText(field)).toHaveProperty('value', 'Grr')
})

test('without a connection it is kept, shown as waiting, and goes once there is one', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user } = show()
  await user.type(await screen.findByLabelText(field), 'From the train')
  stubNoConnection()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Your comment is waiting to be sent.')).toBeTruthy()
  expect(screen.getByText('From the train')).toBeTruthy()
  const calls = stubApi({ [list]: ok(pageOf([])), [send]: ok(threadOf()) })
  await outbox.flush()
  expect(calls.filter(({ what }) => what === send)).toHaveLength(1)
  await waitFor(() => expect(screen.queryByText('Your comment is waiting to be sent.')).toBeNull())
})

test('what waits is in sight also where the comments can’t be loaded', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user } = show()
  await user.type(await screen.findByLabelText(field), 'From the train')
  stubNoConnection()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByText('Your comment is waiting to be sent.')
  cleanup()
  show()
  expect(await screen.findByText('Your comment is waiting to be sent.')).toBeTruthy()
  expect(screen.queryByLabelText(field)).toBeNull()
})

test('what was refused after waiting stands in its field again with the reason', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user } = show()
  await user.type(await screen.findByLabelText(field), 'Too late')
  stubNoConnection()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByText('Your comment is waiting to be sent.')
  stubApi({ [list]: ok(pageOf([])), [send]: refused(404, 'not-found', 'The comment you’re replying to was removed.') })
  await outbox.flush()
  expect((await screen.findByRole('alert')).textContent).toContain('The comment you’re replying to was removed.')
  expect(screen.getByLabelText(field)).toHaveProperty('value', 'Too late')
})

test('what is typed is there again when one comes back', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const first = show()
  await first.user.type(await screen.findByLabelText(field), 'Half a thought')
  document.body.innerHTML = ''
  show()
  await waitFor(() => expect(screen.getAllByLabelText(field).at(-1)).toHaveProperty('value', 'Half a thought'))
})

test('an @ finds colleagues by keyboard, and those named are told', async () => {
  const calls = stubApi({
    [list]: ok(pageOf([])),
    [send]: ok(threadOf()),
    'GET /discussions/hub/questioning/people?q=': ok({ items: [{ id: 'aisha', name: 'Aisha Khan', apart: '' }] }),
    'GET /discussions/hub/questioning/people?q=a': ok({
      items: [
        { id: 'aisha', name: 'Aisha Khan', apart: '' },
        { id: 'alex', name: 'Alex Reeve', apart: '' },
      ],
    }),
  })
  const { user } = show()
  const text = await screen.findByLabelText(field)
  await user.type(text, 'Thank you @a')
  const names = await screen.findByRole('listbox', { name: 'Colleagues' })
  await within(names).findByRole('option', { name: 'Alex Reeve' })
  await user.keyboard('{ArrowDown}')
  const chosen = within(names).getByRole('option', { selected: true })
  expect(chosen.textContent).toBe('Alex Reeve')
  expect(text.getAttribute('aria-activedescendant')).toBe(chosen.id)
  await user.keyboard('{Enter}')
  expect(text).toHaveProperty('value', 'Thank you @Alex Reeve ')
  expect(screen.queryByRole('listbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === send)?.body).toEqual({
      text: 'Thank you @Alex Reeve',
      parentId: null,
      mentions: ['alex'],
    }),
  )
})

test('a meeting finds its own people, and Escape closes the names', async () => {
  stubApi({
    'GET /discussions/meeting/m1?limit=20': ok(pageOf([])),
    'GET /discussions/meeting/m1/people?q=': ok({ items: [{ id: 'kofi', name: 'Kofi Mensah', apart: '' }] }),
  })
  const { user } = show({ subject: { kind: 'meeting', key: 'm1' } })
  await user.type(await screen.findByLabelText('Add a comment'), '@')
  expect((await screen.findByRole('option')).textContent).toBe('Kofi Mensah')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('an answer goes to its thread', async () => {
  const calls = stubApi({ [list]: ok(pageOf([threadOf()])), [send]: ok(threadOf()) })
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Reply to Alex Reeve' }))
  const answer = screen.getByLabelText('Reply to Alex Reeve', { selector: 'textarea' })
  expect(document.activeElement).toBe(answer)
  await user.type(answer, 'And mine')
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  await waitFor(() =>
    expect(calls.find(({ what }) => what === send)?.body).toMatchObject({ text: 'And mine', parentId: 'r1' }),
  )
  await waitFor(() => expect(screen.queryByLabelText('Reply to Alex Reeve', { selector: 'textarea' })).toBeNull())
})

test('what it answers was removed meanwhile: the words go on as something new', async () => {
  const table = {
    [list]: ok(pageOf([threadOf()])),
    [send]: refused(409, 'conflict', 'The comment you’re replying to was removed while you were writing.'),
  }
  stubApi(table)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Reply to Alex Reeve' }))
  await user.type(screen.getByLabelText('Reply to Alex Reeve', { selector: 'textarea' }), 'And mine')
  await user.click(screen.getByRole('button', { name: 'Send reply' }))
  expect((await screen.findByRole('alert')).textContent).toContain('removed while you were writing')
  await user.click(screen.getByRole('button', { name: 'Post as a new comment' }))
  expect(await screen.findByLabelText(field)).toHaveProperty('value', 'And mine')
  expect(screen.queryByLabelText('Reply to Alex Reeve', { selector: 'textarea' })).toBeNull()
})

test('an answer begun to something that is gone by now is shown, and can be gone on with', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  writeStored('reply/hub/questioning/r9', { text: 'Half an answer', picked: [] })
  const { user } = show()
  expect(await screen.findByText('Half an answer')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Post as a new comment' }))
  expect(await screen.findByLabelText(field)).toHaveProperty('value', 'Half an answer')
  expect(screen.queryByText('You started a reply.')).toBeNull()
})
