import { strategyDetail, strategyPage } from '@hubs/schema/library/strategies'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import { aStrategy } from './strategies.testkit.ts'

const base = '/api/v1/strategies'

async function build() {
  const test = await buildTestApp()
  const people = {
    lead: await test.facilitator('questioning', { name: 'Fay Facilitator' }),
    otherLead: await test.facilitator('feedback', { name: 'Olu Other' }),
    amy: await test.member('questioning', { name: 'Amy Adams' }),
    ben: await test.member('feedback', { name: 'Ben Brown' }),
    coordinator: await test.person({ name: 'Cor Dinator', roles: ['coordinator'] }),
  }
  return { ...test, ...people }
}

const list = async (who: TestPerson, query = '') =>
  strategyPage.parse((await who.inject({ url: `${base}?limit=200${query}` })).json())
const codes = async (who: TestPerson, query = '') => (await list(who, query)).items.map(({ code }) => code)
const see = async (who: TestPerson, code: string) =>
  strategyDetail.parse((await who.inject({ url: `${base}/${code}` })).json())
const propose = (who: TestPerson, over: object = {}, headers = {}) =>
  who.inject({ method: 'POST', url: base, payload: { ...aStrategy(), ...over }, headers })
const patch = (who: TestPerson, code: string, payload: object) =>
  who.inject({ method: 'PATCH', url: `${base}/${code}`, payload })
const move = (who: TestPerson, code: string, to: string, expectedVersion: number, why = 'We have seen it work.') =>
  who.inject({ method: 'PUT', url: `${base}/${code}/stage`, payload: { to, why, expectedVersion } })

describe('browsing the library', () => {
  test('a page at a time, nothing twice and nothing left out', async () => {
    const { amy } = await build()
    const got: string[] = []
    for (let cursor = '', more = true; more;) {
      const page = strategyPage.parse((await amy.inject({ url: `${base}?limit=7${cursor}` })).json())
      expect(page.items.length).toBeLessThanOrEqual(7)
      got.push(...page.items.map(({ code }) => code))
      more = page.next !== null
      cursor = `&cursor=${page.next}`
    }
    expect(got).toHaveLength(50)
    expect(got).toEqual(await codes(amy))
  })

  test('words find it by all that is said of it and by its hub, as far as they are typed, in any form and with a slip', async () => {
    const { amy } = await build()
    expect(await codes(amy, '&q=wait%20ti')).toEqual(['QU2'])
    expect(await codes(amy, '&q=qu2')).toEqual(['QU2'])
    expect(await codes(amy, '&q=Hinge%20questions')).toEqual(['QU1'])
    expect(await codes(amy, '&q=wait&hub=feedback')).not.toContain('QU2')
    expect(await codes(amy, '&q=xylophonist')).toEqual([])
    // What it looks like, what to do tomorrow, its hub, and what was meant where nothing is written so.
    expect(await codes(amy, '&q=no%20hands%20up')).toEqual(['QU3'])
    expect(await codes(amy, '&q=scan%20row%20by%20row')).toEqual(['QU4'])
    expect(await codes(amy, '&q=vocabulery')).toEqual(['AL1'])
    expect(await codes(amy, '&q=academic%20langauge')).toHaveLength(10)
    expect(await codes(amy, '&q=%25_')).toEqual(await codes(amy))
  })

  test('each hub’s stand together, also those proposed later', async () => {
    const { amy } = await build()
    const made = await propose(amy, {}, { 'idempotency-key': 'one-more-of-the-hub' })
    const { code, hubSlug } = strategyDetail.parse(made.json())
    const hubs = (await list(amy)).items.map(each => each.hubSlug)
    expect(hubs.filter((slug, index) => slug !== hubs[index - 1])).toEqual([...new Set(hubs)])
    expect((await list(amy)).items.filter(each => each.hubSlug === hubSlug).at(-1)?.code).toBe(code)
  })

  test('filters narrow it together', async () => {
    const { amy } = await build()
    const all = (await list(amy)).items
    const feedback = all.filter(({ hubSlug }) => hubSlug === 'feedback')
    expect(await codes(amy, '&hub=feedback')).toEqual(feedback.map(({ code }) => code))
    const forStaff = all.filter(({ audiences }) => audiences.includes('staff'))
    expect(await codes(amy, '&audience=staff')).toEqual(forStaff.map(({ code }) => code))
    const narrow = feedback.filter(each => each.strength === 'theory-and-craft' && each.audiences.includes('staff'))
    expect(await codes(amy, '&hub=feedback&audience=staff&strength=theory-and-craft')).toEqual(
      narrow.map(({ code }) => code),
    )
    expect(narrow.map(({ code }) => code)).toEqual(['FC1', 'FC10'])
    expect(await codes(amy, '&hub=feedback&stage=embedded')).toEqual([])
    expect(await codes(amy, '&hub=outdoor-learning')).toEqual([])
  })

  test('a retired one is not among them until it is asked for; its page stays', async () => {
    const { amy, lead } = await build()
    expect((await move(lead, 'QU8', 'retired', 1, 'Nobody has used it for a year.')).statusCode).toBe(200)
    expect(await codes(amy)).not.toContain('QU8')
    expect(await codes(amy, '&hub=questioning')).toHaveLength(9)
    expect(await codes(amy, '&stage=retired')).toEqual(['QU8'])
    expect(await see(amy, 'QU8')).toMatchObject({ stage: 'retired' })
    const techniques = (await amy.inject({ url: '/api/v1/techniques?hub=questioning' })).json().items
    expect(techniques.filter((each: { strategyCode: string }) => each.strategyCode === 'QU8')).toEqual([])
  })

  test('the figure is the strand’s, with its day and address; the names of sources come in the order of the data', async () => {
    const { amy } = await build()
    const { items } = await list(amy, '&hub=questioning')
    expect(items[0]?.strand).toEqual({ code: 'T-FEE', name: 'Feedback', months: 6 })
    expect(items[1]?.strand).toBeNull()
    const detail = await see(amy, 'QU1')
    expect(detail.strand).toMatchObject({ months: 6, cost: 'very low', evidence: 'extensive', asOf: '2026-08-27' })
    expect(detail.may).toEqual({ edit: false, decide: false })
  })

  test.each(['1', 'x.y', '1.', '.x', 'NaN.x', '9007199254740993.x'])('a cursor that is none: %s', async cursor => {
    const { amy } = await build()
    const answer = await amy.inject({ url: `${base}?cursor=${cursor}` })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid'])
  })

  test('what is not there is not found, in a sentence', async () => {
    const { amy } = await build()
    const answer = await amy.inject({ url: `${base}/QU99` })
    expect([answer.statusCode, answer.json().detail]).toEqual([
      404,
      'This strategy doesn’t exist, or you don’t have access to it.',
    ])
  })
})

