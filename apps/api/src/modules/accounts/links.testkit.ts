import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { nextMail } from '../../../test/outbox.ts'
import { buildTestApp } from '../../../test/test-app.ts'

/** The whole server with an outbox to read, and a short way to post. */
export async function buildWithOutbox() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-mail-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const made = await buildTestApp({ DATA_DIR: dataDir, PUBLIC_URL: 'http://hubs.school.test' })
  const post = (url: string, payload: object) => made.app.inject({ method: 'POST', url: `/api/v1${url}`, payload })
  return { ...made, dataDir, post }
}

export type WithOutbox = Awaited<ReturnType<typeof buildWithOutbox>>

/** Somebody invited by an administrator, with the token of their mail. */
export async function invite(made: WithOutbox, email = 'new@school.test') {
  const administrator = await made.person({ roles: ['administrator'] })
  const created = await administrator.inject({
    method: 'POST',
    url: '/api/v1/people',
    payload: {
      name: 'Nadia New',
      email,
      staffKind: 'teaching',
      job: 'Teacher',
      department: 'Maths',
      workingDays: ['mon'],
      seniorLeader: false,
      roles: [],
    },
  })
  const letter = await nextMail(made.dataDir, email)
  return { administrator, id: created.json().id as string, created, letter }
}
