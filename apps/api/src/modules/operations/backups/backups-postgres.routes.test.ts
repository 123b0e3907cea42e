import { backups } from '@hubs/schema/backups'
import { expect, onTestFinished, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'

const url = '/api/v1/backups'

test('an administrator is told plainly where this machine can’t back up the database', async () => {
  const { person } = await buildTestApp()
  const admin = await person({ roles: ['administrator'] })
  const { PATH } = process.env
  onTestFinished(() => void (process.env.PATH = PATH))
  process.env.PATH = '/nowhere'
  const answer = await admin.inject({ method: 'POST', url })
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    expect.objectContaining({ detail: expect.stringMatching(/^pg_dump isn’t on this machine.*Install/) }),
  ])
  expect(backups.parse((await admin.inject({ url })).json()).failed).toMatch(/^pg_dump isn’t on this machine/)
})
