import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ProblemCode } from '@hubs/schema/problem'
import { ApiProblem, NoConnection } from '#lib/api-client.ts'
import { dropAllDrafts, keepDraftsOf } from '#lib/storage/drafts.ts'
import { Autosave, type Versioned } from './autosave.ts'

beforeEach(() => {
  vi.useFakeTimers()
  keepDraftsOf('p1')
})
afterEach(() => {
  dropAllDrafts()
  vi.useRealTimers()
})

const refused = (code: ProblemCode, current?: Versioned<string>) =>
  new ApiProblem({ type: 'about:blank', status: 409, code, title: 'T', detail: 'A sentence.', current })

/** A server that keeps one text, and can be away. */
function server(values = '', version = 0) {
  const now = { values, version, away: false, saves: 0 }
  const save = async (text: string, expectedVersion: number) => {
    now.saves++
    if (now.away) throw new NoConnection()
    if (expectedVersion !== now.version) throw refused('stale', { values: now.values, version: now.version })
    Object.assign(now, { values: text, version: now.version + 1 })
    return { values: text, version: now.version }
  }
  const tools = { save, savedValuesIn: (current: unknown) => current as Versioned<string> }
  return { now, open: () => new Autosave('note', { values: now.values, version: now.version }, tools) }
}

test('saves a moment after the typing stops, once', async () => {
  const { now, open } = server()
  const text = open()
  for (const typed of ['W', 'Wa', 'Wait']) text.change(typed)
  expect([now.saves, text.get().state]).toEqual([0, 'typing'])
  await vi.advanceTimersByTimeAsync(2000)
  expect([now.saves, now.values, text.get().state, text.savedVersion()]).toEqual([1, 'Wait', 'saved', 1])
})

test('without a network it waits, is there again after the page was closed, and arrives by itself', async () => {
  const { now, open } = server()
  now.away = true
  const text = open()
  text.change('Typed on the train')
  await vi.advanceTimersByTimeAsync(2000)
  expect([text.get().state, text.savedVersion()]).toEqual(['waiting', null])
  const again = open()
  expect(again.get().values).toBe('Typed on the train')
  now.away = false
  const close = again.open()
  await vi.advanceTimersByTimeAsync(2000)
  expect([now.values, again.get().state]).toEqual(['Typed on the train', 'saved'])
  close()
  expect(open().get().state).toBe('saved')
})

test('what someone else wrote is shown, and nothing is written over it unseen', async () => {
  const { now, open } = server('Ours', 3)
  const text = open()
  Object.assign(now, { values: 'Theirs', version: 4 })
  text.change('Mine')
  await vi.advanceTimersByTimeAsync(2000)
  expect(text.get()).toMatchObject({ values: 'Mine', theirs: { values: 'Theirs' }, state: 'refused' })
  text.change('Mine, longer')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(now.values).toBe('Theirs')
  text.keepMine()
  await vi.advanceTimersByTimeAsync(0)
  expect([now.values, text.get().state]).toEqual(['Mine, longer', 'saved'])
})

test('the same text from another device is no quarrel, and theirs can be taken', async () => {
  const { now, open } = server('Ours', 3)
  const text = open()
  Object.assign(now, { values: 'Same', version: 4 })
  text.change('Same')
  await vi.advanceTimersByTimeAsync(2000)
  expect([text.get().theirs, text.get().state]).toEqual([null, 'saved'])
  Object.assign(now, { values: 'Other', version: 9 })
  text.change('Mine')
  await vi.advanceTimersByTimeAsync(2000)
  text.takeTheirs()
  expect([text.get().values, text.savedVersion(), now.values]).toEqual(['Other', 9, 'Other'])
})

test('what the server says anew is taken over, but never over what is being typed', async () => {
  const { open } = server('Ours', 3)
  const text = open()
  text.stands({ values: 'Newer', version: 4 })
  expect(text.get().values).toBe('Newer')
  text.change('Typing')
  text.stands({ values: 'Newest', version: 5 })
  expect(text.get().values).toBe('Typing')
})
