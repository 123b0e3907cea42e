import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import { createSessions } from '../../accounts/sessions.service.ts'
import { createSearchQueue } from '../../search/index/search-queue.service.ts'
import { createChanges } from '../changes.service.ts'
import { createImports } from './imports.service.ts'
import { buildImports } from './imports.testkit.ts'

const listOf = (count: number, department: string) =>
  [
    'Name,Email,Department',
    ...Array.from({ length: count }, (_, n) => `Pat ${n},pat${n}@school.test,${department}`),
  ].join('\n')
const many = listOf(150, 'Art')
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A server that stops after so many writes, and the services of the next one on its store. */
async function buildStopping() {
  const made = await buildImports()
  const { store, clock } = made
  const { write } = store
  // What goes on behind earlier answers writes too, whenever it comes to it: only the writes of what is asked for now count.
  const asking = new AsyncLocalStorage<true>()
  const post: typeof made.post = async (...args) => asking.run(true, async () => made.post(...args))
  const stopAfter = (writes: number) => {
    let left = writes
    store.write = async work => {
      if (left <= 0) throw new Error('the server stopped')
      if (asking.getStore()) left--
      return write(work)
    }
  }
  const startAgain = async () => {
    store.write = write
    const now = () => clock.now
    const sessions = createSessions({ store, now })
    const searchIndex = createSearchQueue({ store, now, log: quiet })
    const mail = { wake: () => undefined } as never
    const [links, hubs, membership] = [{ endAll: async () => undefined }, { stopLeading: async () => undefined }, {}]
    const changes = createChanges({ now, sessions, links, mail, hubs, membership } as never)
    const imports = createImports({ store, now, log: quiet, sessions, mail, changes, searchIndex })
    const goOn = await store.write(tx => imports.goOn(tx))
    await goOn()
    await searchIndex.stop()
  }
  const here = async () => (await made.people()).filter(each => each.leftAt === null && each.email.startsWith('pat'))
  const past = async () => (await made.administrator.inject({ url: '/api/v1/people/imports' })).json().items[0]
  return { ...made, post, stopAfter, startAgain, here, past }
}

describe('a long list', () => {
  test('lets others write between its steps, and nobody new is seen before all are', async () => {
    const { preview, post, store, here, people } = await buildStopping()
    const { fingerprint } = await preview(many)
    const seen = new Set<number>()
    let steps = 0
    const { write } = store
    store.write = async work => {
      const done = await write(work)
      steps++
      seen.add((await here()).length)
      return done
    }
    expect((await post('imports', { text: many, leave: false, fingerprint })).statusCode).toBe(201)
    store.write = write
    expect(steps).toBeGreaterThan(5)
    expect([...seen]).toEqual([0, 150])
    expect(new Set((await people()).map(each => each.email)).size).toBe((await people()).length)
  })

  test.each([1, 2, 4, 6])('goes on to its end where the server stopped after %i writes', async writes => {
    const { preview, post, stopAfter, startAgain, here, past, add, audit } = await buildStopping()
    const { fingerprint } = await preview(many)
    stopAfter(writes)
    expect((await post('imports', { text: many, leave: false, fingerprint })).statusCode).toBe(500)
    expect(await here()).toHaveLength(0)
    expect(await past()).toMatchObject({ unfinished: true, undoUntil: null })
    await startAgain()
    expect(await here()).toHaveLength(150)
    expect(await past()).toMatchObject({ unfinished: false, added: 150 })
    expect(await audit('people-imported')).toHaveLength(1)
    expect((await add()).statusCode).toBe(201)
  })

  test('is changed by nobody’s hand until it is done', async () => {
    const { preview, post, stopAfter, startAgain, add, patch, administrator, store } = await buildStopping()
    const { write } = store
    const someone = (await add({ email: 'someone@school.test' })).json()
    const { fingerprint } = await preview(many)
    stopAfter(3)
    await post('imports', { text: many, leave: false, fingerprint })
    store.write = write
    const sentence = 'A list of people is being imported or undone. Try again in a minute.'
    expect((await add()).json()).toMatchObject({ status: 409, detail: sentence })
    expect((await patch(administrator, someone.id, { job: 'Head' })).json()).toMatchObject({ detail: sentence })
    const again = await preview(listOf(2, 'Music'))
    const second = await post('imports', { text: listOf(2, 'Music'), leave: false, fingerprint: again.fingerprint })
    expect(second.json()).toMatchObject({ detail: sentence })
    await startAgain()
    expect((await patch(administrator, someone.id, { job: 'Head' })).statusCode).toBe(200)
  })

  test('is taken back to its end, too', async () => {
    const { bringIn, post, stopAfter, startAgain, people, past, audit, clock } = await buildStopping()
    await bringIn(many)
    clock.now += 1000
    const changed = (await bringIn(listOf(150, 'Music'))).json()
    stopAfter(5)
    expect((await post(`imports/${changed.id}/undo`)).statusCode).toBe(500)
    await startAgain()
    expect(await past()).toMatchObject({ id: changed.id, unfinished: false, undoneAt: expect.any(String) })
    expect(new Set((await people()).flatMap(each => (each.email.startsWith('pat') ? [each.department] : [])))).toEqual(
      new Set(['Art']),
    )
    expect(await audit('import-undone')).toHaveLength(1)
  })
})
