import { runMessage } from '@hubs/schema/meetings/live'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRuns } from '../../modules/meetings/run/runs.service.ts'
import { fillLibraries } from '../../modules/strategies/seed/library.seed.ts'
import { fillKeys, hasIn } from '../search-keys.ts'
import { openSqlite } from './sqlite.ts'

const migrations = path.join(import.meta.dirname, '../../../migrations/sqlite')
const minute = 60_000
const start = Date.UTC(2026, 10, 25, 15, 30)
const live = { pausedAt: null, pausedMs: 0, currentId: 's1' }
const segment = {
  kind: 'feedback',
  title: 'Feedback',
  prompt: '',
  protected: false,
  addedMs: 0,
  plannedMs: 120 * minute,
}
const turn = { personId: 'p', state: 'speaking', usedMs: 0 }
/** As the first version wrote it, with everything that it had. */
const running = {
  ...live,
  version: 2,
  status: 'running',
  plannedStart: start,
  plannedEnd: start + 120 * minute,
  startedAt: start,
  endedAt: null,
  since: start,
  round: { shareMs: 5 * minute, turns: [turn] },
  segments: [{ ...segment, id: 's1', floorMs: 0, spentMs: 0, enteredAt: start }],
  people: [{ id: 'p', name: 'Pat', attendance: 'present' }],
  recent: ['c1', 'c2'],
  undo: [
    {
      label: 'Started the meeting',
      before: {
        ...live,
        status: 'planned',
        startedAt: null,
        endedAt: null,
        since: null,
        currentId: null,
        round: { shareMs: null, turns: [{ ...turn, state: 'waiting' }] },
        times: [{ addedMs: 0, spentMs: 0, enteredAt: null }],
      },
    },
  ],
}
const ended = {
  ...running,
  status: 'ended',
  endedAt: start + 90 * minute,
  since: null,
  currentId: null,
  round: { shareMs: null, turns: [{ ...turn, state: 'spoken', usedMs: 4 * minute }] },
}

/** A data folder as the first version left it, with a meeting that runs and one that has ended. */
function firstFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'hubs-first-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const known = path.join(dir, 'migrations')
  mkdirSync(path.join(known, 'meta'), { recursive: true })
  copyFileSync(path.join(migrations, '0000_start.sql'), path.join(known, '0000_start.sql'))
  const journal = JSON.parse(readFileSync(path.join(migrations, 'meta/_journal.json'), 'utf8'))
  const first = { ...journal, entries: journal.entries.slice(0, 1) }
  writeFileSync(path.join(known, 'meta/_journal.json'), JSON.stringify(first))
  const db = new Database(path.join(dir, 'learning-hubs.db'))
  db.pragma(`application_id = ${0x4c485542}`)
  migrate(drizzle(db), { migrationsFolder: known })
  db.pragma('user_version = 1')
  db.pragma('foreign_keys = OFF')
  insert(db, 'school', { id: 's', slug: 's', name: 'S', time_zone: 'UTC', created_at: 1 })
  const work = { staff_kind: 'teaching', job: '', department: 'Français', working_days: '[]', senior_leader: 0 }
  const who = { id: 'p', school_id: 's', name: 'Étienne O’Neill', email: 'e@s.test', roles: '[]', created_at: 1 }
  insert(db, 'person', { ...who, ...work })
  for (const [number, state] of [running, ended].entries()) {
    const id = `m${number}`
    const place = { school_id: 's', group_id: 'g', half_term_id: 'h', number, place: '' }
    const when = { date: '2026-11-25', starts_at: '15:30', starts_at_ms: start, minutes: 120 }
    const { status } = state
    insert(db, 'meeting', { id, ...place, ...when, kind: 'ordinary', with_break: 0, status })
    insert(db, 'run', { meeting_id: id, version: 2, state: JSON.stringify({ ...state, meetingId: id }), updated_at: 1 })
    const line = { id: `a${number}`, meeting_id: id, person_id: 'p', status: 'present', recorded_at: 1 }
    insert(db, 'attendance', line)
  }
  db.close()
  return dir
}

function insert(db: Database.Database, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(
    ...Object.values(row),
  )
}

test('a folder of the first version opens: the meeting that runs goes on, the one that has ended is kept', async () => {
  const store = await openSqlite(firstFolder())
  onTestFinished(() => store.close())
  const runs = createRuns({ store, now: () => start + 3 * minute })
  const going = await runs.stored(store.read, 'm0')
  expect(going).toMatchObject({
    status: 'running',
    lead: null,
    people: [{ name: 'Pat', arrivedAt: null, leftAt: null }],
    round: { shares: [{ personId: 'p', shareMs: 5 * minute }], turns: [{ state: 'speaking', replyUsedMs: 0 }] },
    undo: [{ before: { status: 'planned', round: { shares: [] } } }],
  })
  const over = await runs.stored(store.read, 'm1')
  expect(over).toMatchObject({ status: 'ended', round: { turns: [{ state: 'spoken', usedMs: 4 * minute }] } })
  for (const run of [going, over]) {
    const { recent: _, undo: __, ...open } = run ?? {}
    expect(runMessage.safeParse({ run: { ...open, undoLabel: null }, serverNow: start }).success).toBe(true)
  }
  const { db, t } = store.read
  expect(await db.select().from(t.attendance)).toMatchObject([
    { meetingId: 'm0', status: 'present', arrivedAt: null, leftAt: null },
    { meetingId: 'm1', status: 'present', arrivedAt: null, leftAt: null },
  ])
})

test('people of the first version are found and in order once their names have been folded', async () => {
  const store = await openSqlite(firstFolder())
  onTestFinished(() => store.close())
  await store.write(fillKeys)
  const { db, t } = store.read
  expect(
    await db.select({ preferredName: t.person.preferredName, sortName: t.person.sortName }).from(t.person),
  ).toEqual([{ preferredName: '', sortName: 'etienne oneill' }])
  expect(await db.select().from(t.person).where(hasIn(t.person.searchText, 'FRANÇAIS'))).toHaveLength(1)
})

test('a folder of the first version gets the whole library, once', async () => {
  const store = await openSqlite(firstFolder())
  onTestFinished(() => store.close())
  const { db, t } = store.read
  await store.write(tx => fillLibraries(tx, 1))
  const strategies = await db.select().from(t.strategy)
  expect(strategies).toHaveLength(50)
  expect(new Set(strategies.map(({ schoolId, stage }) => `${schoolId} ${stage}`))).toEqual(new Set(['s proposed']))
  expect(await db.select().from(t.reference)).toHaveLength(123)
  expect(await db.select().from(t.strandFigure)).toHaveLength(12)
  await store.write(async tx => {
    await tx.db.update(tx.t.strategy).set({ name: 'Ours now' })
    await fillLibraries(tx, 2)
  })
  const after = await db.select().from(t.strategy)
  expect([after.length, new Set(after.map(({ name }) => name))]).toEqual([50, new Set(['Ours now'])])
})
