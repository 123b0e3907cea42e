import { reference, referencePage, type Reference } from '@hubs/schema/library/references'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'

const csl = { type: 'book', title: 'Talk in class', author: [{ family: 'Ng', given: 'A. B.' }] }
const url = '/api/v1/references'

async function build() {
  const built = await buildTestApp()
  const { db, t } = built.store.read
  const rows = await db.select().from(t.reference)
  const idOf = (key: string) => rows.find(row => row.key === key)?.id ?? ''
  const all = await built.person({ roles: ['coordinator'], name: 'Cora Coordinator' })
  const see = async (id: string, who: TestPerson = all) =>
    reference.parse((await who.inject({ url: `${url}/${id}` })).json())
  const add = (payload: object, who: TestPerson = all) => who.inject({ method: 'POST', url, payload })
  const change = (id: string, payload: object, who: TestPerson = all) =>
    who.inject({ method: 'PATCH', url: `${url}/${id}`, payload })
  const check = (id: string, payload: object, who: TestPerson = all) =>
    who.inject({ method: 'PUT', url: `${url}/${id}/check`, payload })
  return { ...built, all, idOf, see, add, change, check }
}

const plain = ({ text }: Pick<Reference, 'text'>) => text.map(run => run.text).join('')

describe('the list of references', () => {
  test('goes on from page to page, each in the school’s style, each with whether it is checked', async () => {
    const { all } = await build()
    const found: string[] = []
    let cursor: string | null = ''
    let texts = ''
    while (cursor !== null) {
      const answer = await all.inject({ url: `${url}?limit=50${cursor && `&cursor=${cursor}`}` })
      const list = referencePage.parse(answer.json())
      expect(list).toMatchObject({ total: 124, unchecked: 24 })
      found.push(...list.items.map(({ key, checked }) => `${key} ${checked ? 'checked' : 'not'}`))
      texts += list.items.map(plain).join('\n')
      cursor = list.next
    }
    expect(new Set(found).size).toBe(124)
    expect(found.filter(each => each.endsWith('not'))).toHaveLength(24)
    expect(texts).toContain('Rowe, M. B. (1986). Wait time:')
  })

  test('finds by title and by name, and those that no one has checked', async () => {
    const { all } = await build()
    const of = async (query: string) => referencePage.parse((await all.inject({ url: `${url}?${query}` })).json()).items
    expect((await of('q=WAIT')).map(each => each.key).toSorted()).toEqual(['rowe-1986', 'tobin-1987'])
    expect((await of('q=crouch')).map(each => each.key)).toEqual(['crouch-mazur-2001'])
    expect(await of('q=%25')).not.toHaveLength(50)
    expect((await of('checked=no&limit=200')).every(each => each.checked === null)).toBe(true)
    expect(await of('checked=no&limit=200')).toHaveLength(24)
  })
})

