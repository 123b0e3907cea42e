import type { HeldReply } from '@hubs/schema/discussion'
import { expect, test } from 'vitest'
import { buildDiscussion, get, onPage, postReply, send } from '../discussion.testkit.ts'

type Built = Awaited<ReturnType<typeof buildDiscussion>>
const second = 1000

const mail = 'canary.visitor@home.test'
async function leave(built: Built, over: object = {}, waits = 10 * second) {
  const { app, clock } = built
  const { token } = (await app.inject('/api/v1/public/replies/form')).json()
  clock.now += waits
  const payload = { name: 'Vera Visitor', email: mail, text: 'Canary greetings', token, website: '', ...over }
  return app.inject({ method: 'POST', url: '/api/v1/public/replies', payload })
}
const waiting = async ({ coordinator }: Built) =>
  (await get(coordinator, '/moderation/replies')).json().items as HeldReply[]
const decide = (who: Built['coordinator'], { id, version }: HeldReply, state: string) =>
  send(who, 'PUT', `/moderation/replies/${id}`, { state, expectedVersion: version })
const shown = async ({ app }: Built) => (await app.inject('/api/v1/public/replies')).body

test('a visitor’s reply is nowhere until a coordinator accepts it; the address is never anywhere but there', async () => {
  const built = await buildDiscussion()
  const { app, amy, fay, ben, coordinator, person } = built
  expect((await leave(built)).statusCode).toBe(202)
  const admin = await person({ roles: ['administrator'] })
  const everywhere = async () => {
    const asked = ['/discussions/programme/current', '/me/discussions', '/search?q=canary']
    const texts = await Promise.all([amy, fay, ben, admin].flatMap(who => asked.map(path => get(who, path))))
    return [
      await shown(built),
      (await app.inject('/api/v1/public/programme')).body,
      ...texts.map(({ body }) => body),
    ].join()
  }
  expect(await everywhere()).not.toMatch(/canary/i)
  const [held] = await waiting(built)
  expect(held).toMatchObject({ name: 'Vera Visitor', email: mail, text: 'Canary greetings', state: 'held' })
  if (!held) throw new Error('nothing waits')
  expect((await decide(coordinator, held, 'shown')).statusCode).toBe(200)
  expect(await shown(built)).toContain('Canary greetings')
  expect(await everywhere()).not.toContain(mail)
})

test('what is refused is seen nowhere, and can be taken back', async () => {
  const built = await buildDiscussion()
  await leave(built)
  const [held] = await waiting(built)
  if (!held) throw new Error('nothing waits')
  const refused = (await decide(built.coordinator, held, 'refused')).json() as HeldReply
  expect(await shown(built)).not.toContain('Canary')
  expect((await decide(built.coordinator, refused, 'held')).statusCode).toBe(200)
  expect(await waiting(built)).toHaveLength(1)
})

test('two coordinators at once: one decides, the other is told what and by whom', async () => {
  const built = await buildDiscussion()
  const other = await built.person({ name: 'Otto Other', roles: ['coordinator'] })
  await leave(built)
  const [held] = await waiting(built)
  if (!held) throw new Error('nothing waits')
  const answers = await Promise.all([decide(built.coordinator, held, 'shown'), decide(other, held, 'refused')])
  expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
  const late = answers.find(answer => answer.statusCode === 409)?.json()
  const done = answers.find(answer => answer.statusCode === 200)?.json()
  expect(late.current).toMatchObject({ state: done.state, decidedBy: done.decidedBy })
})

test('a machine gets the same answer and leaves nothing: too quick, the hidden field filled, a token of its own', async () => {
  const built = await buildDiscussion()
  expect((await leave(built, {}, second)).statusCode).toBe(202)
  expect((await leave(built, { website: 'https://spam.test' })).statusCode).toBe(202)
  expect((await leave(built, { token: 'made.up' })).statusCode).toBe(202)
  expect(await waiting(built)).toEqual([])
})

test('a form brings one reply, and one that stood open for more than a day asks to be opened anew', async () => {
  const built = await buildDiscussion()
  const { token } = (await built.app.inject('/api/v1/public/replies/form')).json()
  for (const text of ['The first', 'The second']) expect((await leave(built, { token, text })).statusCode).toBe(202)
  expect((await waiting(built)).map(({ text }) => text)).toEqual(['The first'])
  const old = await leave(built, {}, 25 * 60 * 60 * second)
  expect(old.json().detail).toBe('This page has been open for more than a day. Reload it, then send your comment.')
  const { db, t } = built.store.read
  expect((await db.select().from(t.reply)).map(({ text }) => text)).toEqual(['The first'])
})

test('from one address so many in an hour, then a sentence', async () => {
  const built = await buildDiscussion()
  for (let n = 0; n < 5; n++) expect((await leave(built)).statusCode).toBe(202)
  const more = await leave(built)
  expect(more.statusCode).toBe(429)
  expect(more.json().detail).toMatch(/\w/)
  expect(await waiting(built)).toHaveLength(5)
})

test('what is wrong is said at its field; ten million characters are refused in a sentence', async () => {
  const built = await buildDiscussion()
  const wrong = await leave(built, { name: ' ', email: 'nobody', text: '' })
  expect(wrong.statusCode).toBe(400)
  expect(Object.keys(wrong.json().fields).toSorted()).toEqual(['email', 'name', 'text'])
  const huge = await leave(built, { text: 'x'.repeat(10_000_000) })
  expect(huge.statusCode).toBe(413)
  expect(huge.json().detail).toMatch(/\w/)
})

test('a colleague’s words on the public page stand there under their name', async () => {
  const built = await buildDiscussion()
  await postReply(built.amy, onPage, 'Come and see us.')
  expect((await built.app.inject('/api/v1/public/replies')).json().items).toMatchObject([
    { name: 'Amy Adams', colleague: true, text: 'Come and see us.' },
  ])
})
