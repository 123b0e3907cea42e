import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSilentSmtp, startSmtp } from '../../../test/servers/smtp.ts'
import { buildTestApp, type TestApp } from '../../../test/test-app.ts'
import { openTestStore } from '../../../test/test-store.ts'
import { buildApp } from '../../app.ts'
import { readEnv } from '../../env.ts'
import { newId } from '../../ids.ts'
import { smtpTransport } from './mail-transport.client.ts'

const second = 1000
const askLink = ({ app }: Pick<TestApp, 'app'>, email: string) =>
  app.inject({ method: 'POST', url: '/api/v1/sign-in-links', payload: { email } })
const mailsOf = async ({ read: { db, t } }: TestApp['store']) => db.select().from(t.mail).orderBy(t.mail.createdAt)

describe('mail to the school’s mail server', () => {
  test('goes to one person, with the link of the public address', async () => {
    const smtp = await startSmtp()
    const made = await buildTestApp({
      SMTP_URL: smtp.url,
      PUBLIC_URL: 'https://hubs.school.test',
      MAIL_FROM: 'Hillside Hubs <hubs@school.test>',
    })
    await made.person({ email: 'tess@school.test', name: 'Tess' })
    await askLink(made, 'tess@school.test')
    const [mail] = await smtp.waitFor(1)
    expect(mail).toMatchObject({ from: 'hubs@school.test', to: ['tess@school.test'] })
    expect(mail!.headers).toMatch(/^From: Hillside Hubs <hubs@school.test>$/m)
    expect(mail!.headers).toMatch(/^Subject: Sign in to Learning Hubs at Learning Hubs$/m)
    expect(mail!.body).toMatch(/https:\/\/hubs\.school\.test\/link#[\w-]{43}/)
    await expect
      .poll(async () => (await mailsOf(made.store)).map(each => [each.sentAt, each.text, each.attempts]))
      .toEqual([[made.clock.now, '', 1]])
  })

  test('the password goes to another machine encrypted, or not at all, whatever that says it can', async () => {
    const smtp = await startSmtp()
    const { port } = new URL(smtp.url)
    const mail = { id: newId(), to: 'tess@school.test', subject: 'Hello', text: 'Hello' }
    const sendBy = (host: string) => {
      const transport = smtpTransport({ url: `smtp://hubs:secret@${host}:${port}`, from: 'hubs@school.test' })
      onTestFinished(() => transport.close())
      return transport.deliver(mail)
    }
    // By an address that isn't known to be this machine's.
    await expect(sendBy('[::ffff:127.0.0.1]')).rejects.toThrow(/STARTTLS/i)
    expect([smtp.passwords, smtp.received]).toEqual([[], []])
    await sendBy('127.0.0.1')
    expect([smtp.passwords, smtp.received.length]).toEqual([['secret'], 1])
  })

  test('no name can begin another header or add another reader', async () => {
    const smtp = await startSmtp()
    const transport = smtpTransport({ url: smtp.url, from: 'Learning Hubs <hubs@school.test>' })
    onTestFinished(() => transport.close())
    const breaks = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\0', '\t')
    const nasty = fc
      .tuple(
        fc.constant('Your place '),
        fc.string(),
        breaks,
        fc.constantFrom('Bcc: evil@evil.test', 'To: evil@evil.test', '', '\r\nBody of my own'),
      )
      .map(parts => parts.join(''))
    let sent = 0
    await fc.assert(
      fc.asyncProperty(nasty, async subject => {
        await transport.deliver({ id: newId(), to: 'tess@school.test', subject, text: `Hello ${subject},` })
        const mail = (await smtp.waitFor(++sent)).at(-1)!
        expect(mail.to).toEqual(['tess@school.test'])
        expect(mail.headers).not.toMatch(/^(bcc|cc):/im)
        expect(mail.headers.match(/^to:/gim)).toHaveLength(1)
        expect(mail.headers.match(/^subject:/gim)).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  })

  test('an address that is a list of two reaches neither', async () => {
    const smtp = await startSmtp()
    const transport = smtpTransport({ url: smtp.url, from: 'hubs@school.test' })
    onTestFinished(() => transport.close())
    await transport
      .deliver({ id: newId(), to: 'a@school.test, evil@evil.test', subject: 's', text: 't' })
      .catch(() => undefined)
    expect(smtp.received.flatMap(mail => mail.to)).not.toContain('evil@evil.test')
  })

  test('refused for now, it is tried again later, after pauses that grow; then its text is erased', async () => {
    const smtp = await startSmtp()
    const made = await buildTestApp({ SMTP_URL: smtp.url })
    await made.person({ email: 'tess@school.test' })
    await made.person({ email: 'sam@school.test' })
    smtp.refuse.code = 451
    await askLink(made, 'tess@school.test')
    const waiting = async () => (await mailsOf(made.store))[0]!
    await expect.poll(async () => (await waiting()).lastError).toContain('not now')
    expect(await waiting()).toMatchObject({ attempts: 1, sentAt: null, nextAttemptAt: made.clock.now + 5 * second })
    made.clock.now += 5 * second
    await askLink(made, 'sam@school.test')
    await expect.poll(async () => (await waiting()).nextAttemptAt).toBe(made.clock.now + 10 * second)
    expect(smtp.received).toEqual([])
    smtp.refuse.code = undefined
    made.clock.now += 10 * second
    await askLink(made, 'sam@school.test')
    const mails = await smtp.waitFor(3)
    expect(mails.map(mail => mail.to[0]).toSorted()).toEqual(['sam@school.test', 'sam@school.test', 'tess@school.test'])
    await expect.poll(async () => (await mailsOf(made.store)).map(each => each.text)).toEqual(['', '', ''])
  })

  test('a link that ran out before it could be sent is not sent any more', async () => {
    const smtp = await startSmtp()
    const made = await buildTestApp({ SMTP_URL: smtp.url })
    await made.person({ email: 'tess@school.test' })
    smtp.refuse.code = 451
    await askLink(made, 'tess@school.test')
    await expect.poll(() => smtp.refused()).toBe(1)
    await expect.poll(async () => (await mailsOf(made.store))[0]!.lastError).not.toBeNull()
    smtp.refuse.code = undefined
    made.clock.now += 10 * 60 * second
    await made.person({ email: 'sam@school.test' })
    await askLink(made, 'sam@school.test')
    expect((await smtp.waitFor(1)).map(mail => mail.to)).toEqual([['sam@school.test']])
    await expect
      .poll(async () => (await mailsOf(made.store))[0])
      .toMatchObject({ to: 'tess@school.test', text: '', nextAttemptAt: null, sentAt: null })
  })

  test('a mail server that is down, or says nothing, keeps no request waiting', async () => {
    const silent = await startSilentSmtp()
    for (const url of [silent.url, 'smtp://127.0.0.1:1']) {
      const made = await buildTestApp({ SMTP_URL: url })
      const administrator = await made.person({ roles: ['administrator'] })
      const payload = {
        name: 'Nadia',
        email: 'nadia@school.test',
        staffKind: 'teaching',
        job: '',
        department: '',
        workingDays: [],
        seniorLeader: false,
        roles: [],
      }
      expect((await administrator.inject({ method: 'POST', url: '/api/v1/people', payload })).statusCode).toBe(201)
      const [mail] = await mailsOf(made.store)
      expect(mail).toMatchObject({ to: 'nadia@school.test', sentAt: null })
    }
    await expect.poll(() => silent.calls()).toBe(1)
  })

  test('what waited when the server stopped is sent after the next start', async () => {
    const smtp = await startSmtp()
    const store = await openTestStore()
    const env = readEnv({ SMTP_URL: smtp.url, DATA_DIR: tmpdir() })
    const at = Date.parse('2026-09-14T11:00:00.000Z')
    const row = {
      id: newId(),
      to: 'tess@school.test',
      subject: 'Hello',
      text: 'Hello',
      createdAt: at,
      expiresAt: at + second,
      nextAttemptAt: at,
      attempts: 0,
      sentAt: null,
      lastError: null,
    }
    await store.write(tx => tx.db.insert(tx.t.mail).values(row))
    const app = await buildApp({ env, store, clock: () => at })
    onTestFinished(() => app.close())
    expect((await smtp.waitFor(1))[0]).toMatchObject({ to: ['tess@school.test'] })
    await expect
      .poll(
        async () =>
          (await store.read.db.select().from(store.read.t.mail).where(eq(store.read.t.mail.id, row.id)))[0]!.sentAt,
      )
      .toBe(at)
  })
})

describe('without a mail server', () => {
  test('mail is a file that only this user reads; the log names it and tells no token', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-outbox-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const store = await openTestStore()
    const lines: string[] = []
    const logger = { level: 'info', stream: { write: (line: string) => void lines.push(line) } }
    const app = await buildApp({
      env: readEnv({ DATA_DIR: dataDir }),
      store,
      clock: () => Date.parse('2026-09-14T11:00:00.000Z'),
      logger,
    })
    onTestFinished(() => app.close())
    const link = (await app.setUpLink())!
    const payload = {
      token: link.split('#')[1],
      schoolName: 'Hillside',
      name: 'Ada',
      email: 'ada@school.test',
      password: 'plum kettle ladder nine',
    }
    expect((await app.inject({ method: 'POST', url: '/api/v1/set-up', payload })).statusCode).toBe(201)
    await askLink({ app }, 'ada@school.test')
    const outbox = path.join(dataDir, 'outbox')
    await expect.poll(() => lines.some(line => line.includes(outbox))).toBe(true)
    const [name = ''] = readdirSync(outbox)
    expect(lines.join('')).toContain(path.join(outbox, name))
    expect(statSync(path.join(outbox, name)).mode & 0o777).toBe(0o600)
    const text = readFileSync(path.join(outbox, name), 'utf8')
    const token = /#([\w-]{43})/.exec(text)![1]!
    for (const secret of [token, link.split('#')[1]!, 'plum kettle', 'ada@school.test'])
      expect(lines.join('')).not.toContain(secret)
  })
})
