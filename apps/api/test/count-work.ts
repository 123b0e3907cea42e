import { getTableName, type Table } from 'drizzle-orm'
import { createHook } from 'node:async_hooks'
import { vi } from 'vitest'
import type { Store, Tx } from '../src/store/store.ts'

type Work = {
  /** The tables of the rows written, in order. */
  inserted: string[]
  /** How many pieces of work went to another thread: Argon2 is done there, and nothing else of ours. */
  hashed: number
}

/** What `act` has the server do: what takes its time, told without a clock. */
export async function workOf(store: Store, act: () => Promise<unknown>): Promise<Work> {
  const inserted: string[] = []
  let hashed = 0
  const write = store.write
  const noting = (db: Tx['db']) =>
    new Proxy(db, {
      get(target, key) {
        if (key === 'insert')
          return (table: Table) => {
            inserted.push(getTableName(table))
            return target.insert(table as never)
          }
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const spy = vi.spyOn(store, 'write').mockImplementation(work => write(tx => work({ ...tx, db: noting(tx.db) })))
  // Work of a native package has no name of its own among Node's kinds of work.
  const hook = createHook({ init: (_id, kind) => void (kind === 'undefined' && hashed++) }).enable()
  try {
    await act()
  } finally {
    hook.disable()
    spy.mockRestore()
  }
  return { inserted, hashed }
}
