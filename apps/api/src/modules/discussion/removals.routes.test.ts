import type { Reply } from '@hubs/schema/discussion'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { nextMail, readOutbox } from '../../../test/outbox.ts'
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

const why = 'CANARY-why: it names a pupil.'
const folder = () => mkdtempSync(path.join(tmpdir(), 'hubs-removals-'))
const removeFor = (who: Parameters<typeof send>[0], { id, version }: Reply, reason?: string) =>
  send(who, 'PUT', `/replies/${id}/removal`, { removed: true, ...(reason && { reason }), expectedVersion: version })

test('anyone who removes a colleague’s comment says why; its writer is told, and reads it where it stood', async () => {
  const dataDir = folder()
  const { amy, ben, coordinator, clock, store } = await buildDiscussion({ DATA_DIR: dataDir })
  const reply = await postReply(amy, onHub, 'CANARY-words of Amy')
  const bare = (await removeFor(coordinator, reply)).json()
  expect(bare).toMatchObject({ status: 400, fields: { reason: expect.stringContaining('Enter a reason.') } })
  expect((await removeFor(coordinator, reply, '   ')).statusCode).toBe(400)
  expect((await readThread(ben, onHub)).items).toMatchObject([{ state: 'shown' }])

  clock.now += 60_000
  const gone = (await removeFor(coordinator, reply, why)).json<Reply>()
  const removal = { by: { id: coordinator.id, name: 'Cora Coordinator' }, reason: why }
  const left = { ...removal, at: new Date(clock.now).toISOString() }
  expect(gone).toMatchObject({ state: 'removed', removal: left })
  for (const reader of [amy, coordinator])
    expect((await readThread(reader, onHub)).items).toMatchObject([
      { state: 'removed', text: '', by: null, removal: left },
    ])
  const letter = await nextMail(dataDir, 'amy@school.test')
  expect(letter.subject).toBe('Your comment was removed')
  for (const said of ['Cora Coordinator', why, 'Questioning', '/hubs/questioning#replies'])
    expect(letter.text).toContain(said)
  expect(letter.text).not.toContain('CANARY-words')
  expect(readOutbox(dataDir)).toHaveLength(1)
  const { kept, right } = await recount({ store })
  expect(kept).toEqual(right)
})

test('others read that a comment was removed, and neither whose, by whom nor why', async () => {
  const { app, amy, ben, cleo, fay, coordinator, person } = await buildDiscussion()
  const leader = await person({ roles: ['leadership'] })
  for (const where of [onHub, onPage]) {
    const root = await postReply(amy, where, 'First')
    const answer = await postReply(amy, where, { text: 'And more', parentId: root.id })
    await removeFor(coordinator, answer, why)
    await removeFor(coordinator, root, why)
    for (const other of [ben, cleo, fay, leader]) {
      const answers = await get(other, where)
      expect(answers.json().items).toMatchObject([
        { state: 'removed', by: null, removal: null, answers: [{ removal: null }] },
      ])
      for (const word of ['CANARY', 'Cora', 'Amy']) expect(answers.body).not.toContain(word)
    }
  }
  const world = (await app.inject({ url: '/api/v1/public/replies' })).body
  for (const word of ['CANARY', 'Cora', 'Amy']) expect(world).not.toContain(word)
})

test('in a meeting its facilitators remove, and a coordinator hears nothing of it', async () => {
  const { amy, ben, fay, coordinator, onMeeting } = await buildDiscussion()
  const reply = await postReply(amy, onMeeting, 'A')
  await removeFor(fay, reply, why)
  for (const reader of [amy, fay])
    expect((await readThread(reader, onMeeting)).items).toMatchObject([
      { removal: { by: { name: 'Fay Facilitator' }, reason: why } },
    ])
  expect((await get(ben, onMeeting)).body).not.toContain('CANARY')
  expect((await get(coordinator, onMeeting)).body).not.toContain('CANARY')
})

test('putting it back clears the reason; one’s own needs none, and leaves nothing behind', async () => {
  const dataDir = folder()
  const { amy, coordinator, store } = await buildDiscussion({ DATA_DIR: dataDir })
  const reply = await postReply(amy, onHub, 'A')
  const gone = (await removeFor(coordinator, reply, why)).json<Reply>()
  const back = (await removeReply(coordinator, gone, false)).json<Reply>()
  expect(back).toMatchObject({ state: 'shown', text: 'A', removal: null })
  expect(JSON.stringify(await store.read.db.select().from(store.read.t.reply))).not.toContain('CANARY')
  expect((await removeFor(amy, back)).json()).toMatchObject({ state: 'removed', removal: null })
  expect((await readThread(coordinator, onHub)).items).toEqual([])
  await nextMail(dataDir, 'amy@school.test')
  expect(readOutbox(dataDir)).toHaveLength(1)
})

test('a visitor’s comment is removed with a reason that coordinators see; no one is written to', async () => {
  const { coordinator, amy, app, schoolId, store } = await buildDiscussion()
  const { findPlace } = await import('./places.repo.ts')
  const place = await findPlace(store.read, schoolId, 'programme', 'current')
  const row = { schoolId, place: 'programme', placeId: place?.id ?? '', state: 'shown', at: 1 } as const
  const who = { id: 'visit', text: 'Hello', visitorName: 'Vera', visitorMail: 'vera@home.test' }
  await store.write(async ({ db, t }) => void (await db.insert(t.reply).values({ ...row, ...who })))
  const gone = await removeFor(coordinator, { id: 'visit', version: 1 } as Reply, why)
  expect(gone.json()).toMatchObject({ visitor: null, removal: { reason: why } })
  expect((await get(amy, onPage)).body).not.toContain('CANARY')
  expect((await app.inject({ url: '/api/v1/public/replies' })).body).not.toMatch(/CANARY|Vera/)
  expect(await store.read.db.select().from(store.read.t.mail)).toEqual([])
})
