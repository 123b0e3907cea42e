import { MOST_ANSWERS, type Reply } from '@hubs/schema/discussion'
import { expect, test } from 'vitest'
import {
  buildDiscussion,
  get,
  readThread,
  onHub,
  onPage,
  recount,
  postReply,
  send,
  removeReply,
} from './discussion.testkit.ts'

test('colleagues talk in threads under a hub, a strategy and the public page: latest first, answers oldest first', async () => {
  const { amy, cleo, coordinator, clock } = await buildDiscussion()
  for (const where of [onHub, '/discussions/strategy/QU2', onPage]) {
    const first = await postReply(amy, where, 'Who waits *three* seconds?')
    clock.now += 1000
    const one = await postReply(cleo, where, { text: 'I do.', parentId: first.id })
    clock.now += 1000
    await postReply(coordinator, where, { text: 'So do I.', parentId: first.id })
    clock.now += 1000
    const second = await postReply(cleo, where, 'And who cold-calls?')
    const { items, total, next } = await readThread(amy, where)
    expect(items.map(({ text }) => text)).toEqual([second.text, first.text])
    expect(items[1]?.answers.map(({ text, by }) => [text, by?.name])).toEqual([
      ['I do.', 'Cleo Clark'],
      ['So do I.', 'Cora Coordinator'],
    ])
    expect([total, next]).toEqual([4, null])
    expect(items[1]?.may).toEqual({ edit: true, remove: true, answer: true })
    expect(items[0]?.may).toEqual({ edit: false, remove: false, answer: true })
    expect(items[1]?.answers[0]).toMatchObject({ id: one.id, mine: false, may: { answer: false } })
  }
})

test('a page ends where the next begins, even where all was said in the same moment', async () => {
  const { amy } = await buildDiscussion()
  const all: string[] = []
  for (let n = 0; n < 7; n++) all.push((await postReply(amy, onHub, `Number ${n}`)).id)
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: Reply[]; next: string | null } = (
      await get(amy, `${onHub}?limit=3${next && `&cursor=${next}`}`)
    ).json()
    seen.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(seen.toSorted()).toEqual(all.toSorted())
})

test('only the group reads and writes under its meeting, whatever role someone has', async () => {
  const { fay, amy, ben, cleo, coordinator, person, facilitator, onMeeting } = await buildDiscussion()
  const canary = 'CANARY-of-the-group'
  const reply = await postReply(amy, onMeeting, canary)
  expect((await readThread(fay, onMeeting)).items[0]).toMatchObject({
    text: canary,
    may: { remove: true, edit: false },
  })
  expect((await readThread(ben, onMeeting)).items[0]).toMatchObject({
    text: canary,
    may: { remove: false, edit: false },
  })
  const others = [
    cleo,
    coordinator,
    await facilitator('feedback'),
    await person({ roles: ['administrator'] }),
    await person({ roles: ['leadership'] }),
  ]
  for (const other of others) {
    for (const [method, path, payload] of [
      ['POST', `${onMeeting}/replies`, { text: 'x', parentId: null, mentions: [] }],
      ['PUT', `${onMeeting}/following`, { following: true }],
      ['PUT', `${onMeeting}/seen`, { upTo: reply.at }],
      ['PATCH', `/replies/${reply.id}`, { text: 'x', mentions: [], expectedVersion: 1 }],
      ['PUT', `/replies/${reply.id}/removal`, { removed: true, expectedVersion: 1 }],
    ] as const) {
      const answer = await send(other, method, path, payload)
      expect([path, answer.statusCode]).toEqual([path, 403])
      expect(answer.body).not.toContain(canary)
    }
    for (const path of [
      onMeeting,
      `${onMeeting}/people`,
      `/replies/${reply.id}/history`,
      '/me/discussions',
      onHub,
      '/public/replies',
      '/moderation/replies',
    ])
      expect((await get(other, path)).body).not.toContain(canary)
  }
})

test('anyone who leaves the group reads its meetings no more, and finds them nowhere', async () => {
  const { amy, fay, coordinator, clock, onMeeting } = await buildDiscussion()
  await postReply(amy, onMeeting, 'I follow this now')
  clock.now += 1000
  await postReply(fay, onMeeting, 'CANARY after that')
  expect((await get(amy, '/me/discussions')).json()).toMatchObject({
    items: [{ place: 'meeting', unread: 1 }],
    unread: 1,
  })
  await send(coordinator, 'PUT', `/people/${amy.id}/membership`, { hubSlug: 'feedback' })
  expect((await get(amy, onMeeting)).statusCode).toBe(403)
  expect((await get(amy, '/me/discussions')).json()).toEqual({ items: [], next: null, unread: 0 })
})

