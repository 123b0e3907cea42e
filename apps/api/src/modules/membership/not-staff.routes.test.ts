import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { buildStaff } from '../staff/staff.testkit.ts'

const put = (slug: string) => ({ method: 'PUT', url: `/api/v1/hubs/${slug}/membership` }) as const

test('a governor chooses no hub, is given no place, is in no list of choices and in no sum', async () => {
  const { person } = await buildTestApp()
  const coordinator = await person({ roles: ['coordinator'], staffKind: 'support' })
  const governor = await person({ roles: ['leadership'], staffKind: 'none', name: 'Gale Governor' })
  expect((await governor.inject(put('feedback'))).statusCode).toBe(403)
  expect((await governor.inject({ method: 'PUT', url: '/api/v1/me/not-this-year' })).statusCode).toBe(403)
  const placed = await coordinator.inject({
    method: 'PUT',
    url: `/api/v1/people/${governor.id}/membership`,
    payload: { hubSlug: 'feedback' },
  })
  expect(placed.json()).toMatchObject({ code: 'not-allowed', detail: 'Hubs are for teaching and support staff.' })
  const { items } = (await coordinator.inject({ url: '/api/v1/memberships' })).json()
  expect(items.map((row: { personId: string }) => row.personId)).toEqual([coordinator.id])
  const sums = (await coordinator.inject({ url: '/api/v1/reports/participation' })).json()
  expect(sums).toMatchObject({ teachers: { all: 0, inAHub: 0 }, support: { all: 1, optedIn: 0 } })
})

test('anyone who is no longer staff leaves their hub, and leads it no more', async () => {
  const { facilitator, patch, administrator, person } = await buildStaff()
  const leader = await facilitator('questioning', { name: 'Fay Facilitator' })
  expect((await patch(administrator, leader.id, { staffKind: 'none' })).statusCode).toBe(200)
  const hub = (await (await person()).inject({ url: '/api/v1/hubs/questioning' })).json()
  expect(hub).toMatchObject({ members: [], groups: [{ facilitator: null, taken: 0 }] })
  expect((await leader.inject({ url: '/api/v1/me' })).json()).toMatchObject({ staffKind: 'none', membership: null })
})
