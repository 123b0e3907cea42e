import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Routes, useLocation } from 'react-router-dom'
import { beforeEach, expect, test, vi } from 'vitest'
import { welcome } from '#features/accounts/accounts.queries.ts'
import { Discussion } from '#features/discussion/discussion.tsx'
import { pageOf, threadOf, underHub as list, writeThere as send } from '#features/discussion/discussion.testkit.tsx'
import { keepDraftsOf } from '#lib/storage/drafts.ts'
import { outbox } from '#lib/storage/outbox.ts'
import { createQueryClient, meKey } from '#lib/query-client.ts'
import { StatusProvider } from '#ui/notes/status.tsx'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { meOf } from '#test/fixtures.ts'
import { stubInSight } from '#test/in-sight.ts'
import { routesOf } from '../shell/screen.tsx'
import { Sender, Unsent } from './unsent.tsx'

const field = 'Add a comment'
const me = meOf()
const signedOut = refused(401, 'not-signed-in', 'Sign in first.')

/** A page that visitors may see too, with what colleagues see on it. */
const Hub = () => (
  <main>
    <section id="replies">
      <Discussion subject={{ kind: 'hub', key: 'questioning' }} timeZone="Europe/London" />
    </section>
  </main>
)
function Entrance() {
  const { pathname, search } = useLocation()
  return (
    <>
      <p>At {decodeURIComponent(pathname + search)}</p>
      <Unsent isSignInPage />
    </>
  )
}
const routes = routesOf([
  { path: '/hubs/:slug', load: async () => ({ default: Hub }), open: true, bare: true },
  { path: '*', load: async () => ({ default: Entrance }), open: true, bare: true },
])

function open(who: typeof me | null = me) {
  const client = createQueryClient(each => each.setQueryData(meKey, null))
  client.setDefaultOptions({ queries: { retry: false } })
  client.setQueryData(meKey, who)
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={['/hubs/questioning']}>
        <StatusProvider>
          <Routes>{routes}</Routes>
          <Sender />
        </StatusProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), client }
}

beforeEach(() => {
  localStorage.clear()
  keepDraftsOf(me.id)
  stubInSight(true)
})

test('the session has ended elsewhere: one signs in, is back on the form, and it is sent once', async () => {
  stubApi({ [list]: ok(pageOf([])), [send]: signedOut })
  const { user, client } = open()
  await user.type(await screen.findByLabelText(field), 'Typed before the bell')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('At /sign-in?next=/hubs/questioning#replies')).toBeTruthy()
  expect((await screen.findByText('Your comment is waiting to be sent.')).parentElement?.textContent).toContain(
    'Sign in to send it.',
  )
  expect(outbox.get()).toHaveLength(1)
  const calls = stubApi({ [list]: ok(pageOf([])), [send]: ok(threadOf()) })
  welcome(client, me)
  await waitFor(() => expect(outbox.get()).toEqual([]))
  expect(calls.filter(({ what }) => what === send)).toMatchObject([{ body: { text: 'Typed before the bell' } }])
  expect(await screen.findByText('Your comment has been sent.')).toBeTruthy()
})

test('it ends with half a comment typed: the page does not turn into a visitor’s', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user, client } = open()
  await user.type(await screen.findByLabelText(field), 'Half a thou')
  client.setQueryData(meKey, null)
  expect(await screen.findByText('At /sign-in?next=/hubs/questioning#replies')).toBeTruthy()
})

test('sent without the network from a page that is open to visitors: gone as soon as there is one', async () => {
  stubApi({ [list]: ok(pageOf([])) })
  const { user } = open()
  await user.type(await screen.findByLabelText(field), 'From the train')
  stubNoConnection()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText(/will be sent when you’re back online/u, { selector: '.calm-note p' })).toBeTruthy()
  const calls = stubApi({ [list]: ok(pageOf([])), [send]: ok(threadOf()) })
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(outbox.get()).toEqual([]))
  expect(calls.filter(({ what }) => what === send)).toHaveLength(1)
})

test.each([
  [429, 'too-many', 'You’ve sent a lot in a short time.'],
  [503, 'unavailable', 'The server is busy.'],
] as const)('a %i is told in its own words, and nothing of it before', async (status, code, because) => {
  stubApi({ [list]: ok(pageOf([])), [send]: refused(status, code, 'Not now.') })
  let answer: () => void = () => undefined
  const later = new Promise<void>(resolve => (answer = resolve))
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'POST') await later
    return fetch(url, init)
  })
  const { user } = open()
  await user.type(await screen.findByLabelText(field), 'Typed before the bell')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(outbox.get()).toHaveLength(1))
  expect(document.body.textContent).not.toMatch(/offline|waiting to be sent/)
  answer()
  const note = await screen.findByText('Your comment is waiting to be sent.')
  expect(note.parentElement?.textContent).toContain(because)
  expect(document.body.textContent).not.toContain('offline')
})