test('their own words can be put newly; what stood before stays in the history', async () => {
  const { amy, ben, coordinator, clock } = await buildDiscussion()
  const reply = await postReply(amy, onHub, 'Frist')
  clock.now += 1000
  const change = { text: 'First', mentions: [], expectedVersion: 1 }
  const edited = (await send(amy, 'PATCH', `/replies/${reply.id}`, change)).json<Reply>()
  expect(edited).toMatchObject({ text: 'First', version: 2, editedAt: new Date(clock.now).toISOString() })
  for (const other of [ben, coordinator])
    expect((await send(other, 'PATCH', `/replies/${reply.id}`, { ...change, expectedVersion: 2 })).statusCode).toBe(403)
  const late = await send(amy, 'PATCH', `/replies/${reply.id}`, { ...change, text: 'Third' })
  expect(late.json()).toMatchObject({ status: 409, code: 'stale', current: { text: 'First', version: 2 } })
  const same = await send(amy, 'PATCH', `/replies/${reply.id}`, { ...change, expectedVersion: 2 })
  expect(same.json()).toMatchObject({ version: 2 })
  expect((await get(ben, `/replies/${reply.id}/history`)).json().items).toEqual([
    { number: 2, text: 'First', at: edited.editedAt },
    { number: 1, text: 'Frist', at: reply.at },
  ])
})

test('what is removed is said nowhere any more; with answers its place stays, and the one who removed it puts it back', async () => {
  const { amy, ben, fay, coordinator, store } = await buildDiscussion()
  const canary = 'CANARY-taken-away'
  const reply = await postReply(amy, onHub, `${canary} at first`)
  await send(amy, 'PATCH', `/replies/${reply.id}`, { text: canary, mentions: [ben.id], expectedVersion: 1 })
  const answer = await postReply(ben, onHub, { text: 'Well said', parentId: reply.id })
  expect((await removeReply(fay, { ...reply, version: 2 })).statusCode).toBe(403)

  const gone = (await removeReply(coordinator, { ...reply, version: 2 })).json<Reply>()
  expect(gone).toMatchObject({ state: 'removed', text: '', by: null, mentions: [], version: 3, may: { remove: true } })
  for (const person of [amy, ben, coordinator]) {
    const page = await readThread(person, onHub)
    expect(page).toMatchObject({
      total: 1,
      items: [{ state: 'removed', text: '', by: null, answers: [{ id: answer.id }] }],
    })
    for (const path of [onHub, `/replies/${reply.id}/history`, '/me/discussions', `/search?q=${canary}`])
      expect((await get(person, path)).body).not.toContain(canary)
  }
  expect((await removeReply(amy, gone, false)).json()).toMatchObject({
    detail: 'Only the person who removed this comment can restore it.',
  })
  await removeReply(ben, answer)
  expect((await readThread(amy, onHub)).items).toMatchObject([{ state: 'removed', answers: [] }])
  expect((await removeReply(coordinator, gone, false)).json()).toMatchObject({ state: 'shown', text: canary })
  expect((await readThread(amy, onHub)).items).toMatchObject([{ text: canary, answers: [] }])
  const { kept, right } = await recount({ store })
  expect(kept).toEqual(right)
})

test('an answer to something removed is refused, with a sentence that keeps the words', async () => {
  const { amy, ben } = await buildDiscussion()
  const reply = await postReply(amy, onHub, 'A')
  const other = await postReply(amy, '/discussions/hub/feedback', 'B')
  const answer = await postReply(ben, onHub, { text: 'C', parentId: reply.id })
  const ask = (parentId: string) => send(ben, 'POST', `${onHub}/replies`, { text: 'D', parentId, mentions: [] })
  for (const parentId of [other.id, answer.id, 'nothing'])
    expect((await ask(parentId)).json()).toMatchObject({ status: 400, fields: { parentId: expect.any(String) } })
  await removeReply(amy, reply)
  const refused = (await ask(reply.id)).json()
  expect(refused).toMatchObject({ status: 409, code: 'conflict' })
  expect(refused.detail).toContain('Your text is saved')
})

