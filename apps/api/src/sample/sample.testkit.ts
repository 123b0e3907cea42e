import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import type { Store } from '../store/store.ts'
import { prepareSample } from './school.ts'

/** The sample school as it is made on a day, on a store that goes with the test. */
export async function openSample(day: string): Promise<Store> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-sample-'))
  const store = await openSqlite(folder)
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await prepareSample(store, Date.parse(`${day}T10:00:00Z`))
  return store
}
