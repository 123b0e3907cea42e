import { expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { postReply } from '../../discussion/discussion.testkit.ts'
import { get } from '../../plans/plans.testkit.ts'
import { fillSearch, indexSome } from './search-index.service.ts'

const randomWords = (count: number) =>
  Array.from({ length: count }, () => `w${newId().replace(/[^a-z]/gi, '')}`.slice(0, 12)).join(' ')

test('no write puts in more than a few words, however many somebody has written, and all of them get in', async () => {
  const { store, member } = await buildTestApp()
  await fillSearch(store)
  const amy = await member('questioning', { name: 'Amy Adams' })
  const { id } = await postReply(amy, '/discussions/hub/questioning', randomWords(200))
  const count = async ({ db, t }: Tx) => (await db.select().from(t.searchWord)).length
  const sizes: number[] = []
  for (let rest = [id]; rest.length > 0;) {
    // Counted inside: the queue of the server itself puts some in between.
    const { left, size } = await store.write(async tx => {
      const before = await count(tx)
      return { left: await indexSome(tx, 'reply', rest, 16), size: (await count(tx)) - before }
    })
    rest = left
    sizes.push(size)
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16)
  expect((await get(amy, '/search?q=nothing')).statusCode).toBe(200)
})

test('what is in a change that comes to nothing is not looked for', async () => {
  const { store, member } = await buildTestApp()
  const amy = await member('questioning')
  const tasks = async () => store.read.db.select().from(store.read.t.searchTask)
  const refused = await amy.inject({
    method: 'POST',
    url: '/api/v1/discussions/hub/questioning/replies',
    payload: { text: '', parentId: null, mentions: [] },
  })
  expect(refused.statusCode).toBe(400)
  expect(await tasks()).toEqual([])
})