describe('proposing a strategy', () => {
  test('it stands in the library at once, as proposed, with who proposed it', async () => {
    const { amy, ben, store } = await build()
    const [reference] = await store.read.db.select({ id: store.read.t.reference.id }).from(store.read.t.reference)
    const referenceIds = [reference?.id ?? '', reference?.id ?? '']
    const answer = await propose(amy, { referenceIds, strandCode: 'T-FEE', strandNote: 'near' })
    expect(answer.statusCode).toBe(201)
    const made = strategyDetail.parse(answer.json())
    expect(made).toMatchObject({ code: 'S1', stage: 'proposed', proposedBy: { name: 'Amy Adams' } })
    expect(made).toMatchObject({ may: { edit: true, decide: false }, strand: { code: 'T-FEE' } })
    expect(made.references.map(({ id }) => id)).toEqual([reference?.id])
    expect(await codes(ben, '&hub=questioning')).toContain('S1')
    expect(await see(ben, 'S1')).toMatchObject({ name: 'The silent minute', may: { edit: false, decide: false } })
  })

  test('a repeat is the same one; ten at once get ten codes', async () => {
    const { amy } = await build()
    const headers = { 'idempotency-key': newId() }
    const twice = await Promise.all([1, 2].map(() => propose(amy, {}, headers)))
    expect(twice.map(answer => answer.json().code)).toEqual(['S1', 'S1'])
    const many = await Promise.all(Array.from({ length: 10 }, (_, n) => propose(amy, { name: `Number ${n}` })))
    expect(many.map(answer => answer.statusCode)).toEqual(Array(10).fill(201))
    const numbers = many.map(answer => Number(answer.json().code.slice(1))).toSorted((a, b) => a - b)
    expect(numbers).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('anyone who is in no hub is asked to choose one first', async () => {
    const { person } = await build()
    const answer = await propose(await person())
    expect([answer.statusCode, answer.json().detail]).toEqual([
      403,
      'Only hub members and coordinators can propose strategies. Choose a hub first.',
    ])
  })

  test.each([
    ['hubSlug', { hubSlug: 'outdoor-learning' }],
    ['strandCode', { strandCode: 'T-XXX' }],
    ['referenceIds', { referenceIds: ['nothing'] }],
    ['name', { name: ' ' }],
    ['techniques', { techniques: [] }],
    ['techniques.0', { techniques: [''] }],
    ['audiences', { audiences: [] }],
    ['strength', { strength: 'certain' }],
  ])('what is wrong is said at its field: %s', async (field, over) => {
    const { amy } = await build()
    const answer = await propose(amy, over)
    expect(answer.statusCode).toBe(400)
    expect(Object.keys(answer.json().fields)).toContain(field)
    expect(await codes(amy, '&hub=questioning')).toHaveLength(10)
  })
})

describe('changing a strategy', () => {
  test('who proposed it does, until the hub has decided', async () => {
    const { amy, lead } = await build()
    await propose(amy)
    const changed = await patch(amy, 'S1', { name: 'A silent minute', expectedVersion: 1 })
    expect(changed.json()).toMatchObject({ name: 'A silent minute', version: 2 })
    expect((await move(lead, 'S1', 'trialling', 2)).statusCode).toBe(200)
    const late = await patch(amy, 'S1', { name: 'Mine again', expectedVersion: 3 })
    expect([late.statusCode, (await see(amy, 'S1')).may.edit]).toEqual([403, false])
  })

  test('the library’s own by the leaders of its hub and by coordinators, and by no one else', async () => {
    const { amy, lead, otherLead, coordinator } = await build()
    for (const who of [amy, otherLead])
      expect((await patch(who, 'QU2', { name: 'Pause', expectedVersion: 1 })).statusCode).toBe(403)
    expect((await patch(lead, 'QU2', { name: 'Pause', expectedVersion: 1 })).statusCode).toBe(200)
    const answer = await patch(coordinator, 'QU2', { referenceIds: [], strandCode: null, expectedVersion: 2 })
    expect(answer.json()).toMatchObject({ name: 'Pause', references: [], strand: null, version: 3 })
  })

  test('a stale change loses nothing: it is told what stands now', async () => {
    const { lead, coordinator } = await build()
    await patch(lead, 'QU2', { name: 'Pause', expectedVersion: 1 })
    const answer = await patch(coordinator, 'QU2', { name: 'Wait', expectedVersion: 1 })
    expect(answer.json()).toMatchObject({ status: 409, code: 'stale', current: { name: 'Pause', version: 2 } })
  })
})

describe('the hub decides how far it has come', () => {
  test('each move stays, with who and why; any stage may follow any other', async () => {
    const { amy, lead, coordinator, clock } = await build()
    expect((await move(lead, 'QU2', 'embedded', 1, 'All of us do it.')).statusCode).toBe(200)
    clock.now += 3_600_000
    expect((await move(coordinator, 'QU2', 'proposed', 2, 'Moved by mistake.')).statusCode).toBe(200)
    const { stage, moves, may } = await see(amy, 'QU2')
    expect(stage).toBe('proposed')
    expect(may).toEqual({ edit: false, decide: false })
    expect(moves).toMatchObject([
      { from: 'proposed', to: 'embedded', by: { name: 'Fay Facilitator' }, why: 'All of us do it.' },
      { from: 'embedded', to: 'proposed', by: { name: 'Cor Dinator' }, why: 'Moved by mistake.' },
    ])
    expect(await codes(amy, '&stage=embedded')).toEqual([])
  })

  test('not by a member, who proposed it or not, nor by the leader of another hub', async () => {
    const { amy, otherLead } = await build()
    await propose(amy)
    for (const who of [amy, otherLead]) expect((await move(who, 'S1', 'trialling', 1)).statusCode).toBe(403)
  })

  test('two at once: one moves it, the other is told what stands now; a repeat too', async () => {
    const { lead, coordinator } = await build()
    const answers = await Promise.all([move(lead, 'QU2', 'trialling', 1), move(coordinator, 'QU2', 'retired', 1)])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    const refused = answers.find(answer => answer.statusCode === 409)
    const { stage, moves } = await see(lead, 'QU2')
    expect(refused?.json()).toMatchObject({ code: 'stale', current: { stage, version: 2 } })
    expect(moves).toHaveLength(1)
    const again = await move(lead, 'QU2', stage, 2)
    expect(again.json()).toMatchObject({ status: 409, code: 'conflict', current: { stage, version: 2 } })
    expect((await see(lead, 'QU2')).moves).toHaveLength(1)
  })

  test('a move without a reason is asked for one', async () => {
    const { lead } = await build()
    const answer = await move(lead, 'QU2', 'trialling', 1, '  ')
    expect(answer.json().fields).toEqual({ why: 'Enter a reason that colleagues will understand next year.' })
  })
})
