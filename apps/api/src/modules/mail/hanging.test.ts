import { WAIT_MS } from '@hubs/testing/limits'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testNow } from '../../../test/engine.ts'
import { startSmtp } from '../../../test/servers/smtp.ts'
import { openTestStore } from '../../../test/test-store.ts'
import { letter } from './letters/letters.mail.ts'
import { smtpTransport } from './mail-transport.client.ts'
import { createMail } from './mail.service.ts'

const minute = 60_000
const quiet = { info: () => undefined, warn: () => undefined }

/** An outbox and a mail server that hangs in the middle of emails to some. */
async function build(hangsFor: string[], silenceMs?: number) {
  const smtp = await startSmtp()
  for (const each of hangsFor) smtp.hangsFor.add(each)
  const store = await openTestStore()
  const clock = { now: testNow }
  const from = 'Hubs <hubs@school.test>'
  const transport = smtpTransport({ url: smtp.url, from, ...(silenceMs !== undefined && { silenceMs }) })
  const mail = createMail({ store, now: () => clock.now, log: quiet, transport })
  onTestFinished(() => mail.stop())
  const add = async (to: string, first: boolean) => {
    await store.write(tx =>
      mail.add(tx, to, letter('Hello', 'Hello,'), testNow + 60 * minute, first ? { first } : { about: 'minutes' }),
    )
    mail.wake()
  }
  const hangsIn = (to: string) => vi.waitFor(() => expect(smtp.hanging()).toContain(to), WAIT_MS)
  const rowOf = async (to: string) => {
    const rows = await store.read.db.select().from(store.read.t.mail)
    return rows.find(row => row.to === to)
  }
  /** It has not been given up: who comes now has not waited for that. */
  const isInHand = async () =>
    expect(await rowOf('stuck@school.test')).toMatchObject({ attempts: 1, sentAt: null, lastError: null })
  const received = () => smtp.received.map(({ to }) => to[0])
  return { smtp, clock, mail, add, hangsIn, rowOf, isInHand, received }
}

test('while a mail server hangs in the middle of one email, those to sign in with go', async () => {
  const { smtp, add, hangsIn, isInHand } = await build(['stuck@school.test'])
  await add('stuck@school.test', false)
  await hangsIn('stuck@school.test')
  for (let n = 1; n <= 3; n++) {
    await add(`p${n}@school.test`, true)
    expect((await smtp.waitFor(n)).at(-1)?.to).toEqual([`p${n}@school.test`])
  }
  await isInHand()
})

test('where it hangs in one to sign in with, the next of these goes, and so do all others', async () => {
  const { smtp, add, hangsIn, isInHand } = await build(['stuck@school.test'])
  await add('stuck@school.test', true)
  await hangsIn('stuck@school.test')
  await add('tess@school.test', true)
  expect((await smtp.waitFor(1)).at(-1)?.to).toEqual(['tess@school.test'])
  await add('sam@school.test', false)
  expect((await smtp.waitFor(2)).at(-1)?.to).toEqual(['sam@school.test'])
  await isInHand()
})

test('what it hangs in is given up, what is behind goes, and later it is tried again, and is there once', async () => {
  const { smtp, clock, mail, add, hangsIn, rowOf, received } = await build(['stuck@school.test'], 300)
  await add('stuck@school.test', false)
  clock.now++
  await add('behind@school.test', false)
  await hangsIn('stuck@school.test')
  await smtp.waitFor(1)
  expect(received()).toEqual(['behind@school.test'])
  expect(await rowOf('stuck@school.test')).toMatchObject({ attempts: 1, sentAt: null, lastError: 'Timeout' })
  smtp.hangsFor.clear()
  clock.now += minute
  mail.wake()
  await smtp.waitFor(2)
  expect(received()).toEqual(['behind@school.test', 'stuck@school.test'])
})
