import Database from 'better-sqlite3'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { databaseFile } from '../src/store/sqlite/sqlite-file.ts'

/** Puts everything in a store back as the base has it, while the store stays open. */
export type PutBack = () => Promise<void>

/** Takes away all files in a folder, but a database's. The folders stay for whoever has made them. */
export function emptyFolder(folder: string, but = '?') {
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (each.isFile() && !each.name.startsWith(but)) rmSync(path.join(each.parentPath, each.name))
}

/** The base's own pages are written over those of the copy: to its connections, one more commit. */
export function putBackSqlite({ base, folder }: { base: string; folder: string }): PutBack {
  const [from, to] = [databaseFile(base), databaseFile(folder)]
  return async () => {
    emptyFolder(folder, path.basename(to))
    const source = new Database(from, { readonly: true })
    try {
      await source.backup(to, { progress: () => 1_000_000 })
    } finally {
      source.close()
    }
  }
}

/** Where a copy of PostgreSQL has what was in its tables at first. */
const first = 'as_it_was'

/** Puts beside each table that has rows what is in it now: done in the base, its copies have it too. */
export async function keepAsItIs(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(`CREATE SCHEMA ${first}`)
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  for (const { name } of rows) await client.query(`CREATE TABLE ${first}."${name}" AS TABLE public."${name}"`)
  await client.end()
}

type TableAsItWas = { name: string; key: string[]; count: number }
let tables: Promise<TableAsItWas[]> | undefined

/** Each table with what its rows are told apart by, and how many it had: the same in all copies. */
async function listTables(client: pg.Client): Promise<TableAsItWas[]> {
  const { rows } = await client.query<Omit<TableAsItWas, 'count'>>(
    `SELECT c.relname AS name, array_agg(a.attname)::text[] AS key
     FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY 1`,
  )
  const counted = await client.query<{ name: string; count: number }>(
    rows.map(({ name }) => `SELECT '${name}' AS name, count(*)::int FROM ${first}."${name}"`).join(' UNION ALL '),
  )
  const counts = new Map(counted.rows.map(({ name, count }) => [name, count]))
  return rows.map(row => ({ ...row, count: counts.get(row.name) ?? 0 }))
}

const isFresh = 'age(xmin) < age($1::text::xid)'

/**
 * What has been written since the mark is taken away, and what was there and is gone comes back; the rest, by far the
 * most, is not touched.
 */
export async function putBackPostgres({ address, folder }: { address: string; folder: string }): Promise<PutBack> {
  const client = new pg.Client({ connectionString: address })
  client.on('error', () => undefined)
  await client.connect()
  const all = await (tables ??= listTables(client))
  const text = all
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*)::int AS n, (count(*) FILTER (WHERE ${isFresh}))::int AS fresh FROM "${name}"`,
    )
    .join(' UNION ALL ')
  async function markNow(): Promise<string> {
    const { rows } = await client.query<{ mark: string }>('SELECT pg_current_xact_id()::text AS mark')
    return rows[0]?.mark ?? ''
  }
  let mark = await markNow()

  return async () => {
    emptyFolder(folder)
    await client.query('BEGIN; SET LOCAL session_replication_role = replica')
    const { rows } = await client.query<{ name: string; n: number; fresh: number }>({
      name: 'counts',
      text,
      values: [mark],
    })
    const now = new Map(rows.map(row => [row.name, row]))
    for (const { name, key, count } of all) {
      const { n = 0, fresh = 0 } = now.get(name) ?? {}
      if (fresh > 0) await client.query(`DELETE FROM "${name}" WHERE ${isFresh}`, [mark])
      if (n - fresh === count) continue
      const on = key.map(column => `here."${column}" = was."${column}"`).join(' AND ')
      await client.query(
        `INSERT INTO "${name}" OVERRIDING SYSTEM VALUE SELECT was.* FROM ${first}."${name}" was
         WHERE NOT EXISTS (SELECT FROM "${name}" here WHERE ${on})`,
      )
    }
    mark = await markNow()
    await client.query('COMMIT')
  }
}
