import type { Env } from '../env.ts'
import type { Store } from './store.ts'

/** Opens the store that the environment names and brings its tables up to date. Throws StoreRefused. */
export async function openStore(env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>): Promise<Store> {
  if (env.DATABASE_URL) {
    const { openPostgres } = await import('./postgres.ts')
    return openPostgres(env.DATABASE_URL)
  }
  const { openSqlite } = await import('./sqlite.ts')
  return openSqlite(env.DATA_DIR)
}
