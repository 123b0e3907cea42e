import type { Allocation } from '@hubs/schema/choosing/allocations'
import { expect, test } from 'vitest'
import { afterWindow, buildChoosing, rank } from '../choosing.testkit.ts'

const settings = { seniorsApart: false, workingDays: false, spreadDepartments: false }
const add = (payload: object) => ({ method: 'POST', url: '/api/v1/placement-rules', payload }) as const
const make = { method: 'POST', url: '/api/v1/allocations', payload: settings } as const

test('people are kept out of a hub, apart and together, with a reason that only coordinators can read', async () => {
  const { coordinator, person, clock } = await buildChoosing()
  const [ann, ben, cat] = [await person({ name: 'Ann' }), await person({ name: 'Ben' }), await person({ name: 'Cat' })]
  for (let n = 0; n < 41; n++) await person()
  for (const who of [ann, ben, cat]) await who.inject(rank('feedback', 'questioning'))
  const rules = [
    { kind: 'must-not', personId: ann.id, hubSlug: 'feedback', reason: 'Private matter' },
    { kind: 'apart', personId: ann.id, otherId: ben.id, reason: 'They asked' },
    { kind: 'together', personId: ann.id, otherId: cat.id, reason: 'One car' },
  ]
  for (const rule of rules) {
    expect((await coordinator.inject(add(rule))).statusCode).toBe(201)
    clock.now++
  }
  const listed = (await coordinator.inject({ url: '/api/v1/placement-rules' })).json().items
  expect(
    listed.map(({ kind, name, otherName, hubName }: Record<string, string>) => [kind, name, otherName, hubName]),
  ).toEqual([
    ['must-not', 'Ann', null, 'Feedback & Critique'],
    ['apart', 'Ann', 'Ben', null],
    ['together', 'Ann', 'Cat', null],
  ])
  clock.now = afterWindow
  const made = await coordinator.inject(make)
  expect(made.statusCode, made.body).toBe(201)
  expect(made.body).not.toContain('Private matter')
  const board: Allocation = made.json()
  const hubOf = (id: string) => board.people.find(({ personId }) => personId === id)?.hubSlug
  expect([hubOf(ann.id), hubOf(cat.id), hubOf(ben.id)]).toEqual(['questioning', 'questioning', 'feedback'])
  // A place that somebody was given since is not taken away by publishing.
  clock.now += 1000
  const place = {
    method: 'PUT',
    url: `/api/v1/people/${ben.id}/membership`,
    payload: { hubSlug: 'e-learning' },
  } as const
  expect((await coordinator.inject(place)).statusCode).toBe(204)
  const url = `/api/v1/allocations/${board.id}/publication`
  const published = await coordinator.inject({ method: 'POST', url, payload: { expectedVersion: 1 } })
  expect(published.json()).toMatchObject({
    status: 409,
    detail: 'Someone’s hub was changed after this allocation was made. Allocate again.',
  })
  const [first] = listed
  expect((await coordinator.inject({ method: 'DELETE', url: `/api/v1/placement-rules/${first.id}` })).statusCode).toBe(
    204,
  )
  expect((await coordinator.inject({ url: '/api/v1/placement-rules' })).json().items).toHaveLength(2)
})

const change = (id: string, payload: object) =>
  ({ method: 'PUT', url: `/api/v1/placement-rules/${id}`, payload }) as const

test('a rule is changed, kept as it was where nothing changes, and refused where another changed it first', async () => {
  const { coordinator, person } = await buildChoosing()
  const [ann, ben] = [await person({ name: 'Ann' }), await person({ name: 'Ben' })]
  const apart = { kind: 'apart', personId: ann.id, otherId: ben.id, reason: 'They asked' }
  const [made] = (await coordinator.inject(add(apart))).json().items
  const pin = { kind: 'pin', personId: ben.id, hubSlug: 'feedback', reason: 'Runs the trial there', expectedVersion: 1 }
  const changed = await coordinator.inject(change(made.id, pin))
  expect(changed.json().items).toMatchObject([
    { id: made.id, kind: 'pin', name: 'Ben', otherId: null, hubSlug: 'feedback', unused: null, version: 2 },
  ])
  const stale = (await coordinator.inject(change(made.id, { ...apart, expectedVersion: 1 }))).json()
  expect(stale).toMatchObject({ status: 409, code: 'stale', current: { items: [{ kind: 'pin' }] } })
  expect((await coordinator.inject(change('none', { ...apart, expectedVersion: 1 }))).statusCode).toBe(404)
})

