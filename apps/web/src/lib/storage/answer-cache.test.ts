import { WAIT_MS } from '@hubs/testing/limits'
import { expect, test, vi } from 'vitest'
import { NoConnection } from '../api-client.ts'
import { keepAnswers } from './answer-cache.ts'
import { createDeviceStore } from './browser-database.ts'
import { createQueryClient } from '../query-client.ts'

async function device() {
  const store = createDeviceStore(() => Promise.reject(new Error('none')))
  await store.claim('ada')
  const open = () => {
    const client = createQueryClient()
    keepAnswers(client, store)
    return client
  }
  return { store, open }
}
const ask = (client: ReturnType<typeof createQueryClient>, answer: () => Promise<unknown>, kept = true) =>
  client.prefetchQuery({ queryKey: ['meetings', 'm1'], queryFn: answer, meta: { kept } })
const gone = () => Promise.reject(new NoConnection(true))

test('what was answered before is there without the network, at the first failure', async () => {
  const { open } = await device()
  await ask(open(), () => Promise.resolve('Questioning'))
  const again = open()
  void ask(again, gone)
  await vi.waitFor(() => expect(again.getQueryData(['meetings', 'm1'])).toBe('Questioning'), WAIT_MS)
})

test('only what asks for it is kept', async () => {
  const { open, store } = await device()
  await ask(open(), () => Promise.resolve('somebody’s plan'), false)
  expect(JSON.stringify(await store.entries(''))).not.toContain('plan')
})

test('an answer older than any sign-in is not shown any more', async () => {
  const { open } = await device()
  vi.useFakeTimers({ toFake: ['Date'] })
  await ask(open(), () => Promise.resolve('Questioning'))
  vi.setSystemTime(Date.now() + 13 * 3_600_000)
  const again = open()
  await again.prefetchQuery({ queryKey: ['meetings', 'm1'], queryFn: gone, meta: { kept: true }, retry: false })
  await new Promise(resolve => setTimeout(resolve))
  expect(again.getQueryData(['meetings', 'm1'])).toBeUndefined()
})
