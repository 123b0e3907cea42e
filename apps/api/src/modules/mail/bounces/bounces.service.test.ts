import { expect, test } from 'vitest'
import { startImap } from '../../../../test/servers/imap.ts'
import { startSmtp } from '../../../../test/servers/smtp.ts'
import { buildTestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../ids.ts'
import { bounceOf } from '../mail.testkit.ts'
import { connectionOf, imapMailbox } from './bounce-mailbox.client.ts'
import { createBounces } from './bounces.service.ts'

/** A school whose email server takes everything, and whose mailbox gets what comes back. */
async function build() {
  const [smtp, imap] = [await startSmtp(), await startImap()]
  const made = await buildTestApp({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Hillside Hubs <hubs@school.test>',
    BOUNCE_MAILBOX: imap.url,
  })
  const { app, person, store, clock } = made
  await person({ email: 'tess@school.test', name: 'Tess' })
  const coordinator = await person({ email: 'cora@school.test', roles: ['coordinator'] })
  const askLink = () =>
    app.inject({ method: 'POST', url: '/api/v1/sign-in-links', payload: { email: 'tess@school.test' } })
  const said: string[] = []
  const keep = (_: object, line: string) => void said.push(line)
  const bouncesOf = (url: string) =>
    createBounces({
      store,
      now: () => clock.now,
      log: { info: keep, warn: keep },
      mailbox: imapMailbox(url, () => clock.now),
    })
  const undelivered = async () => (await coordinator.inject({ url: '/api/v1/emails/undelivered' })).json().items
  const retry = () => coordinator.inject({ method: 'POST', url: '/api/v1/emails/undelivered/retry', payload: {} })
  await askLink()
  const [mail] = await smtp.waitFor(1)
  const id = /^Message-ID: <([^@>]+)@/im.exec(mail!.headers)?.[1] ?? ''
  const sent = async () =>
    (await store.read.db.select().from(store.read.t.mail)).filter(({ sentAt }) => sentAt !== null).length
  await expect.poll(sent).toBe(1)
  return { ...made, smtp, imap, askLink, undelivered, retry, id, mail: mail!, sent, said, bouncesOf }
}

test('an email that comes back marks its address, on the coordinator’s page with what the server said', async () => {
  const { imap, mail, id, undelivered, bouncesOf, said } = await build()
  expect(mail.from).toBe(`hubs+bounce-${id}@school.test`)
  expect(mail.headers).toMatch(/^From: Hillside Hubs <hubs@school.test>$/m)
  const letter = imap.put(`From: tess@school.test\nTo: hubs@school.test\nSubject: Thank you\n\nSee you on Wednesday.\n`)
  const report = imap.put(bounceOf(id, { to: mail.from }))
  await bouncesOf(imap.url).look()
  expect(await undelivered()).toMatchObject([
    { person: { name: 'Tess' }, email: 'tess@school.test', reason: expect.stringContaining('User unknown') },
  ])
  expect([report.isRead(), letter.isRead()]).toEqual([true, false])
  expect(said).toEqual(['an email came back: its address takes none'])
})

test('that the server takes the next one proves nothing; a coordinator who tries the address again opens it', async () => {
  const { imap, id, sent, undelivered, bouncesOf, askLink, retry, clock } = await build()
  imap.put(bounceOf(id))
  const bounces = bouncesOf(imap.url)
  await bounces.look()
  clock.now += 60 * 60_000
  await askLink()
  await expect.poll(sent).toBe(2)
  expect(await undelivered()).toHaveLength(1)
  expect((await retry()).json()).toEqual({ tried: 1 })
  await bounces.look()
  expect(await undelivered()).toEqual([])
})

test('a report that somebody makes up marks nobody, and neither does a delay', async () => {
  const { imap, id, undelivered, bouncesOf, store } = await build()
  imap.put(bounceOf(newId(), { headers: 'To: tess@school.test' }))
  imap.put(bounceOf('not-an-id', { to: 'hubs@school.test' }))
  imap.put(bounceOf(id, { action: 'delayed', status: '4.4.1' }))
  await bouncesOf(imap.url).look()
  expect(await undelivered()).toEqual([])
  expect(await store.read.db.select().from(store.read.t.refusedAddress)).toEqual([])
})

test('a mailbox that is silent, or refuses the password, is a line in the log without the password', async () => {
  const { imap, said, bouncesOf, undelivered } = await build()
  await bouncesOf(imap.urlOf('wrong secret')).look()
  await bouncesOf('imap://hubs:wrong@127.0.0.1:1/INBOX').look()
  expect(said).toEqual([
    'the mailbox for emails that come back refused the password in BOUNCE_MAILBOX',
    'the mailbox for emails that come back couldn’t be read and will be tried again',
  ])
  expect(said.join(' ')).not.toContain('wrong')
  expect(await undelivered()).toEqual([])
})

test.each([
  ['imaps://hubs%40school.org:a%2Fb@imap.school.org', { port: 993, secure: true, doSTARTTLS: false }],
  ['imap://hubs%40school.org:a%2Fb@imap.school.org:1143', { port: 1143, secure: false, doSTARTTLS: true }],
  ['imap://hubs%40school.org:a%2Fb@127.0.0.1', { port: 143, secure: false, doSTARTTLS: false }],
])('the password goes to no other machine in clear: %s', (address, how) => {
  const auth = { user: 'hubs@school.org', pass: 'a/b' }
  expect(connectionOf(new URL(address))).toMatchObject({ ...how, auth })
})
