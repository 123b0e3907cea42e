import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { nextMail, readOutbox } from '../../../test/outbox.ts'
import { buildTestApp } from '../../../test/test-app.ts'

/** A school day of the first programme, after the tests' own day. */
const visit = {
  date: '2026-11-10',
  startsAt: '10:15',
  minutes: 15,
  place: 'B12',
  setting: '9Sc2',
  focus: 'How long I wait after a question.',
  evidenceAsked: 'Take the time with a stopwatch.',
  tool: 'timings',
  coverNeeded: false,
}
const canary = 'Nine seconds after the question about magnets'

async function twoColleagues() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-data-'))
  const school = await buildTestApp({ DATA_DIR: dataDir })
  const sam = await school.member('questioning', { name: 'Sam Patel', email: 'sam@school.test' })
  const jo = await school.member('questioning', { name: 'Jo Hart', email: 'jo@school.test' })
  const { programmeId } = await school.groupOf('questioning')
  const inset = { id: 'inset', programmeId, day: '2026-11-27', kind: 'inset' as const, name: 'INSET day' }
  await school.store.write(({ db, t }) => db.insert(t.dayOff).values(inset))
  const book = (over: object = {}) =>
    sam.inject({ method: 'POST', url: '/api/v1/observations', payload: { ...visit, observerId: jo.id, ...over } })
  return { ...school, sam, jo, book, dataDir }
}

const patch = (id: string, payload: object) =>
  ({ method: 'PATCH', url: `/api/v1/observations/${id}`, payload }) as const
const notes = (id: string, text: string, expectedVersion: number) =>
  ({ method: 'PUT', url: `/api/v1/observations/${id}/notes`, payload: { notes: text, expectedVersion } }) as const
const handOver = (id: string, expectedVersion: number) =>
  ({ method: 'POST', url: `/api/v1/observations/${id}/hand-over`, payload: { expectedVersion } }) as const

describe('booking', () => {
  test('both find it with its date, and the observer gets a letter that says nothing of what it is about', async () => {
    const { sam, jo, book, dataDir } = await twoColleagues()
    const booked = (await book()).json()
    expect(booked).toMatchObject({ mine: 'observed', status: 'booked', observer: { name: 'Jo Hart' }, notes: null })
    const [theirs] = (await jo.inject({ url: '/api/v1/me/observations' })).json().items
    expect(theirs).toMatchObject({ id: booked.id, mine: 'observer', focus: visit.focus, notes: '', conclusion: null })
    expect((await sam.inject({ url: '/api/v1/me/observations' })).json().items).toHaveLength(1)
    const letter = await nextMail(dataDir, 'jo@school.test')
    expect(letter.text).toContain('Tuesday 10 November, 10:15')
    expect(letter.text).not.toContain(visit.focus)
    expect(readOutbox(dataDir)).toHaveLength(1)
  })

  test('pressed twice, it is one', async () => {
    const { sam, jo } = await twoColleagues()
    const send = () =>
      sam.inject({
        method: 'POST',
        url: '/api/v1/observations',
        headers: { 'idempotency-key': 'visit-0001' },
        payload: { ...visit, observerId: jo.id },
      })
    const [first, second] = await Promise.all([send(), send()])
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(first.json().id).toBe(second.json().id)
    expect((await jo.inject({ url: '/api/v1/me/observations' })).json().items).toHaveLength(1)
  })

  test.each([
    ['a day off', { date: '2026-11-27' }, 'date'],
    ['a Saturday', { date: '2026-11-14' }, 'date'],
    ['the holidays', { date: '2026-12-28' }, 'date'],
    ['a day that is over', { date: '2026-09-02' }, 'date'],
    ['no focus', { focus: ' ' }, 'focus'],
    ['no evidence', { evidenceAsked: '' }, 'evidenceAsked'],
    ['two minutes', { minutes: 2 }, 'minutes'],
    ['a stranger', { observerId: 'nobody' }, 'observerId'],
  ])('%s is refused at its field', async (_, over, field) => {
    const answer = (await (await twoColleagues()).book(over)).json()
    expect(answer).toMatchObject({ status: 400, code: 'invalid' })
    expect(Object.keys(answer.fields)).toEqual([field])
  })

  test('no one visits themselves, or is in two places at once', async () => {
    const { sam, book, member } = await twoColleagues()
    expect((await book({ observerId: sam.id })).json().fields).toHaveProperty('observerId')
    expect((await book()).statusCode).toBe(201)
    const kim = await member('questioning')
    expect((await book({ observerId: kim.id, startsAt: '10:20' })).json().fields.startsAt).toBe(
      'You have another observation then, at 10:15. Choose another time.',
    )
    expect((await book({ observerId: kim.id, startsAt: '10:30' })).statusCode).toBe(201)
  })

  test('a hub that doesn’t use observations says so', async () => {
    const { person, book } = await twoColleagues()
    const coordinator = await person({ roles: ['coordinator'] })
    const hub = {
      method: 'PATCH',
      url: '/api/v1/hubs/questioning',
      payload: { observation: false, expectedVersion: 1 },
    } as const
    expect((await coordinator.inject(hub)).json().observation).toBe(false)
    expect((await book()).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('doesn’t use observations'),
    })
  })
})

