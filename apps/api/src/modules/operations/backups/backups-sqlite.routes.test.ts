import { backup, backups } from '@hubs/schema/backups'
import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'

const url = '/api/v1/backups'

test('an administrator makes a backup, finds it in the list, and it is in the audit', async () => {
  const { person, store, clock } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  expect(backups.parse((await admin.inject({ url })).json())).toMatchObject({ items: [], failed: null })
  const answer = await admin.inject({ method: 'POST', url })
  expect(answer.statusCode).toBe(201)
  const made = backup.parse(answer.json())
  expect(made).toMatchObject({ kind: 'by-hand', at: new Date(clock.now).toISOString() })
  const { items, folder, overdue } = backups.parse((await admin.inject({ url })).json())
  expect([items, overdue]).toEqual([[made], false])
  expect(statSync(path.join(folder, made.name)).size).toBe(made.bytes)
  const rows = await store.read.db.select().from(store.read.t.audit)
  expect(rows.filter(row => row.action === 'backup-made')).toMatchObject([
    { actorId: admin.id, details: { name: made.name } },
  ])
})

test('a backup by hand asks again for the password after ten minutes, and makes none before', async () => {
  const { person, clock } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  clock.now += 11 * 60_000
  expect((await admin.inject({ method: 'POST', url })).json()).toMatchObject({ status: 403, code: 'reauthenticate' })
  expect(backups.parse((await admin.inject({ url })).json()).items).toEqual([])
})
