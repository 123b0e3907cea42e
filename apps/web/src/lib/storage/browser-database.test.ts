import { expect, test } from 'vitest'
import { createDeviceStore } from './browser-database.ts'

const store = () => createDeviceStore(() => Promise.reject(new Error('forbidden here')))

test('nothing is kept before it is known whose it is', async () => {
  const kept = store()
  await kept.put('run:m1', 1)
  expect(await kept.get('run:m1')).toBeUndefined()
})

test('where this device would not write it down, the caller hears so; nothing is thrown', async () => {
  const rows = new Map<string, unknown>()
  let full = false
  const kept = createDeviceStore(() =>
    Promise.resolve({
      lasts: true,
      read: () => Promise.resolve([...rows]),
      change(look, decide) {
        if (full) return Promise.reject(new DOMException('full', 'QuotaExceededError'))
        const put = decide(rows.get(look))?.put
        if (put) rows.set(...put)
        return Promise.resolve()
      },
    }),
  )
  await kept.claim('ada')
  expect(await kept.put('command:m1:page', [1])).toBe(true)
  full = true
  expect(await kept.put('command:m1:page', [1, 2])).toBe(false)
  await expect(kept.drop('command:m1:page')).resolves.toBeUndefined()
  // As long as the page is open only: a browser that forbids its storage.
  const forbidden = store()
  await forbidden.claim('ada')
  expect(await forbidden.put('command:m1:page', [1])).toBe(false)
  expect(await forbidden.get('command:m1:page')).toEqual([1])
})

test('what someone has left is gone for the next person, and still there for themselves', async () => {
  const kept = store()
  await kept.claim('ada')
  await kept.put('run:m1', { version: 3 })
  await kept.claim('ada')
  expect(await kept.get('run:m1')).toEqual({ version: 3 })
  await kept.claim('sam')
  expect(await kept.entries('')).toEqual([['owner', 'sam']])
})

test('after a session has ended only what is not sent stays', async () => {
  const kept = store()
  await kept.claim('ada')
  await kept.put('command:m1:page', [1])
  await kept.put('answer:me', 'Ada')
  await kept.thin(['command:'])
  expect((await kept.entries('')).map(([key]) => key)).toEqual(['owner', 'command:m1:page'])
})

test('a page that is still open after a sign-out leaves nothing behind', async () => {
  const kept = store()
  await kept.claim('ada')
  await kept.clear()
  await kept.put('run:m1', 1)
  expect(await kept.entries('')).toEqual([])
})