test('a thread takes a hundred answers, and says so', async () => {
  const { amy, store } = await buildDiscussion()
  const reply = await postReply(amy, onHub, 'A')
  const { eq } = await import('drizzle-orm')
  await store.write(({ db, t }) =>
    db
      .update(t.reply)
      .set({ answerCount: MOST_ANSWERS })
      .where(eq(t.reply.id, reply.id))
      .then(() => undefined),
  )
  const answer = await send(amy, 'POST', `${onHub}/replies`, { text: 'B', parentId: reply.id, mentions: [] })
  expect(answer.json()).toMatchObject({ status: 409, detail: expect.stringContaining('100 replies') })
})

test('the words of what was removed are gone from the store after thirty days', async () => {
  const { app, amy, clock, store } = await buildDiscussion()
  const reply = await postReply(amy, onHub, 'CANARY once')
  await send(amy, 'PATCH', `/replies/${reply.id}`, { text: 'CANARY twice', mentions: [], expectedVersion: 1 })
  const gone = (await removeReply(amy, { ...reply, version: 2 })).json<Reply>()
  const { sweepDiscussion } = await import('./sweep.testkit.ts')
  clock.now += 29 * 86_400_000
  await sweepDiscussion(store, clock)
  expect(await stored()).toContain('CANARY')
  clock.now += 2 * 86_400_000
  await sweepDiscussion(store, clock)
  expect(await stored()).not.toContain('CANARY')
  expect(app).toBeDefined()
  const later = await buildSession()
  expect((await removeReply(later, gone, false)).json()).toMatchObject({ status: 409 })

  async function stored() {
    const { db, t } = store.read
    return JSON.stringify([await db.select().from(t.reply), await db.select().from(t.replyWording)])
  }
  async function buildSession() {
    const { createSessions } = await import('../accounts/sessions.service.ts')
    const token = await store.write(tx =>
      createSessions({ store, now: () => clock.now }).create(tx, amy.id, 'test', 'password'),
    )
    return {
      ...amy,
      inject: (options: Parameters<typeof amy.inject>[0]) => app.inject({ ...options, cookies: { hubs: token } }),
    }
  }
})

test('sent twice with one key, it is said once; another text with that key is refused', async () => {
  const { amy, store } = await buildDiscussion()
  const post = (text: string) =>
    send(
      amy,
      'POST',
      `${onHub}/replies`,
      { text, parentId: null, mentions: [] },
      { 'idempotency-key': 'once-and-only' },
    )
  const [one, two] = [await post('CANARY'), await post('CANARY')]
  expect(two.json().id).toBe(one.json().id)
  expect((await post('Other')).statusCode).toBe(409)
  expect((await readThread(amy, onHub)).total).toBe(1)
  await removeReply(amy, one.json())
  expect((await post('CANARY')).body).not.toContain('CANARY')
  expect(JSON.stringify(await store.read.db.select().from(store.read.t.idempotencyKey))).not.toContain('CANARY')
})

test('twenty people at once are all heard, and every count is right', async () => {
  const { amy, ben, cleo, fay, coordinator, store } = await buildDiscussion()
  const root = await postReply(amy, onHub, 'Go')
  const people = [amy, ben, cleo, fay, coordinator]
  const said = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      postReply(people[n % 5] ?? amy, onHub, { text: `No ${n}`, parentId: n % 2 ? root.id : null }),
    ),
  )
  await Promise.all(said.slice(0, 10).map((reply, n) => removeReply(people[n % 5] ?? amy, reply)))
  const { kept, right } = await recount({ store })
  expect(kept).toEqual(right)
  expect((await readThread(amy, onHub)).total).toBe(11)
})

test('two edits at once: one stands, the other is told', async () => {
  const { amy } = await buildDiscussion()
  const reply = await postReply(amy, onHub, 'A')
  const edit = (text: string) =>
    send(amy, 'PATCH', `/replies/${reply.id}`, { text, mentions: [], expectedVersion: 1 }).then(
      answer => answer.statusCode,
    )
  expect((await Promise.all([edit('B'), edit('C')])).toSorted()).toEqual([200, 409])
  expect((await get(amy, `/replies/${reply.id}/history`)).json().items).toHaveLength(2)
})
