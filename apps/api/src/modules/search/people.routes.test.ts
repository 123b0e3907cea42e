import type { SearchAnswer } from '@hubs/schema/search'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { get } from '../plans/plans.testkit.ts'
import { buildStaff } from '../staff/staff.testkit.ts'
import { indexNow, indexSome } from './index/search-index.service.ts'

const look = async (who: TestPerson, q: string): Promise<SearchAnswer> =>
  (await get(who, `/search?q=${encodeURIComponent(q)}&kind=person`)).json()
const namesIn = ({ groups }: SearchAnswer) => groups.flatMap(({ items }) => items.map(item => item.title.text))

async function build() {
  const built = await buildStaff()
  const reader = await built.member('questioning', { name: 'Rita Reader', department: 'Geography' })
  const found = await built.member('feedback', {
    name: 'Farah Quetzal',
    email: 'canaryquetzal@school.test',
    job: 'Teacher of music',
    department: 'Performing arts',
    roles: ['leadership'],
  })
  const left = await built.person({ name: 'Lou Quetzal', leftAt: built.clock.now })
  const governor = await built.person({ name: 'Gale Governor', staffKind: 'none', roles: ['leadership'] })
  // People of the tests come past the product: put in by hand.
  const ids = [reader, found, left, governor].map(({ id }) => id)
  await built.store.write(tx => indexSome(tx, 'person', ids, 1000))
  return { ...built, reader, found, governor }
}

test('any colleague finds one who works here, by name, job and department, with the hub they are in', async () => {
  const { reader, governor, administrator, found } = await build()
  for (const who of [reader, governor, administrator, found]) {
    for (const q of ['Farah Quetzal', 'quetzal', 'farha', 'Performing', 'music'])
      expect([q, namesIn(await look(who, q))]).toEqual([q, ['Farah Quetzal']])
  }
  const [group] = (await look(reader, 'farah')).groups
  expect(group?.items).toMatchObject([
    { kind: 'person', id: found.id, hub: { slug: 'feedback' }, snippet: { text: 'Teacher of music, Performing arts' } },
  ])
})

test('no one finds an address, a role, or someone who has left', async () => {
  const { reader, administrator } = await build()
  for (const who of [reader, administrator])
    for (const q of ['canaryquetzal', 'canaryquetzal@school.test', 'leadership', 'lou'])
      expect([q, namesIn(await look(who, q))]).toEqual([q, []])
  expect((await get(reader, '/search?q=farah')).body).not.toMatch(/canary|@school|leadership/i)
})

test('no one finds the people of another school', async () => {
  const { reader, store, found } = await build()
  await store.write(async ({ db, t }) => {
    const [school] = await db.select().from(t.school)
    if (!school) throw new Error('the base database has no school')
    await db.insert(t.school).values({ ...school, id: 'other-school', slug: 'other-school' })
    const [person] = await db.select().from(t.person)
    if (!person) throw new Error('nobody works here')
    const stranger = { ...person, id: 'stranger', schoolId: 'other-school', email: 'x@other.test', name: 'Una Axolotl' }
    await db.insert(t.person).values({ ...stranger, leftAt: null })
  })
  await store.write(tx => indexSome(tx, 'person', ['stranger'], 1000))
  expect(namesIn(await look(reader, 'axolotl'))).toEqual([])
  expect(namesIn(await look(found, 'Una'))).toEqual([])
})

test('a new name, and a new hub, are there at once', async () => {
  const { reader, found, administrator, patch, person } = await build()
  expect((await patch(administrator, found.id, { name: 'Farah Pangolin' })).statusCode).toBe(200)
  expect(namesIn(await look(reader, 'pangolin'))).toEqual(['Farah Pangolin'])
  expect(namesIn(await look(reader, 'quetzal'))).toEqual([])
  const coordinator = await person({ roles: ['coordinator'] })
  const payload = { hubSlug: 'e-learning' }
  await coordinator.inject({ method: 'PUT', url: `/api/v1/people/${found.id}/membership`, payload })
  expect((await look(reader, 'pangolin')).groups[0]?.items).toMatchObject([{ hub: { slug: 'e-learning' } }])
})

describe('the name of a hub', () => {
  const moved = async (built: Awaited<ReturnType<typeof build>>, id: string, hubSlug: string) => {
    const coordinator = await built.person({ roles: ['coordinator'] })
    const url = `/api/v1/people/${id}/membership`
    expect((await coordinator.inject({ method: 'PUT', url, payload: { hubSlug } })).statusCode).toBeLessThan(300)
  }

  test('finds the people in it, and with another word those of them who have it', async () => {
    const built = await build()
    const { reader } = built
    const second = await built.member('feedback', { name: 'Noor Ptarmigan', department: 'Geography' })
    await built.store.write(tx => indexNow(tx, 'person', [second.id]))
    expect(namesIn(await look(reader, 'feedback'))).toEqual(expect.arrayContaining(['Farah Quetzal', 'Noor Ptarmigan']))
    expect(namesIn(await look(reader, 'feedback music'))).toEqual(['Farah Quetzal'])
    expect(namesIn(await look(reader, 'geography feedback'))).toEqual(['Noor Ptarmigan'])
    expect(namesIn(await look(reader, 'feedback quetzal'))).toEqual(['Farah Quetzal'])
    // Who is in another one has some of the words only.
    expect(await look(reader, 'questioning music')).toMatchObject({ someWords: true })
    expect(namesIn(await look(reader, 'feedback'))).not.toContain('Rita Reader')
  })

  test('finds who has just chosen it, and no longer who has left it', async () => {
    const built = await build()
    const { reader, found } = built
    expect(await look(reader, 'questioning quetzal')).toMatchObject({ someWords: true })
    await moved(built, found.id, 'questioning')
    const after = await look(reader, 'questioning quetzal')
    expect([namesIn(after), after.someWords]).toEqual([['Farah Quetzal'], false])
    expect(namesIn(await look(reader, 'feedback'))).not.toContain('Farah Quetzal')
  })

  test('is forgiven a slip, and the pages of its people go on where they ended, each once', async () => {
    const built = await build()
    const { reader } = built
    const many: string[] = []
    for (let at = 0; at < 26; at += 1)
      many.push((await built.member('feedback', { name: `Person ${String.fromCodePoint(65 + at)}` })).id)
    await built.store.write(tx => indexNow(tx, 'person', many))
    expect(namesIn(await look(reader, 'fedback')).length).toBeGreaterThan(0)
    const seen: string[] = []
    let next: string | null | undefined = undefined
    do {
      const cursor: string = next ? `&cursor=${next}` : ''
      const answer: SearchAnswer = (await get(reader, `/search?q=feedback&kind=person${cursor}`)).json()
      seen.push(...answer.groups.flatMap(({ items }) => items.map(({ id }) => id)))
      next = answer.groups[0]?.next
    } while (next)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(many))
  })
})
