import { TEST_MS, WAIT_MS } from '@hubs/testing/limits'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { oneOfEach } from '../../test/records-of-a-year.ts'
import { buildTestApp, type TestApp } from '../../test/test-app.ts'
import type { AtEnd } from '../../test/test-store.ts'
import { afterTheYear, holdAll, planning } from '../modules/programmes/next-year/next-year.testkit.ts'
import { yearOfWrite } from '../modules/programmes/past-years.service.ts'
import { insertProgramme, insertSchool } from '../modules/programmes/seed/create-school.seed.ts'
import { firstCalendar } from '../modules/programmes/seed/programme.seed.ts'

/** Writes that are about no year that is over, and why; each with all the addresses below it. */
const elsewhere = {
  'is somebody’s own, or how they sign in':
    '/me /sessions /sign-in-links /sign-in-codes /password-resets /invitations /links /set-up /public/visitor-accounts',
  'is the school’s, whatever the year':
    '/people /school /references /strategies /strands /citation-style /agenda-templates /accessibility /backups /data-protection-assessment /emails /displays',
  'is found by its address, and that is this year’s':
    '/hubs /hubs/:slug /programmes/current /half-terms /half-terms/read /days-off /days-off/bank-holidays /allocations /reallocations /swap-offers /placement-changes /placement-rules /choice-reminders /observations /public/replies /next-year /reports/terms/:term/note',
  'is a code that is good only while a meeting is on': '/check-in-tokens /arrivals',
  'is what somebody wants to read': '/discussions/:place/:key/following /discussions/:place/:key/seen',
  'takes something back, or decides on what waits':
    '/replies/:id/removal /reports/:id/publication /publications/:id /moderation/replies/:id /meetings/:id/displays/:displayId /public/certificates/check',
}
const addresses = Object.values(elsewhere).flatMap(all => all.split(' '))
const isElsewhere = (url: string) => addresses.some(each => url === each || url.startsWith(`${each}/`))

const writesOf = ({ app }: Pick<TestApp, 'app'>) =>
  app.accessList.flatMap(({ route }) => {
    const [method = '', url = ''] = route.replace('/api/v1', '').split(' ')
    return method === 'GET' ? [] : [{ method: method as 'PUT', route: url, of: yearOfWrite({ method, route: url }) }]
  })

async function build(atEnd: AtEnd) {
  const test = await buildTestApp({}, atEnd)
  await test.app.ready()
  test.clock.now = afterTheYear
  const coordinator = await test.person({ roles: ['coordinator', 'administrator'] })
  const amy = await test.member('questioning')
  const place = await test.groupOf('questioning')
  const whose = { schoolId: test.schoolId, ownerId: amy.id, fromId: coordinator.id, ...place }
  const ids = await oneOfEach(test.store, whose)
  await holdAll(test)
  const { save, start } = planning(coordinator)
  await save({ staying: 'stay' })
  const started = await start()
  if (started.statusCode !== 200) throw new Error(started.body)
  return { ...test, coordinator, amy, ids }
}

/** All that is stored, but when somebody was last here, and how far search and the post have come. */
async function everything({ store }: Pick<TestApp, 'store'>) {
  const { db, t } = store.read
  await vi.waitFor(async () => expect(await db.select().from(t.searchTask)).toEqual([]), WAIT_MS)
  const { session: _, ...tables } = t
  const all: Record<string, string[]> = {}
  for (const [name, table] of Object.entries(tables))
    all[name] = (await db.select().from(table))
      .map(row => JSON.stringify(name === 'mail' && 'id' in row ? row.id : row))
      .toSorted()
  return all
}

describe('a year that is over', () => {
  const ends: Parameters<AtEnd>[0][] = []
  let world: Awaited<ReturnType<typeof build>>
  beforeAll(async () => {
    world = await build(end => ends.push(end))
  }, TEST_MS)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })

  test('is asked about by every route that writes, or is none of its business', () => {
    const unknown = writesOf(world).filter(({ route, of }) => !of && !isElsewhere(route))
    expect(unknown.map(({ method, route }) => `${method} ${route}`)).toEqual([])
  })

  test('is not changed by any of them, for anyone, and says so', async () => {
    const { app, coordinator, amy, ids } = world
    const before = await everything(world)
    const asked = writesOf(world).flatMap(write => (write.of ? [{ ...write, of: write.of }] : []))
    expect(asked.length).toBeGreaterThan(50)
    for (const { method, route, of } of asked)
      for (const { cookie } of [coordinator, amy]) {
        const id = ids[of.kind]
        const url = `/api/v1${route.replace(':place', 'meeting').replace(/:\w+/g, id)}`
        const payload = of.from === 'body' ? { [of.field]: id } : {}
        const answer = await app.inject({ method, url, payload, headers: { cookie } })
        expect(answer.json(), `${method} ${route}`).toMatchObject({
          status: 409,
          code: 'year-over',
          detail: '2026-27 is over. You can read everything in it, but nothing in it can change.',
        })
      }
    expect(await everything(world)).toEqual(before)
  })

  test('is not said of another school’s records', async () => {
    const { store, coordinator, clock } = world
    const { db, t } = store.read
    const isOf = { timeZone: 'Europe/London', choiceOpensAt: 0, choiceClosesAt: 1 }
    const schoolId = await store.write(async tx => {
      const id = await insertSchool(tx, { slug: 'elsewhere', name: 'Elsewhere', timeZone: isOf.timeZone }, clock.now)
      await insertProgramme(tx, { ...isOf, schoolId: id, name: '2025-26', current: false, calendar: firstCalendar })
      return id
    })
    const meeting = (await db.select().from(t.meeting)).find(row => row.schoolId === schoolId)
    const url = `/api/v1/meetings/${meeting?.id}`
    const answer = await coordinator.inject({ method: 'PATCH', url, payload: { expectedVersion: 1, place: 'B12' } })
    expect(answer.statusCode).toBe(404)
  })
})
