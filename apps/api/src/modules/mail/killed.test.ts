import { WAIT_MS } from '@hubs/testing/limits'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testNow } from '../../../test/engine.ts'
import { openTestStore } from '../../../test/test-store.ts'
import { letter } from './letters/letters.mail.ts'
import { smtpTransport } from './mail-transport.client.ts'
import { createMail } from './mail.service.ts'

const minute = 60_000
const quiet = { info: () => undefined, warn: () => undefined }

/** A mail server that breaks off in the middle of the n-th email it is given, as one that is killed. */
async function startSmtp(box: string[], { port = 0, dieAt }: { port?: number; dieAt?: number }) {
  const sockets = new Set<Socket>()
  let begun = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Its end waits for no connection that is kept for the next email.
    closeTimeout: 100,
    onData(stream, _session, done) {
      begun++
      if (begun === dieAt) {
        for (const socket of sockets) socket.resetAndDestroy()
        server.server.close()
        return
      }
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        box.push(/^Message-ID: <([^@>]+)@/im.exec(Buffer.concat(parts).toString('utf8'))?.[1] ?? 'none')
        done()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  const at = server.server.address() as AddressInfo
  return { port: at.port, died: () => dieAt !== undefined && begun >= dieAt }
}

async function build(port: number) {
  const store = await openTestStore()
  const clock = { now: testNow }
  const sender = () => {
    const transport = smtpTransport({ url: `smtp://127.0.0.1:${port}`, from: 'Hubs <hubs@school.test>' })
    const mail = createMail({ store, now: () => clock.now, log: quiet, transport })
    onTestFinished(() => mail.stop())
    return mail
  }
  const mail = sender()
  const ids = await store.write(async tx => {
    const added: string[] = []
    for (let n = 0; n < 24; n++)
      added.push(
        await mail.add(tx, `p${n}@school.test`, letter(`Number ${n}`, 'Hello,'), testNow + 7 * 24 * 60 * minute, {
          about: 'number',
        }),
      )
    return added
  })
  return { store, clock, mail, sender, ids }
}

test('a mail server killed in the middle of an email and started again loses none and gets none twice', async () => {
  const box: string[] = []
  const first = await startSmtp(box, { dieAt: 9 })
  const { clock, mail, ids } = await build(first.port)
  mail.wake()
  await vi.waitFor(() => expect(first.died()).toBe(true), WAIT_MS)
  const before = [...box]
  expect(before.length).toBeLessThan(ids.length)
  await startSmtp(box, { port: first.port })
  // Each round tries what is due by then.
  await vi.waitFor(
    () => {
      clock.now += minute
      mail.wake()
      expect(box.length).toBeGreaterThanOrEqual(ids.length)
    },
    { timeout: WAIT_MS, interval: 50 },
  )
  expect(box.toSorted()).toEqual(ids.toSorted())
})

test('a server of ours that stops with emails in hand leaves them to the next, once each', async () => {
  const box: string[] = []
  const { port } = await startSmtp(box, {})
  const { store, clock, mail, sender, ids } = await build(port)
  mail.wake()
  await vi.waitFor(() => expect(box.length).toBeGreaterThan(3), WAIT_MS)
  await mail.stop()
  // What it has in hand still has a moment, which is a long one on a slow machine.
  const inHand = async () =>
    (await store.read.db.select().from(store.read.t.mail)).filter(
      ({ attempts, sentAt, lastError }) => attempts > 0 && sentAt === null && lastError === null,
    )
  await expect.poll(inHand).toEqual([])
  const next = sender()
  await vi.waitFor(
    async () => {
      clock.now += minute
      next.wake()
      const rows = await store.read.db.select().from(store.read.t.mail)
      expect(rows.every(row => row.sentAt !== null)).toBe(true)
    },
    { timeout: WAIT_MS, interval: 50 },
  )
  expect(box.toSorted()).toEqual(ids.toSorted())
})

test('an invitation is erased with the text, once it is sent', async () => {
  const box: string[] = []
  const { port } = await startSmtp(box, {})
  const { store, mail } = await build(port)
  await store.write(tx =>
    mail.add(
      tx,
      'x@school.test',
      { ...letter('S', 'Hello,'), calendar: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR' },
      testNow + 7 * 24 * 60 * minute,
      { about: 'invitation' },
    ),
  )
  mail.wake()
  await vi.waitFor(async () => {
    const rows = await store.read.db.select().from(store.read.t.mail)
    expect(rows.map(row => [row.sentAt !== null, row.text, row.calendar])).toEqual(rows.map(() => [true, '', '']))
  }, WAIT_MS)
})
