import type { SearchAnswer, SearchKind } from '@hubs/schema/search'
import { expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { postReply, send } from '../discussion/discussion.testkit.ts'
import { aPlan, buildPlans, get, outsidersOf, put, putIn } from '../plans/plans.testkit.ts'
import { fillSearch, indexNow, indexSome } from './index/search-index.service.ts'

const look = async (who: TestPerson, q: string): Promise<SearchAnswer> =>
  (await get(who, `/search?q=${encodeURIComponent(q)}`)).json()
const kindsOf = ({ groups }: SearchAnswer): SearchKind[] => groups.map(({ kind }) => kind)

/** A word that nobody else uses, in Amy’s plan, in her group’s discussion and in one that all colleagues read. */
async function buildCage() {
  const built = await buildPlans()
  const { amy, first, store } = built
  await fillSearch(store)
  await putIn(amy, aPlan(first.id, { technique: 'Try the planquetzal', visibility: 'school' }))
  await postReply(amy, `/discussions/meeting/${first.id}`, 'The groupquetzal stays between us.')
  await postReply(amy, '/discussions/hub/questioning', 'Has anybody read the openquetzal?')
  return built
}

test('each finds what is theirs to see, and no one else finds it, slips and beginnings of words included', async () => {
  const built = await buildCage()
  const { amy, ben, facilitator } = built
  const others = await outsidersOf(built)
  expect(kindsOf(await look(amy, 'planquetzal'))).toEqual(['plan'])
  for (const q of ['groupquetzal', 'groupquetzla', 'groupquet']) {
    for (const who of [amy, ben, facilitator]) expect(kindsOf(await look(who, q))).toEqual(['reply'])
    for (const who of Object.values(others))
      expect(await look(who, q)).toEqual({ groups: [], corrected: [], someWords: false })
  }
  for (const q of ['planquetzal', 'planquetzla', 'planquet'])
    for (const who of [ben, facilitator, ...Object.values(others)])
      expect(await look(who, q)).toEqual({ groups: [], corrected: [], someWords: false })
  for (const who of [amy, ben, facilitator, ...Object.values(others)])
    expect(kindsOf(await look(who, 'openquetzal'))).toEqual(['reply'])
})

test('of minutes a group finds what is shown to it, and a plan is its owner’s to find however widely it is shared', async () => {
  const built = await buildPlans()
  const { amy, ben, facilitator, first, store, setStatus } = built
  await fillSearch(store)
  await setStatus(first.id, 'ended')
  const write = (learned: string, show: boolean, expectedVersion: number) =>
    put(facilitator, `/meetings/${first.id}/minutes`, { learned, questions: '', show, expectedVersion })
  expect((await write('The minutequetzal waits.', true, 0)).statusCode).toBe(200)
  expect((await write('The draftquetzal comes.', false, 1)).statusCode).toBe(200)
  const visibilities = ['me', 'group', 'school'] as const
  for (const visibility of visibilities)
    await putIn(amy, aPlan(first.id, { visibility, technique: `Try the ${visibility}quetzal`, setting: 'the cage' }))
  const everyone = { amy, ben, facilitator, ...(await outsidersOf(built)) }
  for (const [name, who] of Object.entries(everyone)) {
    const inGroup = who === amy || who === ben || who === facilitator
    for (const q of ['minutequetzal', 'minutequetzla', 'minutequet'])
      expect([name, q, kindsOf(await look(who, q))]).toEqual([name, q, inGroup ? ['minutes'] : []])
    expect([name, (await look(who, 'draftquetzal')).groups]).toEqual([name, []])
    for (const visibility of visibilities) {
      const { groups, corrected } = await look(who, `${visibility}quetzal`)
      expect([name, visibility, groups.map(({ kind }) => kind)]).toEqual([
        name,
        visibility,
        who === amy ? ['plan'] : [],
      ])
      expect([name, corrected]).toEqual([name, []])
    }
  }
  expect((await write('The draftquetzal comes.', true, 2)).statusCode).toBe(200)
  expect(kindsOf(await look(amy, 'draftquetzal'))).toEqual(['minutes'])
})

test('what the index still says of someone’s after it has become another’s is shown to neither', async () => {
  const { amy, ben, facilitator, person, store } = await buildCage()
  // All that was written is in the index by now.
  await look(amy, 'planquetzal')
  await store.write(({ db, t }) => db.update(t.plan).set({ ownerId: ben.id }))
  for (const who of [amy, ben]) expect((await look(who, 'planquetzal')).groups).toEqual([])
  const coordinator = await person({ roles: ['coordinator'] })
  expect(kindsOf(await look(amy, 'groupquetzal'))).toEqual(['reply'])
  expect((await put(coordinator, `/people/${amy.id}/membership`, { hubSlug: 'feedback' })).statusCode).toBe(204)
  expect(await look(amy, 'groupquetzla')).toEqual({ groups: [], corrected: [], someWords: false })
  expect(kindsOf(await look(facilitator, 'groupquetzal'))).toEqual(['reply'])
})

test.each([
  ['wait tiem', 'Wait time'],
  ['hinge qeustion', 'Hinge question'],
  ['retreival starter', 'Retrieval starter'],
  ['frayr model', 'Frayer model'],
  ['peer instuction', 'Peer instruction'],
  ['questions hinge', 'Hinge question'],
])('“%s” finds the strategy %s', async (typed, name) => {
  const { amy, store } = await buildPlans()
  await fillSearch(store)
  const { groups } = await look(amy, typed)
  const strategies = groups.find(({ kind }) => kind === 'strategy')
  expect(strategies?.items.map(({ title }) => title.text)).toContain(name)
})

test('a strategy is found by the name of the EEF strand on its card', async () => {
  const { amy, store } = await buildPlans()
  await fillSearch(store)
  const { groups } = await look(amy, 'metacognition')
  const names = groups.find(({ kind }) => kind === 'strategy')?.items.map(({ title }) => title.text)
  expect(names).toContain('Think aloud, then plan, monitor and evaluate')
})

test('a word is put right in the form it was typed in, a name with its capital, and after a swap as nothing else', async () => {
  const { amy, store, person } = await buildPlans()
  const { id } = await person({ name: 'Alex Reeve' })
  await fillSearch(store)
  await store.write(tx => indexNow(tx, 'person', [id]))
  const correct = async (q: string) => (await look(amy, q)).corrected.map(({ found }) => found)
  expect(await correct('hinge qestions')).toEqual(['questions'])
  expect((await look(amy, 'Alex Reave')).corrected).toEqual([{ typed: 'Reave', found: 'Reeve' }])
  expect(await correct('hattei timperley')).toEqual(['Hattie'])
  const { groups } = await look(amy, 'wiat')
  const marked = groups.flatMap(({ items }) =>
    items.flatMap(({ title, snippet }) =>
      [title, snippet].flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to).toLowerCase())),
    ),
  )
  expect(new Set(marked.map(word => word.slice(0, 4)))).toEqual(new Set(['wait']))
})

