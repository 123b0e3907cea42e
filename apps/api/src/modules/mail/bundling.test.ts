import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testNow } from '../../../test/engine.ts'
import { openTestStore } from '../../../test/test-store.ts'
import { createMail, type MailKind } from './mail.service.ts'

const minute = 60_000

/** An outbox whose mails go nowhere, with what was handed over. */
async function build() {
  // No server sends for it.
  const store = await openTestStore()
  const clock = { now: testNow }
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
  const add = (to: string, text: string, kind: MailKind = { about: 'news' }) =>
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

/** What the services write of, as their calls name it: each with how letters of it come together. */
function kindsInCode(): Map<string, 'together' | 'the last one'> {
  const rooms = path.join(import.meta.dirname, '..')
  const files = globSync('**/*.ts', { cwd: rooms }).filter(file => !/\.(test|testkit)\.ts$/.test(file))
  const texts = files.map(file => readFileSync(path.join(rooms, file), 'utf8'))
  const calls = texts.flatMap(text =>
    text
      .split(/(?:mail\.add|notices\.tell|await tell)\(/)
      .slice(1)
      .map(rest => rest.slice(0, 600)),
  )
  const kinds = calls.flatMap(call => {
    const [, kind, more = ''] = /about: ['`]([a-z-]+)[^,}]*(?:\}`)?['`]?,?([^}]*)\}/.exec(call) ?? []
    return kind ? [[kind, more.includes('instead: true') ? 'the last one' : 'together'] as const] : []
  })
  return new Map(kinds)
}

const lettersOfAKind = 30

test('whatever it is about, nobody gets more than one mail of it in a quarter of an hour, and misses none', async () => {
  const kinds = kindsInCode()
  expect(Object.fromEntries([...kinds].toSorted())).toEqual({
    address: 'together',
    allocation: 'the last one',
    answer: 'together',
    candidates: 'the last one',
    choosing: 'together',
    'check-in': 'together',
    cover: 'together',
    data: 'together',
    digest: 'together',
    discussion: 'together',
    'facilitator-left': 'together',
    joined: 'together',
    leaders: 'together',
    minutes: 'the last one',
    moderation: 'the last one',
    observation: 'together',
    partners: 'together',
    password: 'together',
    place: 'together',
    removed: 'together',
    'second-factor': 'together',
    support: 'together',
    swap: 'together',
    waiting: 'together',
  })
  const { add, post, sent, clock, rows } = await build()
  for (const [kind, how] of kinds) {
    const about: MailKind = { about: kind, ...(how === 'the last one' && { instead: true }) }
    for (let n = 0; n < lettersOfAKind; n++) await add('amy@school.test', `${kind} no. ${n};`, about)
  }
  // All of it waited.
  expect(await rows()).toHaveLength(kinds.size)
  await post(kinds.size)
  for (const [kind, how] of kinds) {
    const [text = ''] = sent.filter(each => each.includes(`${kind} no. ${lettersOfAKind - 1};`))
    expect([kind, text.includes(`${kind} no. 0;`)]).toEqual([kind, how === 'together'])
    const about: MailKind = { about: kind, ...(how === 'the last one' && { instead: true }) }
    for (let n = 0; n < lettersOfAKind; n++) await add('amy@school.test', `${kind} later ${n};`, about)
  }
  expect(await rows()).toHaveLength(2 * kinds.size)
  clock.now += 15 * minute
  await post(2 * kinds.size)
  expect(sent).toHaveLength(2 * kinds.size)
})
