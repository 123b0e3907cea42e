import { auditLog } from '@hubs/schema/audit'
import { expect, test } from 'vitest'
import { buildStaff } from '../../staff/staff.testkit.ts'

const url = '/api/v1/audit'

async function buildLog() {
  const made = await buildStaff()
  const { administrator } = made
  const list = async (query = '') => auditLog.parse((await administrator.inject({ url: url + query })).json())
  return { ...made, list }
}
const said = ({ items }: Awaited<ReturnType<Awaited<ReturnType<typeof buildLog>>['list']>>) =>
  items.map(({ action, actor, subject }) => [action, actor?.name ?? null, subject?.name ?? null])

test('says who did what to whom, latest first, and narrows to what it is about or to one person', async () => {
  const { add, administrator, app, clock, list, patch, person } = await buildLog()
  const email = 'sam.patel@school.test'
  const sam = await person({ name: 'Sam Patel', email })
  clock.now += 1000
  expect((await patch(administrator, sam.id, { roles: ['coordinator'] })).statusCode).toBe(200)
  clock.now += 1000
  expect((await add({ name: 'Nadia New' })).statusCode).toBe(201)
  clock.now += 1000
  const payload = { email, password: 'not their password' }
  expect((await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })).statusCode).toBe(401)
  const everything = await list()
  expect(said(everything)[0]).toEqual(['sign-in-failed', null, 'Sam Patel'])
  expect(everything.items[0]?.from).toBe('127.0.0.1')
  const changes = await list('?kind=accounts')
  expect(said(changes)[0]).toEqual(['person-added', 'Ada Admin', 'Nadia New'])
  expect(said(changes)).toContainEqual(['roles-changed', 'Ada Admin', 'Sam Patel'])
  expect(said(changes).map(([action]) => action)).not.toContain('sign-in-failed')
  const about = await list(`?person=${sam.id}`)
  expect(said(about).every(line => line.includes('Sam Patel'))).toBe(true)
  expect(said(about).map(([action]) => action)).toEqual(expect.arrayContaining(['sign-in-failed', 'roles-changed']))
  expect(said(about).map(([action]) => action)).not.toContain('person-added')
})

test('comes a page at a time, and says nothing of what anybody wrote', async () => {
  const { add, administrator, list } = await buildLog()
  for (const name of ['One', 'Two', 'Three'])
    expect((await add({ name, email: `${name}@school.test` })).statusCode).toBe(201)
  const first = await list('?kind=accounts&limit=2')
  const rest = await list(`?kind=accounts&cursor=${first.next}`)
  const ids = [...first.items, ...rest.items].map(({ id }) => id)
  expect(first.items).toHaveLength(2)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual((await list('?kind=accounts')).items.map(({ id }) => id))
  const [entry] = (await administrator.inject({ url })).json().items
  expect(Object.keys(entry)).toEqual(['id', 'at', 'action', 'actor', 'subject', 'from'])
})
