import { expect, test } from 'vitest'
import { createKeptStore } from './kept-store.ts'

const store = () => createKeptStore(() => Promise.reject(new Error('forbidden here')))

test('nothing is kept before it is known whose it is', async () => {
  const kept = store()
  await kept.put('run:m1', 1)
  expect(await kept.get('run:m1')).toBeUndefined()
})

test('what somebody has left is gone for the next person, and still there for themselves', async () => {
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
