import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../test/test-app.ts'

const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(name => !/\.(test|testkit)\.ts$/.test(name))
const read = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')
/** The files in whose code this stands; comments are no code. */
const having = (pattern: RegExp) =>
  files.filter(name => pattern.test(read(name).replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, ''))).toSorted()

test('no query is put together from text', () => {
  expect(files.length).toBeGreaterThan(300)
  expect(having(/\bsql\.raw\b/)).toEqual([])
  expect(having(/\b(eval|new Function)\(/)).toEqual([])
})

test('nothing is fetched from an address that somebody gave', () => {
  // A restore asks the server it has just started; the sign-in services are named by the environment.
  expect(having(/(?<![\w.])fetch\(/)).toEqual(['store/restore.ts'])
  expect(having(/from 'openid-client'|import\('openid-client'\)/)).toEqual(['modules/accounts/school-sign-in/oidc.ts'])
  expect(having(/\b(https?|net|tls|dgram|dns)\.(get|request|connect|createConnection|lookup|resolve)\w*\(/)).toEqual([])
})

type Schema = { type?: string; properties?: object; additionalProperties?: unknown; [key: string]: unknown }

/** Every object in a schema, with the way to it. */
function objectsIn(schema: unknown, at: string): [string, Schema][] {
  if (typeof schema !== 'object' || schema === null) return []
  const here: [string, Schema][] = 'properties' in schema ? [[at, schema as Schema]] : []
  return [...here, ...Object.entries(schema).flatMap(([key, value]) => objectsIn(value, `${at}.${key}`))]
}

test('every body refuses what it does not name, however deep', async () => {
  const { app } = await buildTestApp()
  const { paths, components } = (await app.inject('/api/v1/openapi.json')).json()
  const bodies = Object.entries<Record<string, { requestBody?: unknown }>>(paths).flatMap(([url, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => objectsIn(requestBody, `${method} ${url}`)),
  )
  expect(bodies.length).toBeGreaterThan(60)
  expect(components?.schemas ?? {}).toEqual({})
  // What a browser's own passkey says is the browser's affair.
  const open = bodies
    .filter(([at, { additionalProperties }]) => additionalProperties !== false && !at.includes('/passkey'))
    .map(([at]) => at)
  expect(open).toEqual([])
})

test('no answer holds the key of a session, or any hash of one', async () => {
  const { app, store, member } = await buildTestApp()
  const amy = await member('questioning', { roles: ['administrator', 'coordinator'] })
  const token = amy.cookie.replace('hubs=', '')
  const hashes = (await store.read.db.select().from(store.read.t.session)).map(({ tokenHash }) => tokenHash)
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  const urls = Object.entries<{ get?: object }>(paths).flatMap(([url, { get }]) =>
    get && !url.includes('{') && !url.endsWith('/live') ? [url] : [],
  )
  expect(urls.length).toBeGreaterThan(30)
  for (const url of urls) {
    const { body, headers } = await amy.inject({ url })
    const said = body + JSON.stringify(headers)
    expect([url, [token, ...hashes].some(secret => said.includes(secret))]).toEqual([url, false])
  }
})
