import type { Env } from '../env.ts'
import { type GuardedStore, type Store, StoreRefused } from './store.ts'

async function openFile(dataDir: string): Promise<Store> {
  const [{ openSqlite, refuseUnwritable }, { holdFolder }, { unfinishedRestore }] = await Promise.all([
    import('./sqlite/sqlite.ts'),
    import('./sqlite/sqlite-lock.ts'),
    import('./sqlite/sqlite-swap.ts'),
  ])
  refuseUnwritable(dataDir)
  const letGo = holdFolder(dataDir)
  try {
    const before = unfinishedRestore(dataDir)
    if (before)
      throw new StoreRefused(
        `A restore into ${dataDir} was interrupted. Run it again with npm run restore: it first puts back what was there before, which is in ${before}.`,
      )
    const store = await openSqlite(dataDir)
    return {
      ...store,
      async close() {
        await store.close()
        letGo()
      },
    }
  } catch (error) {
    letGo()
    throw error
  }
}

/** Opens the store that the environment names and brings its tables up to date. Throws StoreRefused. */
export async function openStore(env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>): Promise<GuardedStore> {
  if (!env.DATABASE_URL) return openFile(env.DATA_DIR)
  const { openPostgres } = await import('./postgres/postgres.ts')
  return openPostgres(env.DATABASE_URL, env.DATA_DIR)
}
