import { DAY_MS } from '@hubs/rules/dates/durations'
import type { AuditAction } from '@hubs/schema/audit'
import { unusedAccounts } from '@hubs/schema/unused-accounts'
import { expect, test } from 'vitest'
import { writeAudit } from '../../../audit.ts'
import { buildStaff } from '../staff.testkit.ts'

const url = '/api/v1/people/unused'

/** With an administrator who is here today, and short ways to say how long ago others were added and came in. */
async function buildUnused() {
  const made = await buildStaff()
  const { administrator, clock, person, schoolId, store } = made
  const ago = (days: number) => clock.now - days * DAY_MS
  const add = async (name: string, { joined, invited, added = 400 }: Partial<Record<string, number>> = {}) => {
    const { id } = await person({
      name,
      createdAt: ago(added),
      joinedAt: joined === undefined ? null : ago(joined),
      invitedAt: invited === undefined ? null : ago(invited),
    })
    return id
  }
  const enter = (actorId: string, days: number, action: AuditAction = 'sign-in') =>
    store.write(tx => writeAudit(tx, { schoolId, actorId, action, at: ago(days) }))
  const list = async (query = '') => unusedAccounts.parse((await administrator.inject({ url: url + query })).json())
  const iso = (days: number) => new Date(ago(days)).toISOString()
  return { ...made, add, enter, list, iso }
}

test('an account is listed once nobody has signed in to it for 90 days, with the last time', async () => {
  const { add, enter, list, iso, patch, administrator } = await buildUnused()
  const idle = await add('Ida Idle', { joined: 300 })
  await enter(idle, 300, 'invitation-accepted')
  await enter(idle, 120)
  // Not one of theirs.
  await enter(idle, 3, 'access-refused')
  const busy = await add('Bo Busy', { joined: 300 })
  for (const days of [300, 89]) await enter(busy, days)
  const long = await add('Lena Long', { joined: 800 })
  const gone = await add('Gil Gone', { joined: 300 })
  expect((await patch(administrator, gone, { left: true })).statusCode).toBe(200)
  expect((await list()).items).toEqual([
    { id: idle, name: 'Ida Idle', lastUsedAt: iso(120) },
    // What is older than the audit is known from the first time alone.
    { id: long, name: 'Lena Long', lastUsedAt: iso(800) },
  ])
})

test('an account that was used 90 days ago is listed the day after', async () => {
  const { add, enter, list, clock, person } = await buildUnused()
  await enter(await add('Bo Busy', { joined: 300 }), 89)
  expect((await list()).items).toEqual([])
  clock.now += 1.5 * DAY_MS
  const later = await person({ name: 'Ann Admin', roles: ['administrator'] })
  const { items } = unusedAccounts.parse((await later.inject({ url })).json())
  expect(items.map(({ name }) => name)).toEqual(['Bo Busy'])
})

test('whoever has never signed in counts from their invitation, or else from when they were added', async () => {
  const { add, list } = await buildUnused()
  const invited = await add('Ina Invited', { invited: 91 })
  await add('Ned New', { invited: 89 })
  const never = await add('Una Uninvited', { added: 91 })
  await add('Alf Added', { added: 89 })
  expect((await list()).items).toEqual([
    { id: invited, name: 'Ina Invited', lastUsedAt: null },
    { id: never, name: 'Una Uninvited', lastUsedAt: null },
  ])
})

test('they come by name, a page at a time', async () => {
  const { add, list } = await buildUnused()
  for (const name of ['Cy Cole', 'Abe Ash', 'Bea Birch']) await add(name)
  const first = await list('?limit=2')
  expect(first.items.map(({ name }) => name)).toEqual(['Abe Ash', 'Bea Birch'])
  const rest = await list(`?limit=2&cursor=${first.next}`)
  expect([rest.items.map(({ name }) => name), rest.next]).toEqual([['Cy Cole'], null])
})
