import type { FollowedPage } from '@hubs/schema/discussion'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { nextMail, readOutbox } from '../../../test/outbox.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildDiscussion, get, readThread, onHub, onPage, postReply, send, removeReply } from './discussion.testkit.ts'

const followed = async (who: TestPerson): Promise<FollowedPage> => (await get(who, '/me/discussions')).json()
const follow = (who: TestPerson, where: string, following: boolean) =>
  send(who, 'PUT', `${where}/following`, { following })

test('anyone who is named gets one letter that says where, and not a word of what', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-data-'))
  const { amy, ben, cleo } = await buildDiscussion({ DATA_DIR: dataDir })
  const reply = await postReply(amy, onHub, { text: 'CANARY @Ben Brown, do you?', mentions: [ben.id, ben.id, amy.id] })
  expect(reply.mentions).toEqual([{ id: ben.id, name: 'Ben Brown' }])
  const letter = await nextMail(dataDir, 'ben@school.test')
  expect(letter.text).toContain('Amy Adams')
  expect(letter.text).toContain('/hubs/questioning#replies')
  expect(letter.text).not.toContain('CANARY')

  // Named again in the same reply is no news; somebody new is, and only to them.
  const again = { text: 'And @Cleo Clark?', mentions: [ben.id, cleo.id], expectedVersion: reply.version }
  expect((await send(amy, 'PATCH', `/replies/${reply.id}`, again)).statusCode).toBe(200)
  await nextMail(dataDir, 'cleo@school.test')
  const to = readOutbox(dataDir).map(each => each.to)
  expect(to.toSorted()).toEqual(['ben@school.test', 'cleo@school.test'])
})

test('exactly who was picked is told: code, quotations and longer names tell no one, and of one name the last picked', async () => {
  const { amy, ben, member } = await buildDiscussion()
  const [smith, other] = [
    await member('questioning', { name: 'Ann Smith', department: 'Art' }),
    await member('questioning', { name: 'Ann Smith', department: 'Drama' }),
  ]
  const ids = async (text: string, ...mentions: string[]) =>
    (await postReply(amy, onHub, { text, mentions })).mentions.map(each => each.id)
  expect(await ids('@Ann Smithson', smith.id)).toEqual([])
  expect(await ids('`@Ann Smith`', smith.id)).toEqual([])
  expect(await ids('> @Ann Smith', smith.id)).toEqual([])
  expect(await ids('Thank you, @Ann Smith’s class', smith.id, ben.id)).toEqual([smith.id])
  expect(await ids('@Ann Smith', smith.id, other.id)).toEqual([other.id])
  expect(await ids('@Ann Smith', other.id, smith.id)).toEqual([smith.id])
  expect(await ids('@Ann Smith, @Ann Smith', other.id, smith.id)).toHaveLength(2)
  const offered = (await get(amy, `${onHub}/people?q=ann`)).json().items
  expect(offered.map((each: { apart: string }) => each.apart).toSorted()).toEqual(['Art', 'Drama'])
})

test('no one is named who could not read it, and no one outside the group is offered', async () => {
  const { amy, ben, cleo, coordinator, onMeeting } = await buildDiscussion()
  for (const other of [cleo, coordinator]) {
    const words = { text: 'CANARY', parentId: null, mentions: [ben.id, other.id] }
    const refused = await send(amy, 'POST', `${onMeeting}/replies`, words)
    expect(refused.json()).toMatchObject({
      status: 400,
      fields: { mentions: expect.stringContaining('can’t read this. Remove their name.') },
    })
  }
  expect((await readThread(amy, onMeeting)).total).toBe(0)
  const offered = async (where: string, q: string) =>
    (await get(amy, `${where}/people?q=${q}`)).json().items.map((each: { name: string }) => each.name)
  expect(await offered(onMeeting, 'Cleo')).toEqual([])
  expect(await offered(onMeeting, 'Ben')).toEqual(['Ben Brown'])
  expect(await offered(onHub, 'Cleo')).toEqual(['Cleo Clark'])
})

test('what is new is counted for anyone who follows, until they have seen it; one’s own never is', async () => {
  const { amy, ben, cleo, clock } = await buildDiscussion()
  expect((await follow(ben, onHub, true)).json()).toEqual({ following: true })
  clock.now += 1000
  const first = await postReply(amy, onHub, 'One')
  clock.now += 1000
  const second = await postReply(amy, onHub, { text: 'Two', parentId: first.id })
  expect(await followed(ben)).toMatchObject({ unread: 2, items: [{ place: 'hub', key: 'questioning', unread: 2 }] })
  const page = await readThread(ben, onHub)
  expect(page).toMatchObject({ following: true, unread: 2, items: [{ unread: true, answers: [{ unread: true }] }] })
  expect(await followed(amy)).toMatchObject({ unread: 0, items: [{ unread: 0 }] })
  expect(await followed(cleo)).toEqual({ items: [], next: null, unread: 0 })

  expect((await send(ben, 'PUT', `${onHub}/seen`, { upTo: first.at })).json()).toEqual({ unread: 1 })
  expect((await send(ben, 'PUT', `${onHub}/seen`, { upTo: second.at })).json()).toEqual({ unread: 0 })
  // A device that is behind takes nothing back.
  expect((await send(ben, 'PUT', `${onHub}/seen`, { upTo: first.at })).json()).toEqual({ unread: 0 })
  expect((await readThread(ben, onHub)).items).toMatchObject([{ unread: false, answers: [{ unread: false }] }])
  clock.now += 1000
  const third = await postReply(amy, onHub, 'Three')
  expect((await followed(ben)).unread).toBe(1)
  await removeReply(amy, third)
  expect((await followed(ben)).unread).toBe(0)
})

test('anyone who replies follows, and anyone who stops following is told of nothing there, however often they reply', async () => {
  const { amy, ben, clock } = await buildDiscussion()
  await postReply(ben, onPage, 'I begin')
  expect((await readThread(ben, onPage)).following).toBe(true)
  await follow(ben, onPage, false)
  clock.now += 1000
  await postReply(ben, onPage, 'And go on')
  clock.now += 1000
  await postReply(amy, onPage, 'So do I')
  expect((await readThread(ben, onPage)).following).toBe(false)
  expect(await followed(ben)).toEqual({ items: [], next: null, unread: 0 })
})
