import { expect, test } from 'vitest'
import type { Allocation } from '@hubs/schema/allocations'
import { afterWindow, buildChoosing, rank } from './choosing.testkit.ts'

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
  for (const rule of rules) expect((await coordinator.inject(add(rule))).statusCode).toBe(201)
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

test('a rule about one person twice is refused at its field', async () => {
  const { coordinator, person } = await buildChoosing()
  const { id } = await person()
  const answer = await coordinator.inject(add({ kind: 'apart', personId: id, otherId: id, reason: 'Why' }))
  expect(answer.json()).toMatchObject({ status: 400, fields: { otherId: 'Choose two different people.' } })
})