describe('it runs to the agenda of the observed', () => {
  test('the observer moves it and says no, but does not touch the focus', async () => {
    const { sam, jo, book } = await twoColleagues()
    const { id } = (await book()).json()
    expect((await jo.inject(patch(id, { focus: 'Behaviour', expectedVersion: 1 }))).json()).toMatchObject({
      status: 403,
      fields: { focus: 'Only your colleague can change this.' },
    })
    expect((await jo.inject(patch(id, { startsAt: '11:00', expectedVersion: 1 }))).json()).toMatchObject({
      startsAt: '11:00',
      startsAtInstant: '2026-11-10T11:00:00.000Z',
    })
    await jo.inject(patch(id, { place: 'B14', expectedVersion: 2 }))
    await jo.inject(patch(id, { place: 'B14', expectedVersion: 3 }))
    const told = (await sam.inject({ url: '/api/v1/me/notices' })).json().items
    expect(told.map((each: { title: string }) => each.title).toSorted()).toEqual([
      'Observation moved to Tue 10 Nov, 11:00',
      'Observation on Tue 10 Nov is now in B14',
    ])
    expect((await jo.inject(patch(id, { off: true, expectedVersion: 3 }))).json().status).toBe('declined')
    expect((await jo.inject(notes(id, 'late', 4))).json().status).toBe(409)
  })

  test('who was quicker is shown, and nothing is written over', async () => {
    const { sam, jo, book } = await twoColleagues()
    const { id } = (await book()).json()
    await jo.inject(patch(id, { place: 'B14', expectedVersion: 1 }))
    const late = (await sam.inject(patch(id, { place: 'C1', expectedVersion: 1 }))).json()
    expect(late).toMatchObject({ status: 409, code: 'stale', current: { place: 'B14', version: 2 } })
  })
})

