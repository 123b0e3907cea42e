import Database from 'better-sqlite3'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backupFolder, listBackups } from '../backups.ts'
import { StoreRefused } from '../store.ts'
import { APPLICATION_ID, databaseFile, knownMigrations, migrationsFolder } from './sqlite-file.ts'
import { migrateAll } from './sqlite-upgrade.ts'
import { openSqlite } from './sqlite.ts'

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'hubs-upgrade-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** The migrations as a version had them that knew so many. */
function knowing(count: number): string {
  const made = folder()
  cpSync(migrationsFolder, made, { recursive: true })
  const file = path.join(made, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return made
}

type Column = { name: string; type: string; notnull: number; pk: number; dflt_value: string | null }

/** A row in each table, its columns filled in by their types: what a version could have had in it. */
function fill(db: Database.Database) {
  db.pragma('foreign_keys = OFF')
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .all()
  for (const { name } of tables) {
    const columns = db.pragma(`table_info(${name})`) as Column[]
    const values = columns.map(column => (column.type === 'text' ? '[]' : 1))
    db.prepare(
      `INSERT INTO "${name}" (${columns.map(each => `"${each.name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
    ).run(values)
  }
  return tables.map(({ name }) => name)
}

/** A data folder as a version left it that knew so many migrations. */
function folderOf(count: number) {
  const dir = folder()
  const db = new Database(databaseFile(dir))
  db.pragma('journal_mode = WAL')
  migrateAll(db, knowing(count))
  const tables = fill(db)
  db.close()
  return { dir, tables }
}

const countIn = (file: string, table: string) => {
  const db = new Database(file, { readonly: true })
  const row = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()
  db.close()
  return row?.n
}

/** What calendars are taken to have been sent, once a folder of so many migrations was opened in which a meeting is as said. */
async function entriesAfter(count: number, status: 'planned' | 'ended') {
  const { dir } = folderOf(count)
  const db = new Database(databaseFile(dir))
  db.prepare('UPDATE meeting SET status = ?').run(status)
  db.prepare('UPDATE person SET left_at = NULL').run()
  if (count > 12) db.prepare('DELETE FROM calendar_entry').run()
  db.close()
  const store = await openSqlite(dir)
  onTestFinished(() => store.close())
  return store.read.db.select().from(store.read.t.calendarEntry)
}

const versions = Array.from({ length: knownMigrations() }, (_, n) => n + 1)

describe('a data folder', () => {
  test.each(versions.slice(0, -1))(
    'of the version with %i migrations opens, a copy of it having been made',
    async n => {
      const { dir, tables } = folderOf(n)
      await (await openSqlite(dir)).close()
      const [copy, ...more] = listBackups(backupFolder(dir))
      expect([copy?.kind, more.length]).toEqual(['before-upgrade', 0])
      const before = path.join(backupFolder(dir), copy?.name ?? '')
      for (const table of tables) expect([table, countIn(before, table)]).toEqual([table, 1])
      // A table may be dropped by a later version, and a row by what it says; never the people or the school.
      for (const table of ['school', 'person', 'membership', 'attendance', 'run'])
        expect([table, countIn(databaseFile(dir), table)]).toEqual([table, 1])
      const db = new Database(databaseFile(dir), { readonly: true })
      expect(db.pragma('user_version', { simple: true })).toBe(knownMigrations())
      expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
      db.close()

      await (await openSqlite(dir)).close()
      expect(listBackups(backupFolder(dir))).toHaveLength(1)
    },
  )

  test('of this version opens without another copy', async () => {
    const { dir } = folderOf(knownMigrations())
    await (await openSqlite(dir)).close()
    expect(listBackups(backupFolder(dir))).toEqual([])
  })

  test('keeps what its fields had before they were renamed, and what an import changed under their names', async () => {
    const { dir } = folderOf(11)
    const before = new Database(databaseFile(dir))
    before.exec(`UPDATE person SET called = 'Patty'; UPDATE attendance_change SET way = 'self'`)
    const change = before.prepare('UPDATE people_import SET columns = ?, unfinished = ?')
    change.run('["name",null,"called"]', JSON.stringify({ text: '"called",x', columns: ['preferredName'] }))
    const line = before.prepare('UPDATE people_import_line SET before = ?, after = ?')
    line.run('{"called":""}', JSON.stringify({ preferredName: '"called":' }))
    before.close()
    const store = await openSqlite(dir)
    onTestFinished(() => store.close())
    const { db, t } = store.read
    expect(await db.select().from(t.person)).toMatchObject([{ preferredName: 'Patty' }])
    expect(await db.select().from(t.attendanceChange)).toMatchObject([{ method: 'self' }])
    expect(await db.select().from(t.peopleImport)).toMatchObject([
      { columns: ['name', null, 'preferredName'], unfinished: { text: '"called",x', columns: ['preferredName'] } },
    ])
    expect(await db.select().from(t.peopleImportLine)).toMatchObject([
      { before: { preferredName: '' }, after: { preferredName: '"called":' } },
    ])
  })

  test.each([
    ['ends in an error', 'CREATE TABLE newer (id text);--> statement-breakpoint\nSELECT no_such_column FROM person;'],
    ['would take rows that others name', 'DELETE FROM hub_group;'],
  ])('is as it was, to the byte, where a step %s', async (_, sql) => {
    const { dir } = folderOf(knownMigrations() - 1)
    const file = databaseFile(dir)
    // Nothing dangles but what the step itself would leave.
    const db = new Database(file)
    db.exec(`DELETE FROM membership; INSERT INTO membership SELECT '[]', p.id, q.id, h.id, g.id, 1, 'required', 1
      FROM programme p, person q, hub h, hub_group g`)
    db.close()
    const bytes = readFileSync(file)
    const failing = knowing(knownMigrations())
    const last =
      readdirSync(failing)
        .filter(name => name.endsWith('.sql'))
        .toSorted()
        .at(-1) ?? ''
    appendFileSync(path.join(failing, last), `\n--> statement-breakpoint\n${sql}\n`)
    const opening = openSqlite(dir, failing)
    await expect(opening).rejects.toThrow(StoreRefused)
    await expect(opening).rejects.toThrow(/couldn’t be brought up to date .* It’s as it was/)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(dir).toSorted()).toEqual(['backups', 'learning-hubs.db'])
    await (await openSqlite(dir)).close()
  })

  test.each([11, 14])(
    'of the version with %i migrations writes to nobody about meetings that were there: their calendars count as told',
    async count => {
      expect(await entriesAfter(count, 'planned')).toMatchObject([{ cancelled: false, sequence: 1 }])
      expect(await entriesAfter(count, 'ended')).toEqual([])
    },
  )
})
