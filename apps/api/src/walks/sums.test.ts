import { participation } from '@hubs/schema/reports/reports'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../test/test-app.ts'
import { meetingOf, sendAll } from '../modules/meetings/meetings.testkit.ts'
import { buildPlans } from '../modules/plans/plans.testkit.ts'

type Schema = {
  type?: string
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
}

/** The way to each number that an answer can hold. */
function numbersIn({ type, items, properties = {}, additionalProperties, anyOf = [] }: Schema, at = ''): string[] {
  return [
    ...(type === 'integer' || type === 'number' ? [at] : []),
    ...anyOf.flatMap(each => numbersIn(each, at)),
    ...(items ? numbersIn(items, `${at}[]`) : []),
    ...Object.entries(properties).flatMap(([name, each]) => numbersIn(each, `${at}.${name}`)),
    ...(typeof additionalProperties === 'object' ? numbersIn(additionalProperties, `${at}.*`) : []),
  ]
}

/** Numbers that count no people: how much, how long, which one, and what is one's own. */
const noPeople =
  /version$|\.(position|number|minutes|meetingMinutes|months|confidence|timesCarried|unread|recoveryCodesLeft|groupMin|groupMax|places|mostGroups|supportPlaces|minimum|open|held|planned|onTime|timed|meetingsHeld|width|height|groups|meetings|value|serverNow)$|\.report\.times$|^\/api\/v1\/(me|search|references|openapi|public\/publications)\b/

/** Counts of what was written, by name and for everybody to read. */
const written = [
  '/discussions/{place}/{key} .total',
  '/strategies .items[].adaptations',
  '/strategies/filters .subjects[].count',
  '/strategies/{code} .adaptations',
  '/strategies/{code}/trials .items[].times',
]

/** Those that are made of whole releases, or of counts that were shown before: each with the test that holds it. */
const released = [
  /^\/reports\/(participation|trials|pulse|outcomes|year|terms\/\{term\}) /,
  /^\/hubs\/\{slug\}\/(outcomes|trials) /,
  /^\/strategies(\/\{code\})?(\/trials)? .*(trials|figures)\./,
  /^\/public\/showcases\/\{year\}\/\{slug\} \.trials\./,
]

/** Null for those who are told sums only; who is asked about their own meetings alone has none. */
const withheld = [
  '/hubs .items[].taken',
  '/hubs .items[].groups[].taken',
  '/hubs/{slug} .taken',
  '/hubs/{slug} .groups[].taken',
  '/years .items[].hubs[].people',
  '/meetings .items[].came.present',
  '/meetings .items[].came.expected',
  '/meetings .items[].came.unmarked',
]

async function build() {
  const built = await buildPlans(24 * 60 * 60_000)
  const { person, app } = built
  const people: Record<string, TestPerson | null> = {
    governor: await person({ roles: ['leadership'], staffKind: 'none' }),
    guest: await person({ staffKind: 'none' }),
    visitor: null,
  }
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  return { ...built, people, paths }
}

type Operation = { get?: { responses?: Record<string, { content?: Record<string, { schema?: Schema }> }> } }

describe('a governor, a guest and a visitor', () => {
  test('are told no number of people but those that are known here', async () => {
    const { people, paths, app, first, amy, groupOf } = await build()
    const { hubId, groupId } = await groupOf('questioning')
    const unknown = new Set<string>()
    let looked = 0
    for (const [url, { get }] of Object.entries<Operation>(paths)) {
      const schema = get?.responses?.['200']?.content?.['application/json']?.schema
      const numbers = schema ? numbersIn(schema).filter(at => !noPeople.test(at) && !noPeople.test(url)) : []
      if (numbers.length === 0) continue
      const real = url
        .replace('{slug}', 'questioning')
        .replace('{code}', 'QU2')
        .replace('/meetings/{id}', `/meetings/${first.id}`)
        .replace('/people/{id}', `/people/${amy.id}`)
        .replace('/groups/{id}', `/groups/${groupId}`)
        .replace('{place}/{key}', 'hub/questioning')
        .replace('{id}', hubId)
        .replace('{term}', '1')
        .replace('/reports/year/people', '/reports/year/people?figure=attendance%20present')
      for (const who of Object.values(people)) {
        const { statusCode } = await (who ? who.inject({ url: real }) : app.inject(real))
        if (statusCode === 401 || statusCode === 403) continue
        looked++
        const short = url.replace('/api/v1', '')
        for (const at of numbers) {
          const number = `${short} ${at}`
          const known = [...written, ...withheld].includes(number) || released.some(each => each.test(number))
          if (!known) unknown.add(number)
        }
      }
    }
    expect(looked).toBeGreaterThan(15)
    expect([...unknown]).toEqual([])
  })

  test('see of a hub’s people its facilitators, and not who or how many are in it, by no way', async () => {
    const { people, member, store, facilitator, first, setStatus } = await build()
    const { indexNow } = await import('../modules/search/index/search-index.service.ts')
    const noor = await member('questioning', { name: 'Noor Ptarmigan' })
    await store.write(tx => indexNow(tx, 'person', [noor.id]))
    await setStatus(first.id, 'ended')
    for (const who of [people.governor!, people.guest!]) {
      const get = async (url: string) => (await who.inject({ url: `/api/v1${url}` })).json()
      const { items } = await get('/hubs')
      expect(new Set(items.map((hub: { taken: unknown }) => hub.taken))).toEqual(new Set([null]))
      const hub = await get('/hubs/questioning')
      expect([hub.taken, hub.members, hub.groups[0].taken]).toEqual([null, [], null])
      expect(hub.groups[0].facilitator.id).toBe(facilitator.id)
      expect((await get('/meetings?scope=all')).items).toEqual([])
      const [found] = (await get('/search?q=ptarmigan')).groups
      expect(found.items).toMatchObject([{ title: expect.anything(), hub: null }])
      expect(JSON.stringify(await get('/search?q=questioning'))).not.toContain('Ptarmigan')
    }
    // Whoever works here chooses among them, and sees where their colleagues are.
    const { taken, members } = (await noor.inject({ url: '/api/v1/hubs/questioning' })).json()
    expect(members).toHaveLength(taken)
  })
})