test('a pinned person is in their hub, whatever they ranked', async () => {
  const { coordinator, person, clock } = await buildChoosing()
  const ann = await person({ name: 'Ann' })
  for (let n = 0; n < 44; n++) await person()
  await ann.inject(rank('questioning'))
  await coordinator.inject(add({ kind: 'pin', personId: ann.id, hubSlug: 'feedback', reason: 'Runs the trial' }))
  clock.now = afterWindow
  const board: Allocation = (await coordinator.inject(make)).json()
  expect(board.people.find(({ personId }) => personId === ann.id)).toMatchObject({ hubSlug: 'feedback', pinned: true })
  expect(board.prices.find(({ sentence }) => sentence.startsWith('Ann has to be in Feedback'))).toMatchObject({
    firsts: 1,
    better: 1,
    worse: 0,
  })
})

test('rules that contradict each other are refused at their field, with what to do', async () => {
  const { coordinator, person, facilitator } = await buildChoosing()
  const [ann, ben] = [await person({ name: 'Ann' }), await person({ name: 'Ben' })]
  const fay = await facilitator('questioning', { name: 'Fay' })
  const reason = 'Why'
  const refusal = async (rule: object) => {
    const answer = (await coordinator.inject(add({ reason, ...rule }))).json()
    expect(answer.status).toBe(400)
    return answer.fields
  }
  const pair = { personId: ann.id, otherId: ben.id }
  const turned = { personId: ben.id, otherId: ann.id }
  expect(await refusal({ kind: 'apart', personId: ann.id, otherId: ann.id })).toEqual({
    otherId: 'Choose two different people.',
  })
  expect(await refusal({ kind: 'apart', ...pair, reason: '' })).toEqual({
    reason: 'Say why. Only coordinators can see this.',
  })
  await coordinator.inject(add({ kind: 'apart', ...pair, reason }))
  expect(await refusal({ kind: 'apart', ...turned })).toEqual({
    otherId: 'There’s already a rule that keeps Ben and Ann apart.',
  })
  expect(await refusal({ kind: 'together', ...turned })).toEqual({
    otherId: 'Another rule keeps Ben and Ann apart. Change or remove that one first.',
  })
  const feedback = { personId: ann.id, hubSlug: 'feedback' }
  await coordinator.inject(add({ kind: 'pin', ...feedback, reason }))
  const keptIn = { hubSlug: 'Another rule keeps Ann in Feedback & Critique. Change or remove that one first.' }
  expect(await refusal({ kind: 'must-not', ...feedback })).toEqual(keptIn)
  expect(await refusal({ kind: 'pin', personId: ann.id, hubSlug: 'e-learning' })).toEqual(keptIn)
  expect(await refusal({ kind: 'pin', ...feedback })).toEqual({
    hubSlug: 'There’s already a rule that says this about Ann.',
  })
  await coordinator.inject(add({ kind: 'must-not', personId: ben.id, hubSlug: 'feedback', reason }))
  expect(await refusal({ kind: 'pin', personId: ben.id, hubSlug: 'feedback' })).toEqual({
    hubSlug: 'Another rule keeps Ben out of Feedback & Critique. Change or remove that one first.',
  })
  const leads = {
    hubSlug:
      'Fay is a facilitator in Questioning, and facilitators stay with their group. Choose another facilitator there first.',
  }
  expect(await refusal({ kind: 'must-not', personId: fay.id, hubSlug: 'questioning' })).toEqual(leads)
  expect(await refusal({ kind: 'pin', personId: fay.id, hubSlug: 'feedback' })).toEqual(leads)
})

test('a rule about support staff who haven’t opted in says that it isn’t used', async () => {
  const { coordinator, person } = await buildChoosing()
  const [ann, sam] = [await person({ name: 'Ann' }), await person({ name: 'Sam', staffKind: 'support' })]
  const rule = { kind: 'apart', personId: ann.id, otherId: sam.id, reason: 'Why' }
  const [made] = (await coordinator.inject(add(rule))).json().items
  expect(made.unused).toBe('Not used: Sam hasn’t opted in.')
  await sam.inject(rank('feedback'))
  expect((await coordinator.inject({ url: '/api/v1/placement-rules' })).json().items[0].unused).toBeNull()
})