describe('the notes', () => {
  test('are the observer’s until they are handed over, and the observed person’s alone from then on', async () => {
    const { sam, jo, book, dataDir } = await twoColleagues()
    const { id } = (await book()).json()
    expect((await sam.inject(notes(id, 'mine', 1))).statusCode).toBe(403)
    expect((await jo.inject(notes(id, canary, 1))).json().notes).toBe(canary)
    expect((await sam.inject({ url: `/api/v1/observations/${id}` })).body).not.toContain(canary)

    expect((await jo.inject(handOver(id, 2))).json()).toMatchObject({ status: 'handed-over', notes: null })
    expect((await jo.inject(handOver(id, 2))).json().status).toBe('handed-over')
    expect((await jo.inject({ url: `/api/v1/observations/${id}` })).body).not.toContain(canary)
    expect((await jo.inject({ url: '/api/v1/me/observations?which=past' })).body).not.toContain(canary)
    expect((await sam.inject({ url: `/api/v1/observations/${id}` })).json().notes).toBe(canary)
    expect((await jo.inject(notes(id, 'once more', 3))).statusCode).toBe(409)
    expect((await nextMail(dataDir, 'sam@school.test')).text).not.toContain(canary)
    expect(readOutbox(dataDir).some(mail => mail.text.includes(canary))).toBe(false)
  })

  test('a conclusion is shared only by its owner, and the notes never', async () => {
    const { sam, jo, book, member, groupOf } = await twoColleagues()
    const { id } = (await book()).json()
    await jo.inject(notes(id, canary, 1))
    await jo.inject(handOver(id, 2))
    const kim = await member('questioning')
    const { groupId } = await groupOf('questioning')
    const url = `/api/v1/groups/${groupId}/observations`
    expect((await kim.inject({ url })).json().items).toEqual([])
    await sam.inject(
      patch(id, { conclusion: 'I wait longer than I thought.', thanks: 'Thank you!', expectedVersion: 3 }),
    )
    expect((await jo.inject({ url: `/api/v1/observations/${id}` })).json()).toMatchObject({
      thanks: 'Thank you!',
      conclusion: null,
    })
    await sam.inject(patch(id, { shared: true, expectedVersion: 4 }))
    const shared = await kim.inject({ url })
    expect(shared.json().items).toMatchObject([
      { conclusion: 'I wait longer than I thought.', observed: { name: 'Sam Patel' } },
    ])
    expect(shared.body).not.toContain(canary)
    expect(shared.body).not.toContain('Jo Hart')
  })
})

test('to everyone else a visit is not there, whatever their role', async () => {
  const { book, jo, member, facilitator, person } = await twoColleagues()
  const { id } = (await book({ focus: canary })).json()
  await jo.inject(notes(id, canary, 1))
  const others = [
    await member('questioning'),
    await facilitator('questioning'),
    await person({ roles: ['coordinator', 'administrator', 'leadership'] }),
  ]
  for (const other of others) {
    for (const request of [
      { url: `/api/v1/observations/${id}` },
      patch(id, { off: true, expectedVersion: 1 }),
      handOver(id, 1),
    ])
      expect((await other.inject(request)).statusCode).toBe(404)
    for (const url of ['/api/v1/me/observations', '/api/v1/cover-requests', '/api/v1/reports/participation'])
      expect((await other.inject({ url })).body).not.toContain(canary)
  }
})

describe('cover', () => {
  test('a coordinator learns when and whose, and nothing more; the observer hears of it', async () => {
    const { book, jo, sam, person, store } = await twoColleagues()
    const coordinator = await person({ roles: ['coordinator'] })
    const { id } = (await book({ coverNeeded: true })).json()
    const told = (await coordinator.inject({ url: '/api/v1/me/notices' })).json().items
    expect(told).toMatchObject([
      { kind: 'cover-request', path: '/cover', title: expect.stringContaining('needs cover') },
    ])
    const listed = await coordinator.inject({ url: '/api/v1/cover-requests' })
    expect(listed.json().items).toEqual([
      {
        id,
        person: { id: jo.id, name: 'Jo Hart' },
        date: visit.date,
        startsAt: '10:15',
        minutes: 15,
        cover: 'asked',
        version: 1,
      },
    ])
    const answer = (cover: string, expectedVersion: number) =>
      coordinator.inject({ method: 'PUT', url: `/api/v1/cover-requests/${id}`, payload: { cover, expectedVersion } })
    expect((await answer('arranged', 1)).json().cover).toBe('arranged')
    expect((await answer('not-possible', 1)).json()).toMatchObject({ code: 'stale', current: { cover: 'arranged' } })
    const { t, db } = store.read
    const letters = await db.select().from(t.mail)
    expect(letters.map(mail => mail.subject)).toContain('Cover arranged: Tue 10 Nov')
    expect((await sam.inject(patch(id, { startsAt: '14:00', expectedVersion: 2 }))).json().cover).toBe('asked')
  })
})
