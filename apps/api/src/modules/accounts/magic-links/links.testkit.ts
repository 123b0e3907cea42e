import { WAIT_MS } from '@hubs/testing/limits'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { type Letter, nextMail, readOutbox } from '../../../../test/outbox.ts'
import { buildTestApp } from '../../../../test/test-app.ts'

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

/** Asks for the mail of a forgotten password; with what the browser that asked gets. */
export async function askForNewPassword(made: WithOutbox, email = 'tess@school.test') {
  const known = readOutbox(made.dataDir)
  const asked = await made.post('/password-resets', { email })
  expect(asked.statusCode).toBe(202)
  return { ...(await nextLink(made, 'new-password', known)), request: asked.json().request as string }
}

/** The mail that brings a link to that page; word of a changed password comes between. */
export const nextLink = (made: WithOutbox, page: string, known: readonly Letter[] = []) =>
  vi.waitFor(
    () => {
      const fresh = readOutbox(made.dataDir).find(
        each => each.text.includes(`/${page}#`) && !known.some(old => old.token === each.token),
      )
      if (!fresh) throw new Error(`no link to ${page} yet`)
      return fresh
    },
    { interval: 5, timeout: WAIT_MS },
  )
