import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { createMail } from './mail.service.ts'

const minute = 60_000

/** An outbox whose mails go nowhere, with what was handed over. */
async function build() {
  const { store, clock } = await buildTestApp()
  const sent: string[] = []
  const mail = createMail({
    store,
    now: () => clock.now,
    log: { info: () => undefined, warn: () => undefined },
    transport: {
      deliver: async ({ to, text }) => {
        sent.push(`${to}: ${text}`)
        return 'nowhere'
      },
      close: async () => undefined,
    },
  })
  const add = (to: string, text: string, kind: Parameters<typeof mail.add>[4] = {}) =>
    store.write(tx => mail.add(tx, to, { subject: text, text }, clock.now + 60 * minute, kind))
  const post = async (count: number) => {
    mail.wake()
    await expect.poll(() => sent.length).toBe(count)
  }
  const rows = async () => store.read.db.select().from(store.read.t.mail)
  return { add, post, sent, clock, rows }
}

test('forty mails about one thing are one now, and one in a quarter of an hour with what else there was', async () => {
  const { add, post, sent, clock, rows } = await build()
  const about = { about: 'discussion 1' }
  await add('amy@school.test', 'first', about)
  await post(1)
  for (let n = 0; n < 40; n++) await add('amy@school.test', `news ${n % 3}`, about)
  await add('ben@school.test', 'first', about)
  await add('amy@school.test', 'other', { about: 'discussion 2' })
  expect(await rows()).toHaveLength(4)
  await post(3)
  expect(sent.slice(1).toSorted()).toEqual(['amy@school.test: other', 'ben@school.test: first'])
  clock.now += 15 * minute
  await post(4)
  for (const news of ['news 0', 'news 1', 'news 2']) expect(sent[3]).toContain(news)
})

test('whoever waits to sign in is written to before all others', async () => {
  const { add, post, sent } = await build()
  for (let n = 0; n < 5; n++) await add(`colleague${n}@school.test`, 'news')
  await add('amy@school.test', 'link', { first: true })
  await post(6)
  expect(sent[0]).toBe('amy@school.test: link')
})
