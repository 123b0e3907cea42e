import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { newId } from '../../ids.ts'
import { StoreRefused } from '../store.ts'
import { migrationsFolder, openPostgres } from './postgres.ts'

const journal: { entries: unknown[] } = JSON.parse(
  readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8'),
)

/** The migrations as a version had them that knew so many. */
function knowing(count: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-pg-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(migrationsFolder, folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  )
  return folder
}

/** A database as a version left it that knew so many migrations, with a school and somebody in it. */
async function databaseOf(count: number) {
  const base = inject('base')
  const name = `older_${newId().replaceAll('-', '')}`
  const on = async (database: string, work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: `${base}/${database}` })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const ask = (statement: string) =>
    on(name, async client => (await client.query<Record<string, unknown>>(statement)).rows)
  await on('postgres', client => client.query(`CREATE DATABASE ${name}`))
  await on(name, client => migrate(drizzle(client), { migrationsFolder: knowing(count) }))
  await ask(`INSERT INTO school (id, slug, name, time_zone, created_at) VALUES ('s', 's', 'Hillside', 'UTC', 1)`)
  await ask(`INSERT INTO person (id, school_id, name, email, staff_kind, job, department, working_days, senior_leader,
    roles, created_at) VALUES ('p', 's', 'Pat', 'p@s.test', 'teaching', '', '', '[]', false, '[]', 1)`)
  return { url: `${base}/${name}`, ask }
}

const stepsDone = 'SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations'
const dataDir = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-pg-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('a database', () => {
  const versions = Array.from({ length: journal.entries.length - 1 }, (_, n) => n + 1)

  test.each(versions)('of the version with %i migrations opens with who was in it', async count => {
    const { url, ask } = await databaseOf(count)
    const store = await openPostgres(url, dataDir())
    onTestFinished(() => store.close())
    const { db, t } = store.read
    expect(await db.select().from(t.person)).toMatchObject([{ id: 'p', name: 'Pat', schoolId: 's' }])
    expect(await ask(stepsDone)).toEqual([{ n: journal.entries.length }])
  })

  test('keeps what its fields had before they were renamed, and what an import changed under their names', async () => {
    const { url, ask } = await databaseOf(11)
    await ask("UPDATE person SET called = 'Patty'")
    await ask(`INSERT INTO people_import (id, school_id, by_id, at, heading, columns, added, changed, "left", unfinished)
      VALUES ('i', 's', 'p', 1, 'h', '["name", null, "called"]', 0, 1, 0, '{"text": "\\"called\\",x", "columns": ["called"]}')`)
    await ask(`INSERT INTO people_import_line (id, import_id, person_id, kind, before, after)
      VALUES ('l', 'i', 'p', 'changed', '{"called": ""}', '{"called": "\\"called\\":"}')`)
    const store = await openPostgres(url, dataDir())
    onTestFinished(() => store.close())
    const { db, t } = store.read
    expect(await db.select({ preferredName: t.person.preferredName }).from(t.person)).toEqual([
      { preferredName: 'Patty' },
    ])
    expect(await db.select().from(t.peopleImport)).toMatchObject([
      { columns: ['name', null, 'preferredName'], unfinished: { text: '"called",x', columns: ['preferredName'] } },
    ])
    expect(await db.select().from(t.peopleImportLine)).toMatchObject([
      { before: { preferredName: '' }, after: { preferredName: '"called":' } },
    ])
  })

  test('is as it was where a step fails, and what failed is said', async () => {
    const count = journal.entries.length - 1
    const { url, ask } = await databaseOf(count)
    const failing = knowing(journal.entries.length)
    const last = readdirSync(failing)
      .filter(name => name.endsWith('.sql'))
      .toSorted()
      .at(-1)
    appendFileSync(path.join(failing, last ?? ''), '\n--> statement-breakpoint\nSELECT no_such_column FROM person;')
    const tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    const before = await ask(tables)
    const opening = openPostgres(url, dataDir(), failing)
    await expect(opening).rejects.toThrow(StoreRefused)
    await expect(opening).rejects.toThrow(/couldn’t be brought up to date \(.*no_such_column.*\)\. It’s as it was\./)
    expect([await ask(tables), await ask(stepsDone)]).toEqual([before, [{ n: count }]])
    expect(await ask('SELECT name FROM person')).toEqual([{ name: 'Pat' }])
  })
})
