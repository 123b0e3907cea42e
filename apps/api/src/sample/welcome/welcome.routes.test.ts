import { sampleWelcome } from '@hubs/schema/sample'
import type { InjectOptions } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { readEnv } from '../../env.ts'
import { openSqlite } from '../../store/sqlite/sqlite.ts'
import { prepareSample, SAMPLE_PASSWORD } from '../school.ts'
import { sampleModule } from './welcome.routes.ts'

const now = Date.parse('2026-11-18T10:20:00Z')
const get = { url: '/api/v1/sample' } as const
const options = { url: '/api/v1/sign-in-options' } as const
const enter = (email: string) => ({ method: 'POST', url: '/api/v1/sample/sessions', payload: { email } }) as const
const alex = 'facilitator@sample.test'

/** The sample school; on `ownServer` its data are those of a school's own server. */
async function buildSample(variables: Record<string, string> = {}, ownServer = false) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-welcome-'))
  const store = await openSqlite(folder)
  await prepareSample(store, now)
  const env = readEnv({ DATA_DIR: folder, ...variables })
  const app = await buildApp({ env, store, clock: () => now, ...(!ownServer && { sample: sampleModule }) })
  return {
    app,
    store,
    async end() {
      await app.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

describe('the sample school, on its own machine', () => {
  let built: Awaited<ReturnType<typeof buildSample>>
  beforeAll(async () => {
    built = await buildSample({ TRUST_PROXY: '1' })
  })
  afterAll(() => built.end())

  test('offers people who are there, and a meeting that their facilitator can start at once', async () => {
    const { app } = built
    expect((await app.inject(options)).json()).toMatchObject({ sample: true })
    const { people, meeting, runBy, password, phoneOf } = sampleWelcome.parse((await app.inject(get)).json())
    expect(people.map(({ name }) => name)).toEqual([
      'Alex Reeve',
      'Hannah Weiss',
      'Sam Patel',
      'Robin Cole',
      'Jordan Blake',
      'Graham Bell',
      'Judith Amos',
      'Morgan Ellis',
    ])
    expect(password).toBe(SAMPLE_PASSWORD)
    expect(meeting).toMatchObject({ hubName: 'Questioning', running: false })
    for (const email of [runBy, phoneOf]) {
      const { cookies } = await app.inject(enter(email))
      const cookie = `hubs=${cookies[0]?.value}`
      const answer = await app.inject({ url: `/api/v1/meetings/${meeting?.id}/run`, headers: { cookie } })
      expect(answer.statusCode).toBe(200)
    }
  })

  test('signs each of them in, in one tap, and signs out the one who was there before', async () => {
    const { app } = built
    const { people } = sampleWelcome.parse((await app.inject(get)).json())
    let cookie = ''
    for (const { email } of people) {
      const answer = await app.inject({ ...enter(email), headers: { cookie } })
      expect(answer.statusCode).toBe(201)
      expect(answer.json()).toMatchObject({ email })
      if (cookie) expect((await app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401)
      cookie = `hubs=${answer.cookies[0]?.value}`
      expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
      expect((await app.inject({ url: '/api/v1/me', headers: { cookie } })).json()).toMatchObject({ email })
    }
  })

  test('no one else, and nothing from another site', async () => {
    const { app } = built
    for (const email of ['clare.dunn@sample.test', 'nobody@sample.test'])
      expect((await app.inject(enter(email))).statusCode).toBe(404)
    expect((await app.inject(enter('no address'))).statusCode).toBe(400)
    const elsewhere = { 'sec-fetch-site': 'cross-site' }
    expect((await app.inject({ ...enter(alex), headers: elsewhere })).statusCode).toBe(403)
    const asForm = { ...enter(alex), headers: { 'content-type': 'text/plain' }, payload: `{"email":"${alex}"}` }
    expect((await app.inject(asForm)).statusCode).toBe(400)
  })

  const from = (headers: Record<string, string>): InjectOptions => ({ headers })
  test.each<[string, InjectOptions]>([
    ['another machine', { remoteAddress: '192.168.1.20' }],
    [
      'another machine that says it is this one',
      { remoteAddress: '10.0.0.5', ...from({ 'x-forwarded-for': '127.0.0.1' }) },
    ],
    ['a proxy', from({ 'x-forwarded-for': '203.0.113.9' })],
    ['a proxy that says it asks for this machine', from({ 'x-forwarded-for': '127.0.0.1' })],
    ['a proxy that names only its host', from({ 'x-forwarded-host': 'hubs.school.test' })],
    ['a proxy of the standard kind', from({ forwarded: 'for=127.0.0.1' })],
    ['a tunnel', from({ via: '1.1 tunnel' })],
    ['a tunnel under a name of its own', from({ host: 'sample.tunnel.test' })],
    ['a name that leads here', from({ host: 'localhost.evil.test' })],
    ['a name that begins as this machine’s', from({ host: '127.0.0.1.evil.test:3000' })],
    ['IPv6 from elsewhere', { remoteAddress: '2001:db8::1' }],
  ])('for %s there is no such address, and nobody is offered', async (_from, how) => {
    const { app } = built
    expect((await app.inject({ ...get, ...how })).statusCode).toBe(404)
    const answer = await app.inject({ ...enter(alex), ...how })
    expect([answer.statusCode, answer.cookies]).toEqual([404, []])
    expect((await app.inject({ ...options, ...how })).json()).toMatchObject({ sample: false })
  })

  test.each<[string, InjectOptions]>([
    ['localhost', from({ host: 'localhost:3000' })],
    ['127.0.0.1', from({ host: '127.0.0.1:3000' })],
    ['IPv6', { remoteAddress: '::1', ...from({ host: '[::1]:3000' }) }],
    ['IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1', ...from({ host: 'LOCALHOST' }) }],
  ])('by %s it is this machine', async (_by, how) => {
    expect((await built.app.inject({ ...get, ...how })).statusCode).toBe(200)
  })
})

test('a school’s own server has no such route, no matter who asks', async () => {
  const { app, end } = await buildSample({}, true)
  onTestFinished(end)
  await app.ready()
  expect(app.accessList.filter(({ route }) => route.includes('/sample'))).toEqual([])
  const payload = { email: alex, password: SAMPLE_PASSWORD }
  const { cookies } = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  for (const at of [get, enter(alex)])
    for (const cookie of ['', `hubs=${cookies[0]?.value}`])
      expect((await app.inject({ ...at, headers: { cookie } })).statusCode).toBe(404)
  expect((await app.inject(options)).json()).toMatchObject({ sample: false })
  expect((await app.inject('/api/v1/openapi.json')).body).not.toContain('/sample')
})

test('the sample’s own server has these two routes more, and no other', async () => {
  const [own, sample] = [await buildSample({}, true), await buildSample()]
  onTestFinished(own.end)
  onTestFinished(sample.end)
  await Promise.all([own.app.ready(), sample.app.ready()])
  const routes = new Set(own.app.accessList.map(({ route }) => route))
  expect(sample.app.accessList.filter(({ route }) => !routes.has(route))).toEqual([
    { route: 'GET /api/v1/sample', policy: 'anyone' },
    { route: 'POST /api/v1/sample/sessions', policy: 'anyone' },
  ])
})
