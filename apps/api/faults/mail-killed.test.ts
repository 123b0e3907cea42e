import Database from 'better-sqlite3'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startFaulty } from './faulty-server.ts'
import { signIn } from './sign-in.ts'
import { writeDown } from './tried.ts'
import { databaseOf } from './writers.ts'

const rounds = 8
const eachRound = 12

/** A mail server that takes its time over each email, as one that looks through it; with what it has taken, in order. */
async function startSmtp() {
  const taken: string[] = []
  let taking = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const id = /^Message-ID: <([^@>]+)@/im.exec(Buffer.concat(parts).toString('utf8'))?.[1] ?? 'none'
        taking++
        // To be killed before it has taken it, or when it has and hasn't said so yet.
        setTimeout(() => {
          taken.push(id)
          taking--
          setTimeout(done, Math.random() * 30)
        }, Math.random() * 30)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken, taking: () => taking }
}

type Row = { id: string; sentAt: number | null; attempts: number }

/** What the outbox says of the emails to those who have been invited here. */
function outboxOf(dataDir: string): Row[] {
  const db = new Database(databaseOf(dataDir), { readonly: true })
  try {
    return db
      .prepare<[], Row>(
        `SELECT id, sent_at AS sentAt, attempts FROM mail WHERE "to" LIKE 'invited-%@sample.test' ORDER BY created_at`,
      )
      .all()
  } finally {
    db.close()
  }
}

test('a server that is killed with emails in hand loses none, and sends at most the one in hand again', async () => {
  const smtp = await startSmtp()
  const server = await startFaulty({ sendsMail: true, env: { SMTP_URL: smtp.url } })
  let invited = 0
  /** What may come twice: the last that had been taken at a kill, where the outbox had not heard of it. */
  const unheard = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    const ask = await signIn(server.origin, 'coordinator@sample.test')
    for (let n = 0; n < eachRound; n++) {
      const body = {
        name: `Invited ${invited}`,
        email: `invited-${invited}@sample.test`,
        staffKind: 'teaching',
        job: '',
        department: '',
        workingDays: [],
        seniorLeader: false,
        roles: [],
      }
      const answer = await ask('/people', body)
      expect(answer.status).toBe(201)
      await answer.arrayBuffer()
      invited++
    }
    await wait(Math.random() * 200)
    await server.kill()
    const isSent = new Map(outboxOf(server.dataDir).map(({ id, sentAt }) => [id, sentAt !== null]))
    // The mail server may still be about to take the one that it has been given whole.
    await wait(100)
    await vi.waitFor(() => expect(smtp.taking()).toBe(0), { timeout: 10_000 })
    for (const id of smtp.taken) if (isSent.get(id) === false) unheard.add(id)
    await server.begin()
  }
  // What was in hand is given back after two minutes.
  await vi.waitFor(() => expect(outboxOf(server.dataDir).filter(({ sentAt }) => sentAt === null)).toEqual([]), {
    timeout: 6 * 60_000,
    interval: 1000,
  })
  await server.stop()
  const ids = outboxOf(server.dataDir).map(({ id }) => id)
  const times = Map.groupBy(smtp.taken, id => id)
  const lost = ids.filter(id => !times.has(id))
  const twice = ids.filter(id => (times.get(id)?.length ?? 0) > 1)
  writeDown({
    fault: 'the process is killed with emails in hand',
    tried: `${rounds} times, while a mail server takes ${invited} invitations one by one`,
    acknowledged: invited,
    lost: lost.length,
    said: `none is lost; ${twice.length} of the ${unheard.size} in hand came twice, under one Message-ID`,
  })
  expect([ids.length, lost]).toEqual([invited, []])
  // One in hand at each kill, and none but these again, and none a third time.
  expect(unheard.size).toBeLessThanOrEqual(rounds)
  expect(twice.filter(id => !unheard.has(id))).toEqual([])
  expect(twice.filter(id => times.get(id)?.length !== 2)).toEqual([])
})