/** What the governor is told of the year, whole and in parts, and what follows from it by adding and taking away. */
async function figuresFor(governor: TestPerson): Promise<Record<string, number | null>> {
  const { teachers, support, hubs, lastMeeting } = participation.parse(
    (await governor.inject({ url: '/api/v1/reports/participation' })).json(),
  )
  const less = (one: number | null, ...others: (number | null)[]) =>
    others.reduce((left, other) => (left === null || other === null ? null : left - other), one)
  const taken = hubs.map(hub => hub.taken)
  return {
    all: teachers.all,
    inAHub: teachers.inAHub,
    inNone: less(teachers.all, teachers.inAHub),
    optedIn: support.optedIn,
    support: support.all,
    undecided: less(support.all, support.optedIn, support.notThisYear),
    ...Object.fromEntries(hubs.map(hub => [hub.slug, hub.taken])),
    others: less(less(teachers.inAHub, ...taken), less(0, support.optedIn)),
    present: lastMeeting?.present ?? null,
    missing: lastMeeting && less(lastMeeting.expected, lastMeeting.present),
  }
}

test('what a governor is told never differs by one to four people, whoever joins, leaves, changes or is marked', async () => {
  const step = fc.record({
    who: fc.nat(17),
    act: fc.constantFrom('join', 'join', 'move', 'leave', 'left', 'kind', 'role', 'department', 'register'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 20 }), async steps => {
      const { person, member, facilitator, clock, store, ...app } = await buildTestApp()
      const meeting = await meetingOf({ store, ...app }, 'feedback', 1)
      clock.now = meeting.startsAtMs
      const governor = await person({ roles: ['leadership'], staffKind: 'none' })
      const lead = await facilitator('feedback')
      const staff: TestPerson[] = []
      for (let n = 0; n < 6; n++) staff.push(await member('feedback'))
      for (let n = 0; n < 6; n++) staff.push(await person(n % 2 ? { staffKind: 'support' } : {}))
      for (let n = 0; n < 6; n++) staff.push(await member('questioning'))
      await sendAll(lead, `/api/v1/meetings/${meeting.id}`, [
        { type: 'start' },
        { type: 'registerRest', attendance: 'present' },
      ])
      const joiner = async (slug: string, seat: number) => {
        const someone = await person()
        const place = await app.groupOf(slug)
        await store.write(({ db, t }) =>
          db
            .insert(t.membership)
            .values({ ...place, id: someone.id, personId: someone.id, seat, kind: 'required', createdAt: 0 }),
        )
        return someone
      }
      const change = (id: string, set: object) =>
        store.write(({ db, t }) => db.update(t.person).set(set).where(eq(t.person.id, id)))
      const seen: Record<string, Set<number>> = {}
      for (const [n, { who, act }] of steps.entries()) {
        const { id } = staff[who]!
        if (act === 'join') staff[who] = await joiner(n % 2 ? 'feedback' : 'e-learning', 100 + n)
        if (act === 'move' || act === 'leave')
          await store.write(({ db, t }) => db.delete(t.membership).where(eq(t.membership.personId, id)))
        if (act === 'left') await change(id, { leftAt: clock.now })
        if (act === 'kind') await change(id, { staffKind: n % 2 ? 'support' : 'none' })
        if (act === 'role') await change(id, { roles: ['leadership'] })
        if (act === 'department') await change(id, { department: `Department ${n}` })
        if (act === 'register')
          await store.write(({ db, t }) =>
            db
              .update(t.attendance)
              .set({ status: n % 2 ? 'absent' : 'present' })
              .where(eq(t.attendance.personId, id)),
          )
        for (const [name, count] of Object.entries(await figuresFor(governor)))
          if (count !== null) (seen[name] ??= new Set([0])).add(count)
      }
      const apart = Object.entries(seen).flatMap(([name, counts]) =>
        [...counts].flatMap(one => [...counts].map(other => [name, Math.abs(one - other)] as const)),
      )
      expect(apart.filter(([, by]) => by > 0 && by < 5)).toEqual([])
    }),
    { numRuns: 3, endOnFailure: true },
  )
})
