import { QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { get } from '#lib/api-client.ts'
import { createQueryClient } from '#lib/query-client.ts'
import { ok, refused, stubApi, stubNoConnection } from '#test/api-stub.ts'
import { Boundary } from './boundary.tsx'
import { PageFrame, PageGuard } from './page-frame.tsx'

function Hub({ slug }: { slug: string }) {
  const { data } = useSuspenseQuery({ queryKey: ['hub', slug], queryFn: () => get(`/hubs/${slug}`, z.string()) })
  if (data === 'broken') throw new Error('of the code')
  return <p>The hub is {data}</p>
}

function show() {
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  const page = (slug: string) => (
    <QueryClientProvider client={client}>
      <PageGuard>
        <p>Beside it</p>
        <Boundary waiting="Loading the hub…" about={slug}>
          <Hub slug={slug} />
        </Boundary>
      </PageGuard>
    </QueryClientProvider>
  )
  const { rerender } = render(page('one'))
  return { client, about: (slug: string) => rerender(page(slug)) }
}

const failure = refused(500, 'failed', 'Something went wrong.')

test('says what is waited for, then shows it, with the rest of the page beside it', async () => {
  stubApi({ 'GET /hubs/one': ok('open') })
  show()
  expect(screen.getByRole('status').textContent).toBe('Loading the hub…')
  expect(screen.getByText('Beside it')).toBeTruthy()
  expect(await screen.findByText('The hub is open')).toBeTruthy()
  expect(screen.queryByRole('status')).toBeNull()
})

test('says why an answer did not come, and asks again when told to', async () => {
  const table = { 'GET /hubs/one': failure }
  const calls = stubApi(table)
  show()
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong.')
  expect(screen.getByText('Beside it')).toBeTruthy()
  table['GET /hubs/one'] = ok('open')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('The hub is open')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(calls).toHaveLength(2)
})

test('a server that was not reached is asked again by itself, and the words stay meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    stubNoConnection()
    show()
    const note = await screen.findByRole('alert')
    expect(note.textContent).toContain('You’re offline')
    const tries = vi.fn<() => Promise<Response>>(() => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', tries)
    await vi.advanceTimersByTimeAsync(5000)
    expect(tries).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('alert')).toBe(note)
    stubApi({ 'GET /hubs/one': ok('open') })
    await vi.advanceTimersByTimeAsync(5000)
    expect(await screen.findByText('The hub is open')).toBeTruthy()
  } finally {
    vi.useRealTimers()
  }
})

test('an answer that is no longer there stays shown, and the reason is not', async () => {
  const table = { 'GET /hubs/one': ok('open') }
  stubApi(table)
  const { client } = show()
  await screen.findByText('The hub is open')
  table['GET /hubs/one'] = failure
  await client.refetchQueries()
  expect(screen.getByText('The hub is open')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('an error is of what was asked: another question is asked anew', async () => {
  stubApi({ 'GET /hubs/one': failure, 'GET /hubs/two': ok('full') })
  const { about } = show()
  await screen.findByRole('alert')
  about('two')
  expect(await screen.findByText('The hub is full')).toBeTruthy()
})

test('code that is broken is no answer: the page says so', async () => {
  stubApi({ 'GET /hubs/one': ok('broken') })
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  show()
  expect(await screen.findByRole('heading', { name: 'This page didn’t load' })).toBeTruthy()
  expect(said.mock.calls.flat().join(' ')).toContain('of the code')
  said.mockClear()
})

test('parts of a page that failed in the same way are told in one note, which asks for all of them again', async () => {
  const table = {
    'GET /hubs/one': failure,
    'GET /hubs/two': failure,
    'GET /hubs/three': refused(403, 'not-allowed', 'No.'),
  }
  stubApi(table)
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <PageFrame>
        {['one', 'two', 'three'].map(slug => (
          <Boundary key={slug} waiting={null}>
            <Hub slug={slug} />
          </Boundary>
        ))}
      </PageFrame>
    </QueryClientProvider>,
  )
  await screen.findByText('This didn’t load either.')
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
    'Something went wrong.Try again',
    'No.Try again',
  ])
  table['GET /hubs/one'] = ok('open')
  table['GET /hubs/two'] = ok('full')
  await userEvent.click(screen.getAllByRole('button', { name: 'Try again' })[0]!)
  expect(await screen.findByText('The hub is open')).toBeTruthy()
  expect(await screen.findByText('The hub is full')).toBeTruthy()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})