test('what it says it looked for instead is what it found first', async () => {
  const { amy, store } = await buildPlans()
  await fillSearch(store)
  const { groups, corrected } = await look(amy, 'wiat tiem')
  expect(groups[0]?.items[0]?.title.text).toBe('Wait time')
  expect(corrected.map(({ typed, found }) => [typed, found.toLowerCase()])).toEqual([
    ['wiat', 'wait'],
    ['tiem', 'time'],
  ])
})

test('the kind whose best hit fits best comes first, else the kinds are in their order', async () => {
  const { amy, store } = await buildPlans()
  await fillSearch(store)
  const first = await look(amy, 'hinge question')
  expect(kindsOf(first).slice(0, 2)).toEqual(['strategy', 'hub'])
  expect(first.groups[0]?.items[0]?.title.text).toBe('Hinge question')
  expect(kindsOf(await look(amy, 'questioning'))[0]).toBe('hub')
})

test('what is changed is found as it stands, and what is removed is not found', async () => {
  const { amy, ben, store } = await buildPlans()
  await fillSearch(store)
  const said = await postReply(amy, '/discussions/hub/questioning', 'An axolotl in the lab.')
  expect(kindsOf(await look(ben, 'axolotl'))).toEqual(['reply'])
  const changed = await amy.inject({
    method: 'PATCH',
    url: `/api/v1/replies/${said.id}`,
    payload: { text: 'A pangolin in the lab.', mentions: [], expectedVersion: said.version },
  })
  expect(changed.statusCode).toBe(200)
  expect(kindsOf(await look(ben, 'axolotl'))).toEqual([])
  expect(kindsOf(await look(ben, 'pangolin'))).toEqual(['reply'])
  const gone = await amy.inject({
    method: 'PUT',
    url: `/api/v1/replies/${said.id}/removal`,
    payload: { removed: true, expectedVersion: changed.json().version },
  })
  expect(gone.statusCode).toBe(200)
  expect(kindsOf(await look(ben, 'pangolin'))).toEqual([])
})

