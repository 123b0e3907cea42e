import { expect, onTestFinished, test } from 'vitest'
import { testNow } from '../test/engine.ts'
import { openTestStore } from '../test/test-store.ts'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'
import { Refusal } from './errors.ts'
import { newId } from './ids.ts'

const canary = 'https://hubs.school.test/link#Canary-7f3a'

async function buildLogged() {
  const store = await openTestStore()
  const lines: string[] = []
  const app = await buildApp({
    env: readEnv({ DATA_DIR: '/nonexistent' }),
    store,
    clock: () => testNow,
    logger: { level: 'trace', stream: { write: line => void lines.push(line) } },
  })
  onTestFinished(() => app.close())
  return { app, store, lines }
}

test('a query that fails is in the log, and nothing of what it was to write', async () => {
  const { app, store, lines } = await buildLogged()
  const mail = {
    to: canary,
    subject: canary,
    text: canary,
    createdAt: 0,
    expiresAt: 0,
    nextAttemptAt: null,
    attempts: 0,
  }
  const id = newId()
  app.post('/api/v1/broken', { config: { policy: 'anyone' } }, () =>
    store.write(async tx => {
      for (let n = 0; n < 2; n++) await tx.db.insert(tx.t.mail).values({ id, ...mail })
    }),
  )
  const answer = await app.inject({ method: 'POST', url: '/api/v1/broken' })
  expect(answer.json()).toMatchObject({ status: 500, code: 'failed' })
  expect(lines.find(each => each.includes('a request failed'))).toMatch(/unique/i)
  expect(lines.join('\n') + answer.body).not.toContain('Canary')
})

test.each([
  ['SQLITE_FULL', 'disk is full'],
  ['SQLITE_IOERR_WRITE', 'can’t write to its disk'],
  ['53100', 'disk is full'],
  ['SQLITE_BUSY', 'isn’t responding'],
  ['SQLITE_READONLY_DBMOVED', 'isn’t responding'],
  ['ECONNREFUSED', 'isn’t responding'],
  ['57P01', 'isn’t responding'],
  ['40001', 'isn’t responding'],
])('%s is told as what it is, and can be tried again', async (code, words) => {
  const { app, lines } = await buildLogged()
  app.get('/api/v1/broken', { config: { policy: 'anyone' } }, () => {
    throw new Error(`Failed query: ${canary}`, { cause: Object.assign(new Error('no'), { code }) })
  })
  const answer = await app.inject({ url: '/api/v1/broken' })
  expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable', detail: expect.stringContaining(words) })
  expect(lines.join('\n')).toContain(code)
})

test('a refusal is an answer, and no error of ours', async () => {
  const { app, lines } = await buildLogged()
  app.get('/api/v1/broken', { config: { policy: 'anyone' } }, () => {
    throw new Refusal('conflict', 'Not now.')
  })
  expect((await app.inject({ url: '/api/v1/broken' })).statusCode).toBe(409)
  expect(lines.filter(line => line.includes('"level":50'))).toEqual([])
})
