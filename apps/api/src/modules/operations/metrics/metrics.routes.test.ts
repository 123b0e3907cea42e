import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'
import { makeBackup } from '../../../store/backups.ts'
import { formatMetrics } from './metrics-exposition.format.ts'

const url = '/api/v1/metrics'
const token = 'a-token-of-the-school-s-monitor'
const headers = { authorization: `Bearer ${token}` }
const build = () => buildTestApp({ METRICS_TOKEN: token })

/** The figures by name and labels. */
const figuresIn = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

describe('a monitor', () => {
  test('gets nothing where the school has set no token, whatever it sends', async () => {
    const { app } = await buildTestApp()
    for (const sent of [{}, headers, { authorization: 'Bearer ' }, { authorization: 'Bearer undefined' }])
      expect((await app.inject({ url, headers: sent })).statusCode).toBe(404)
  })

  test('gets nothing without that token, as an administrator neither', async () => {
    const { app, person } = await build()
    const admin = await person({ roles: ['administrator'] })
    for (const sent of [
      {},
      { authorization: 'Bearer ' },
      { authorization: token },
      { authorization: 'Bearer other' },
    ]) {
      const answer = await app.inject({ url, headers: sent })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in'])
    }
    expect((await admin.inject({ url })).statusCode).toBe(401)
  })

  test('reads how many requests each route had, without ids, and how long they took', async () => {
    const { app, person } = await build()
    const admin = await person({ roles: ['administrator'] })
    await admin.inject({ url: `/api/v1/people/${admin.id}` })
    await admin.inject({ url: '/api/v1/people/no-such-person' })
    await app.inject({ url: '/api/v1/nothing/here' })
    const answer = await app.inject({ url, headers })
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    const figures = figuresIn(answer.body)
    const route = 'method="GET",route="/api/v1/people/:id"'
    expect(figures.get(`hubs_http_requests_total{${route},status="200"}`)).toBe(1)
    expect(figures.get(`hubs_http_requests_total{${route},status="404"}`)).toBe(1)
    expect(figures.get(`hubs_http_request_duration_seconds_count{${route}}`)).toBe(2)
    expect(figures.get(`hubs_http_request_duration_seconds_bucket{${route},le="+Inf"}`)).toBe(2)
    expect(answer.body).not.toContain(admin.id)
    expect(answer.body).not.toContain('nothing/here')
  })

  test('reads how much mail waits and how long, how old the last backup is, and how large the database', async () => {
    const { app, clock, store } = await build()
    const first = figuresIn((await app.inject({ url, headers })).body)
    expect([first.get('hubs_outbox_waiting'), first.get('hubs_outbox_oldest_seconds')]).toEqual([0, 0])
    expect([first.has('hubs_backup_age_seconds'), first.get('hubs_open_streams')]).toEqual([false, 0])
    expect(first.get('hubs_database_bytes')).toBeGreaterThan(100_000)
    expect(first.get('hubs_waiting_writes')).toBe(0)

    await makeBackup(
      { folder: store.backupFolder, kind: 'daily', at: clock.now, end: 'db' },
      file => writeFileSync(file, 'something'),
      () => undefined,
    )
    const mail = { to: 'a@school.test', subject: 'S', text: 'T', attempts: 1, expiresAt: clock.now * 2 }
    await store.write(async ({ db, t }) => {
      await db.insert(t.mail).values({ ...mail, id: 'waits', createdAt: clock.now, nextAttemptAt: clock.now * 2 })
      await db.insert(t.mail).values({ ...mail, id: 'sent', createdAt: clock.now - 99_000, nextAttemptAt: null })
    })
    clock.now += 90_000
    const then = figuresIn((await app.inject({ url, headers })).body)
    expect([then.get('hubs_outbox_waiting'), then.get('hubs_outbox_oldest_seconds')]).toEqual([1, 90])
    expect(then.get('hubs_backup_age_seconds')).toBe(90)
  })
})

test('what is exposed is one line a figure, whatever is in a label', () => {
  const samples = [{ labels: { route: 'a"b\\c\nd' }, value: 1.5 }, { value: 2 }]
  expect(formatMetrics([{ name: 'n', help: 'Of\nlines.', type: 'gauge', samples }])).toBe(
    '# HELP n Of\\nlines.\n# TYPE n gauge\nn{route="a\\"b\\\\c\\nd"} 1.5\nn 2\n',
  )
})
