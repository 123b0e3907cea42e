import Database from 'better-sqlite3'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, startFaulty } from './faulty-server.ts'
import { databaseOf } from './writers.ts'

const sample = readFileSync(path.join(import.meta.dirname, '../operating/nginx.conf'), 'utf8')
const host = 'hubs.school.org'

/** The guide's nginx.conf, word for word but for its ports and its certificate, in front of a server. */
async function startNginx(origin: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-nginx-'))
  const [secure, plain] = [await freePort(), await freePort()]
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const subject = ['-subj', `/CN=${host}`, '-days', '1', '-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' })
  const site = sample
    .replace('listen 443 ssl', `listen 127.0.0.1:${secure} ssl`)
    .replace('listen 80', `listen 127.0.0.1:${plain}`)
    .replace(/(?<=ssl_certificate )\S+(?=;)/, certificate)
    .replace(/(?<=ssl_certificate_key )\S+(?=;)/, key)
    .replace('http://127.0.0.1:3000', origin)
  mkdirSync(path.join(folder, 'temporary'))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    each => `${each}_temp_path ${path.join(folder, 'temporary', each)};`,
  )
  const conf = path.join(folder, 'nginx.conf')
  const http = `access_log off; ${temporary.join(' ')}\n${site}`
  writeFileSync(conf, `daemon off; pid ${folder}/pid; error_log stderr; events {}\nhttp { ${http} }\n`)
  execFileSync('nginx', ['-t', '-q', '-c', conf, '-e', 'stderr'])
  const nginx = spawn('nginx', ['-c', conf, '-e', 'stderr'], { stdio: 'ignore' })
  const ended = new Promise(resolve => nginx.once('exit', resolve))
  onTestFinished(async () => {
    nginx.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  await reachable(secure)
  return { secure, plain }
}

/** Waits until something listens there. */
async function reachable(port: number): Promise<void> {
  const there = () =>
    new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
  while (!(await there())) await new Promise(resolve => setTimeout(resolve, 50))
}

/** Where the sign-ins came from, as the audit has it. */
function addressesIn(file: string): string[] {
  const db = new Database(file, { readonly: true })
  try {
    const rows = db
      .prepare<[], { ip: string }>(`SELECT details ->> 'ip' AS ip FROM audit WHERE action = 'sign-in'`)
      .all()
    return rows.map(({ ip }) => ip)
  } finally {
    db.close()
  }
}

type Asking = { method?: string; url: string; body?: object; headers?: Record<string, string> }

/** As a browser would ask at the school's address. */
function asking(port: number) {
  return ({ method = 'GET', url, body, headers = {} }: Asking) =>
    new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
      const at = { host: '127.0.0.1', port, path: `/api/v1${url}`, servername: host, rejectUnauthorized: false }
      const type = body ? { 'content-type': 'application/json' } : {}
      const sent = request(
        { ...at, method, headers: { host, origin: `https://${host}`, ...type, ...headers } },
        resolve,
      )
      sent.once('error', reject)
      sent.end(body && JSON.stringify(body))
    })
}

test('behind the guide’s nginx: secure cookies, the address nginx saw, and a live meeting that comes at once', async () => {
  const server = await startFaulty({ env: { PUBLIC_URL: `https://${host}`, TRUST_PROXY: '1' } })
  const { secure, plain } = await startNginx(server.origin)
  const ask = asking(secure)
  const who = { email: 'facilitator@sample.test', password: 'sample-hub-2026' }
  const spoofed = { 'x-forwarded-for': '203.0.113.9' }
  const entered = await ask({ method: 'POST', url: '/sessions', body: who, headers: spoofed })
  await text(entered)
  const [cookie = ''] = entered.headers['set-cookie'] ?? []
  expect(entered.statusCode).toBe(201)
  expect(cookie).toMatch(/^__Host-hubs=.*; HttpOnly; Secure/)
  expect(entered.headers['strict-transport-security']).toMatch(/max-age=31536000/)

  const own = { headers: { cookie: cookie.split(';')[0] ?? '' } }
  const { items } = JSON.parse(await text(await ask({ url: '/meetings?scope=mine', ...own })))
  const planned = items.find((meeting: { status: string }) => meeting.status === 'planned')
  const live = await ask({ url: `/meetings/${planned.id}/live`, ...own })
  expect(live.headers['content-type']).toMatch(/^text\/event-stream/)
  // It doesn't end: its first state is here while it goes on.
  for await (const chunk of live) if (String(chunk).includes('event: run')) break
  live.destroy()

  const moved = await fetch(`http://127.0.0.1:${plain}/hubs?x=1`, { redirect: 'manual', headers: { host } })
  await moved.arrayBuffer()
  await server.stop()
  expect(addressesIn(databaseOf(server.dataDir))).toEqual(['127.0.0.1'])
  expect([moved.status, moved.headers.get('location')]).toEqual([
    301,
    expect.stringMatching(/^https:\/\/.*\/hubs\?x=1$/),
  ])
})

test('the guide’s nginx speaks no TLS older than 1.2', async () => {
  const server = await startFaulty()
  const { secure } = await startNginx(server.origin)
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
  const refused = new Promise<string>(resolve => {
    const socket = connectTls({ host: '127.0.0.1', port: secure, servername: host, rejectUnauthorized: false, ...old })
    socket.once('secureConnect', () => resolve(`spoke ${socket.getProtocol()}`))
    socket.once('error', () => resolve('refused'))
  })
  expect(await refused).toBe('refused')
})
