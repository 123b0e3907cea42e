import { backups } from '@hubs/schema/backups'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'
import { BackupRefused, listBackups, makeBackup } from '../../../store/backups.ts'
import { noteRestoreTrial } from '../../../store/restore-trial.ts'
import { createBackups } from './backups.service.ts'

const url = '/api/v1/backups'
const day = 24 * 60 * 60_000

describe('an administrator', () => {
  test('is warned where the last good backup is more than two days old', async () => {
    const { person, clock } = await buildTestApp()
    const admin = await person({ roles: ['administrator'] })
    const overdue = async () => backups.parse((await admin.inject({ url })).json()).overdue
    const { folder } = backups.parse((await admin.inject({ url })).json())
    const make = () => makeBackup({ folder, kind: 'daily', at: clock.now, end: 'db' }, writeSomething, () => undefined)
    await make()
    expect(await overdue()).toBe(false)
    clock.now += 2 * day + 1000
    const late = await person({ roles: ['administrator'] })
    expect(backups.parse((await late.inject({ url })).json()).overdue).toBe(true)
  })
})

test('an administrator sees when a restore of a backup was last tried', async () => {
  const { person } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  const seen = async () => backups.parse((await admin.inject({ url })).json())
  const { folder, restoreTriedAt } = await seen()
  expect(restoreTriedAt).toBeNull()
  mkdirSync(folder, { recursive: true })
  const note = path.join(folder, 'restore-tried.json')
  onTestFinished(() => rmSync(note, { force: true }))
  writeFileSync(note, 'half wri')
  expect((await seen()).restoreTriedAt).toBeNull()
  const at = new Date(Date.UTC(2026, 9, 5, 14))
  expect(noteRestoreTrial(path.join(folder, 'learning-hubs-20261005T020000Z-daily.db'), at.getTime())).toBe(true)
  expect((await seen()).restoreTriedAt).toBe(at.toISOString())
})

describe('the server by itself', () => {
  /** Its service alone, on a folder and a store that may refuse. */
  function alone() {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-daily-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const clock = { now: Date.UTC(2026, 10, 2, 9) }
    const state = { refuse: false, calls: 0 }
    const said: string[] = []
    const log = { warn: () => undefined, error: (_: object, line: string) => void said.push(line) }
    const folder = path.join(dataDir, 'backups')
    const backup: Parameters<typeof createBackups>[0]['store']['backup'] = (kind, at) => {
      state.calls++
      if (state.refuse) return Promise.reject(new BackupRefused('The disk is full.'))
      return makeBackup({ folder, kind, at, end: 'db' }, writeSomething, () => undefined)
    }
    const sessions = { demandProof: () => undefined }
    const store = { backup, backupFolder: folder } as Parameters<typeof createBackups>[0]['store']
    return { clock, state, said, folder, service: createBackups({ store, sessions, now: () => clock.now, log }) }
  }

  test('makes one a day, and tries again the next hour where one did not come about', async () => {
    const { clock, state, said, folder, service } = alone()
    for (let hour = 0; hour < 72; hour++) {
      state.refuse = hour >= 16 && hour < 30
      await service.work()
      clock.now += day / 24
    }
    const made = listBackups(folder).map(({ at }) => new Date(at).toISOString().slice(0, 13))
    expect(made).toEqual(['2026-11-05T02', '2026-11-04T02', '2026-11-03T15', '2026-11-02T09'])
    expect(said.length).toBeGreaterThan(5)
    expect(new Set(said)).toEqual(new Set(['the backup failed']))
  })
})

function writeSomething(file: string) {
  writeFileSync(file, 'something')
}