describe('a reference', () => {
  test('says where it is used, and is not taken away from there', async () => {
    const { all, idOf, see } = await build()
    const rowe = await see(idOf('rowe-1986'))
    expect(rowe.usedIn.strategies.map(each => each.code)).toContain('QU2')
    expect(rowe.usedIn.reading).toEqual([{ hubSlug: 'questioning', name: 'Questioning' }])
    expect(rowe.may).toEqual({ edit: true, check: true, remove: false })
    const answer = await all.inject({ method: 'DELETE', url: `${url}/${rowe.id}?expectedVersion=${rowe.version}` })
    expect(answer.json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  test('is added by anyone, unchecked, once for each key, and taken away by the one who added it', async () => {
    const { member, person, add } = await build()
    const [amy, ben] = [await member('feedback', { name: 'Amy' }), await person()]
    const headers = { 'idempotency-key': 'the-same-one' }
    const ask = () => amy.inject({ method: 'POST', url, payload: { csl, note: 'Read it.' }, headers })
    const made = reference.parse((await ask()).json())
    expect((await ask()).json().id).toBe(made.id)
    expect(made).toMatchObject({ key: 'ng', checked: null, addedBy: { name: 'Amy' }, note: 'Read it.' })
    expect(plain(made)).toBe('Ng, A. B. (n.d.). Talk in class.')
    expect((await add({ csl, note: '' }, ben)).json().key).toBe('ngb')
    const away = (who: TestPerson) => who.inject({ method: 'DELETE', url: `${url}/${made.id}?expectedVersion=1` })
    expect((await away(ben)).statusCode).toBe(403)
    expect((await away(amy)).statusCode).toBe(204)
    expect((await ben.inject({ url: `${url}/${made.id}` })).statusCode).toBe(404)
  })

  test('with a DOI that is none is refused at its field; with one that is there already, names the other', async () => {
    const { add, change, idOf } = await build()
    const none = await add({ csl: { ...csl, DOI: 'see the journal' }, note: '' })
    expect(none.json()).toMatchObject({
      status: 400,
      fields: { 'csl.DOI': expect.stringContaining('This isn’t a DOI.') },
    })
    const DOI = 'https://doi.org/10.1177/002248718603700110.'
    const double = await add({ csl: { ...csl, DOI }, note: '' })
    expect(double.json()).toMatchObject({
      status: 409,
      code: 'conflict',
      fields: { 'csl.DOI': expect.stringContaining('“Wait time: Slowing down') },
      current: { id: idOf('rowe-1986') },
    })
    const moved = await change(idOf('tobin-1987'), { csl: { ...csl, DOI }, expectedVersion: 1 })
    expect(moved.json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  test('loses its mark with another fact, keeps it with another note, and gets it with who, when and how', async () => {
    const { idOf, see, change, check, clock } = await build()
    const id = idOf('rowe-1986')
    const before = await see(id)
    expect(before.checked).toMatchObject({ by: null, how: expect.any(String) })
    const noted = reference.parse((await change(id, { note: 'Good.', expectedVersion: 1 })).json())
    expect(noted.checked).toEqual(before.checked)
    const put = { csl: { ...before.csl, page: '43-51' }, expectedVersion: 2 }
    const changed = reference.parse((await change(id, put)).json())
    expect(changed.checked).toBeNull()
    expect(plain(changed)).toContain('43–51')
    expect((await change(id, put)).json()).toMatchObject({ status: 409, code: 'stale', current: { version: 3 } })
    expect((await check(id, { checked: true, how: '', expectedVersion: 3 })).json().fields).toHaveProperty('how')
    const how = 'first page of the article'
    const checked = reference.parse((await check(id, { checked: true, how, expectedVersion: 3 })).json())
    const at = new Date(clock.now).toISOString()
    expect(checked.checked).toEqual({ by: expect.objectContaining({ name: 'Cora Coordinator' }), at, how })
    expect((await check(id, { checked: false, how: '', expectedVersion: 4 })).json().checked).toBeNull()
  })
})

describe('the school’s style', () => {
  test('is APA until a coordinator picks another; then citations are written so everywhere', async () => {
    const { all, person, idOf, see } = await build()
    const colleague = await person()
    const style = '/api/v1/citation-style'
    const seen = (await colleague.inject({ url: style })).json()
    expect(seen).toMatchObject({ style: 'apa', version: 1 })
    expect(seen.styles).toHaveLength(3)
    const payload = { style: 'vancouver', expectedVersion: 1 }
    expect((await all.inject({ method: 'PUT', url: style, payload })).json()).toMatchObject({ style: 'vancouver' })
    expect((await all.inject({ method: 'PUT', url: style, payload })).json()).toMatchObject({ code: 'stale' })
    expect(plain(await see(idOf('rowe-1986'), colleague))).toMatch(/^Rowe MB\. Wait time/)
    const { references } = (await colleague.inject({ url: '/api/v1/strategies/QU2' })).json()
    expect(references.map(plain).join('\n')).toContain('Rowe MB. Wait time')
  })
})

describe('further reading', () => {
  test('of the programme is a list of references that a coordinator sets, and the public page shows in its order', async () => {
    const { all, member, idOf } = await build()
    const reading = '/api/v1/programmes/current/reading'
    const publicly = async () => (await all.inject({ url: '/api/v1/public/programme' })).json()
    const { programme, hubs } = await publicly()
    expect(programme.reading.map((each: { title: string }) => each.title)).toEqual([
      'Visiting the Belmont Learning Hubs',
      expect.stringContaining('teacher learning communities'),
      expect.any(String),
      expect.stringContaining('An ethic of excellence'),
    ])
    expect(programme.reading[0]).toMatchObject({ by: 'Barry Dunn', url: 'https://ikonoklaste.wordpress.com/' })
    expect(hubs.map((hub: { reading: unknown[] }) => hub.reading.length)).toEqual([3, 3, 3, 3, 3])
    const seen = (await all.inject({ url: reading })).json().items.map((each: { id: string }) => each.id)
    const referenceIds = [idOf('tobin-1987'), seen[0]]
    const set = (who: TestPerson, payload: object) => who.inject({ method: 'PUT', url: reading, payload })
    expect((await set(await member('feedback'), { referenceIds, seen })).statusCode).toBe(403)
    expect((await set(all, { referenceIds: [...referenceIds, 'nobody-s'], seen })).json().fields).toHaveProperty(
      'referenceIds',
    )
    expect((await set(all, { referenceIds, seen })).json().items).toHaveLength(2)
    expect((await set(all, { referenceIds, seen })).json()).toMatchObject({ status: 409, code: 'stale' })
    const after = (await publicly()).programme.reading
    expect(after).toHaveLength(2)
    expect(after[0]).toEqual({
      title: 'The role of wait time in higher cognitive level learning',
      by: 'Kenneth Tobin, 1987',
      url: expect.stringMatching(/^https:\/\/doi\.org\//),
    })
  })

  test('of a hub is set by those who lead it, and by no one who leads another', async () => {
    const { facilitator, idOf } = await build()
    const [own, other] = [await facilitator('questioning'), await facilitator('feedback')]
    const reading = '/api/v1/hubs/questioning/reading'
    const { items, mayEdit } = (await own.inject({ url: reading })).json()
    expect(mayEdit).toBe(true)
    expect((await other.inject({ url: reading })).json().mayEdit).toBe(false)
    const payload = { referenceIds: [idOf('tobin-1987')], seen: items.map((each: { id: string }) => each.id) }
    expect((await other.inject({ method: 'PUT', url: reading, payload })).statusCode).toBe(403)
    expect((await own.inject({ method: 'PUT', url: reading, payload })).json().items).toHaveLength(1)
  })
})

test('a month that is none is said at its field, in a sentence, and the source stays as it was', async () => {
  const { person } = await buildTestApp()
  const coordinator = await person({ roles: ['coordinator'] })
  const csl = (issued: unknown[]) => ({ type: 'book', title: 'A book', issued: { 'date-parts': [issued] } })
  const post = (payload: object) => coordinator.inject({ method: 'POST', url: '/api/v1/references', payload })
  for (const issued of [
    [2020, 13],
    [2020, 0],
    [2020, 13, 1],
    [2020, 1.5],
    [2020, 'May'],
  ]) {
    const answer = await post({ csl: csl(issued), note: '' })
    const { status, fields } = answer.json<{ status: number; fields: Record<string, string> }>()
    expect([issued, status]).toEqual([issued, 400])
    expect(Object.entries(fields)).toEqual([
      [expect.stringMatching(/^csl\.issued/), expect.stringContaining('month from 1 to 12')],
    ])
  }
  const made = (await post({ csl: csl([2020, 12]), note: '' })).json()
  const change = { csl: csl([2020, 13]), expectedVersion: made.version }
  const url = `/api/v1/references/${made.id}`
  expect((await coordinator.inject({ method: 'PATCH', url, payload: change })).statusCode).toBe(400)
  expect((await coordinator.inject({ url })).json()).toMatchObject({ csl: csl([2020, 12]), version: made.version })
})