test.each([
  ['IT', 'Using IT in lessons'],
  ['教务', '本文是关于教务使用的一篇小教程'],
  ['fuss', 'Zu Fuß durch die Straße'],
  ['STRASSE', 'Zu Fuß durch die Straße'],
  ['soren', 'Søren in Łódź'],
  ['łódź', 'Søren in Łódź'],
  ['art', 'L’art de questionner'],
])('%s finds “%s”, before what has it in its text alone', async (q, title) => {
  const built = await buildPlans()
  const { facilitator, store } = built
  await fillSearch(store)
  const add = async (csl: object, note: string) =>
    send(facilitator, 'POST', '/references', { csl, note }, { 'idempotency-key': title + note })
  await add({ type: 'book', title }, '')
  await add({ type: 'book', title: 'Another book' }, `${title}, since then`)
  const { groups } = await look(facilitator, q)
  const found = groups.find(({ kind }) => kind === 'reference')?.items.map(hit => hit.title.text)
  expect(found?.slice(0, 2)).toEqual([title, 'Another book'])
})

test('a kind goes on page by page, each thing once', async () => {
  const { amy, store } = await buildPlans()
  await fillSearch(store)
  const ids: string[] = []
  let cursor = ''
  for (let page = 0; page < 10; page++) {
    const url = `/search?q=students&kind=strategy${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const [group] = ((await get(amy, url)).json() as SearchAnswer).groups
    ids.push(...(group?.items.map(({ id }) => id) ?? []))
    if (!group?.next) break
    cursor = group.next
  }
  expect(ids.length).toBeGreaterThan(20)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(['', ' ', '%', '_', '"', "'; drop table search_doc; --", '🦔', '\u202equestions', 'a'.repeat(200)])(
  'whatever is typed (%j), the answer is an answer or a sentence',
  async q => {
    const { amy } = await buildPlans()
    const answer = await get(amy, `/search?q=${encodeURIComponent(q)}`)
    expect([200, 400]).toContain(answer.statusCode)
    if (answer.statusCode === 400) expect(answer.json().detail).toMatch(/\w/)
  },
)

test('more than can be looked for is refused with a sentence', async () => {
  const { amy } = await buildPlans()
  const answer = await get(amy, `/search?q=${'a'.repeat(201)}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields.q).toBe('Use 200 characters or fewer.')
})

test('a hub of an earlier year is found after those of this one, with its year; one that didn’t run is not', async () => {
  const { amy, store, schoolId } = await buildPlans()
  const { db, t } = store.read
  const [now] = await db.select().from(t.programme)
  const hubs = await db.select().from(t.hub)
  const found = hubs.find(({ slug }) => slug === 'feedback')
  if (!now || !found) throw new Error('no year')
  await store.write(async tx => {
    const before = { ...now, id: 'before', name: '2025-26', current: false }
    const half = { id: 'h', programmeId: 'before', position: 0, name: 'Autumn 1' }
    await tx.db.insert(tx.t.programme).values(before)
    await tx.db.insert(tx.t.halfTerm).values({ ...half, startsOn: '2025-09-01', endsOn: '2025-10-24' })
    for (const [id, slug, closed] of [
      ['ran', 'feedback', false],
      ['closed', 'gone', true],
    ] as const)
      await tx.db.insert(tx.t.hub).values({ ...found, id, slug, closed, schoolId, programmeId: 'before' })
  })
  await store.write(tx => indexSome(tx, 'hub', ['ran', 'closed'], 200))
  const [group] = (await look(amy, found.name)).groups.filter(({ kind }) => kind === 'hub')
  expect(group?.items.map(hit => hit.kind === 'hub' && [hit.id, hit.slug, hit.year])).toEqual([
    [found.id, 'feedback', null],
    ['ran', 'feedback', '2025-26'],
  ])
})
