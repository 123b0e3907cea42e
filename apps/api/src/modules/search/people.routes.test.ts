import type { SearchAnswer } from '@hubs/schema/search'
import { expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { get } from '../plans/plans.testkit.ts'
import { buildStaff } from '../staff/staff.testkit.ts'
import { indexSome } from './search-index.ts'

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

test('nobody finds an address, a role, or somebody who has left', async () => {
  const { reader, administrator } = await build()
  for (const who of [reader, administrator])
    for (const q of ['canaryquetzal', 'canaryquetzal@school.test', 'leadership', 'lou'])
      expect([q, namesIn(await look(who, q))]).toEqual([q, []])
  expect((await get(reader, '/search?q=farah')).body).not.toMatch(/canary|@school|leadership/i)
})

test('nobody finds the people of another school', async () => {
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
