import type { Allocation } from '@hubs/schema/choosing/allocations'
import type { Hub } from '@hubs/schema/hubs'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { afterWindow, buildChoosing, rank } from '../choosing.testkit.ts'
import { post } from '../moving/moving.testkit.ts'

const settings = { seniorsApart: false, workingDays: false, spreadDepartments: false }
const make = { method: 'POST', url: '/api/v1/allocations', payload: settings } as const

const hubsFor = async (who: TestPerson): Promise<Hub[]> => (await who.inject({ url: '/api/v1/hubs' })).json().items

async function changeHub(who: TestPerson, slug: string, change: object) {
  const hub = (await hubsFor(who)).find(each => each.slug === slug)
  const payload = { ...change, expectedVersion: hub?.version }
  return who.inject({ method: 'PATCH', url: `/api/v1/hubs/${slug}`, payload })
}

async function changeProgramme(who: TestPerson, change: object) {
  const { version } = (await who.inject({ url: '/api/v1/programmes/current' })).json()
  const payload = { ...change, expectedVersion: version }
  return who.inject({ method: 'PATCH', url: '/api/v1/programmes/current', payload })
}

async function publish(who: TestPerson, { id, version }: Allocation) {
  const url = `/api/v1/allocations/${id}/publication`
  const answer = await who.inject({ method: 'POST', url, payload: { expectedVersion: version } })
  expect(answer.statusCode, answer.body).toBe(200)
}

/** A school whose groups have three or four people. */
async function buildSmall() {
  const school = await buildChoosing()
  expect((await changeProgramme(school.coordinator, { groupMin: 3 })).statusCode).toBe(200)
  for (const { groups } of await hubsFor(school.coordinator))
    for (const { id, version } of groups) {
      const payload = { places: 4, expectedVersion: version }
      const answer = await school.coordinator.inject({ method: 'PATCH', url: `/api/v1/groups/${id}`, payload })
      expect(answer.statusCode, answer.body).toBe(200)
    }
  return school
}

/** Teachers who rank these, the first of them most. */
async function teachers(test: Awaited<ReturnType<typeof buildChoosing>>, count: number, ...ranks: string[]) {
  const all: TestPerson[] = []
  for (let n = 0; n < count; n++) {
    const teacher = await test.person({ name: `Teacher ${n}` })
    await teacher.inject(rank(...ranks))
    all.push(teacher)
  }
  return all
}

const inHub = ({ people }: Allocation, slug: string) => people.filter(({ hubSlug }) => hubSlug === slug)

describe('a hub that may be closed', () => {
  test('is closed where there are too few people; its facilitator goes elsewhere, and it can be run again', async () => {
    const school = await buildSmall()
    const { coordinator, clock, store } = school
    const leader = await school.facilitator('e-learning', { name: 'Fay Facilitator' })
    const staff = await teachers(school, 11, 'feedback', 'questioning', 'growth-mindset', 'academic-language')
    // One that was ranked and then closes is nobody’s choice any more.
    await leader.inject(rank('feedback', 'e-learning'))
    await staff[1]!.inject(rank('e-learning', 'feedback'))
    await coordinator.inject(
      post('/placement-rules', { kind: 'must-not', personId: staff[2]!.id, hubSlug: 'e-learning' }),
    )
    clock.now = afterWindow
    const refused = (await coordinator.inject(make)).json()
    expect(refused.current.why[0]).toBe('There are 12 people, but the hubs need at least 15.')
    expect(refused.current.relax).toContain('You can let Questioning close.')
    expect(refused.current.relax).toContain('You can let e-Learning close.')
    expect((await changeHub(coordinator, 'e-learning', { mayClose: true })).statusCode).toBe(200)
    const answer = await coordinator.inject(make)
    expect(answer.statusCode, answer.body).toBe(201)
    const board: Allocation = answer.json()
    expect(board.hubs.find(({ slug }) => slug === 'e-learning')).toMatchObject({ groups: 0, mayClose: true })
    expect(board.people).toHaveLength(12)
    expect(inHub(board, 'e-learning')).toEqual([])
    expect(board.people.find(({ personId }) => personId === leader.id)?.pinned).toBe(false)
    const [someone] = inHub(board, 'feedback')
    const move = { move: { personId: someone?.personId, hubSlug: 'e-learning' }, expectedVersion: 1 }
    const moved = await coordinator.inject({ method: 'PATCH', url: `/api/v1/allocations/${board.id}`, payload: move })
    expect(moved.json()).toMatchObject({
      status: 409,
      detail: 'e-Learning is closed in this allocation, so no one can be moved to it.',
    })

    await publish(coordinator, board)
    const closed = (await hubsFor(coordinator)).find(({ slug }) => slug === 'e-learning')
    expect(closed).toMatchObject({ closed: true, taken: 0, nextMeeting: null, groups: [{ facilitator: null }] })
    // Everybody can still be moved, and swapped, and a joiner placed.
    const options = await coordinator.inject({ url: `/api/v1/people/${staff[1]!.id}/placement-options` })
    expect(options.statusCode, options.body).toBe(200)
    const proposal = await coordinator.inject(post('/reallocations', { moving: 'wherever-better' }))
    expect(proposal.statusCode, proposal.body).toBe(201)
    const shown = (await staff[0]!.inject({ url: '/api/v1/public/programme' })).json()
    expect(shown.hubs.map(({ slug }: Hub) => slug)).not.toContain('e-learning')
    const place = {
      method: 'PUT',
      url: `/api/v1/people/${leader.id}/membership`,
      payload: { hubSlug: 'e-learning', reason: 'It opens again.' },
    }
    expect((await coordinator.inject(place as never)).json()).toMatchObject({
      status: 409,
      detail: 'e-Learning isn’t running this year.',
    })
    const { db, t } = store.read
    const meetings = await db
      .select({ status: t.meeting.status, startsAtMs: t.meeting.startsAtMs })
      .from(t.meeting)
      .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
      .where(eq(t.group.hubId, closed?.id ?? ''))
    expect(meetings.length).toBeGreaterThan(0)
    for (const { status, startsAtMs } of meetings) expect(status).toBe(startsAtMs > clock.now ? 'cancelled' : 'planned')

    expect((await changeHub(coordinator, 'e-learning', { closed: false })).statusCode).toBe(200)
    expect((await coordinator.inject(place as never)).statusCode).toBe(204)
  })

  test('runs where enough people want it, with its facilitator', async () => {
    const school = await buildSmall()
    const leader = await school.facilitator('e-learning', { name: 'Fay Facilitator' })
    await teachers(school, 3, 'e-learning')
    await teachers(school, 13, 'feedback', 'questioning', 'growth-mindset', 'academic-language')
    await leader.inject(rank('feedback'))
    await changeHub(school.coordinator, 'e-learning', { mayClose: true })
    school.clock.now = afterWindow
    const board: Allocation = (await school.coordinator.inject(make)).json()
    expect(inHub(board, 'e-learning')).toHaveLength(4)
    expect(board.people.find(({ personId }) => personId === leader.id)).toMatchObject({
      hubSlug: 'e-learning',
      pinned: true,
    })
  })
})

describe('a hub that may be split', () => {
  test('runs in parallel groups, each of a size; publishing makes them, with meetings of their own', async () => {
    const school = await buildSmall()
    const { coordinator, clock, store } = school
    const leader = await school.facilitator('feedback', { name: 'Fay Facilitator' })
    await teachers(school, 20, 'feedback', 'questioning')
    clock.now = afterWindow
    const before: Allocation = (await coordinator.inject(make)).json()
    expect(before).toMatchObject({ status: 409 })
    expect((await changeHub(coordinator, 'feedback', { mostGroups: 2 })).statusCode).toBe(200)
    const answer = await coordinator.inject(make)
    expect(answer.statusCode, answer.body).toBe(201)
    const board: Allocation = answer.json()
    expect(board.hubs.find(({ slug }) => slug === 'feedback')).toMatchObject({ groups: 2, min: 3, max: 4 })
    const sizes = (of: Allocation) =>
      [1, 2].map(group => inHub(of, 'feedback').filter(person => person.group === group).length)
    for (const size of sizes(board)) expect(size >= 3 && size <= 4).toBe(true)
    expect(board.people.find(({ personId }) => personId === leader.id)).toMatchObject({ hubSlug: 'feedback', group: 1 })

    // Whoever is moved out of the second group has a place in a hub that has only one.
    const second = inHub(board, 'feedback').find(({ group }) => group === 2)
    const free = board.hubs.find(({ slug, max }) => slug !== 'feedback' && inHub(board, slug).length < max)
    const payload = { move: { personId: second?.personId, hubSlug: free?.slug }, expectedVersion: 1 }
    const changed = await coordinator.inject({ method: 'PATCH', url: `/api/v1/allocations/${board.id}`, payload })
    const moved: Allocation = changed.json()
    await publish(coordinator, moved)

    const hub = (await hubsFor(coordinator)).find(({ slug }) => slug === 'feedback')
    expect(hub?.groups.map(({ name, taken }) => [name, taken])).toEqual([
      ['Group 1', sizes(moved)[0]],
      ['Group 2', sizes(moved)[1]],
    ])
    expect(hub?.groups[0]?.facilitator?.id).toBe(leader.id)
    const { db, t } = store.read
    expect(await db.select().from(t.membership)).toHaveLength(21)
    const own = await db
      .select({ hubId: t.membership.hubId })
      .from(t.membership)
      .where(eq(t.membership.personId, second?.personId ?? ''))
    const all = await hubsFor(coordinator)
    expect(own).toEqual([{ hubId: all.find(({ slug }) => slug === free?.slug)?.id }])
    const days = async (groupId = '') =>
      db
        .select({ date: t.meeting.date, number: t.meeting.number, minutes: t.meeting.minutes })
        .from(t.meeting)
        .where(eq(t.meeting.groupId, groupId))
        .orderBy(t.meeting.number)
    const [firsts, seconds] = [await days(hub?.groups[0]?.id), await days(hub?.groups[1]?.id)]
    expect(seconds.length).toBeGreaterThan(0)
    expect(firsts.slice(-seconds.length)).toEqual(seconds)
    const parts = await db
      .select({ meetingId: t.segment.meetingId })
      .from(t.segment)
      .innerJoin(t.meeting, eq(t.meeting.id, t.segment.meetingId))
      .where(eq(t.meeting.groupId, hub?.groups[1]?.id ?? ''))
    expect(new Set(parts.map(({ meetingId }) => meetingId)).size).toBe(seconds.length)
  })

  test('of people who stay, each stays in their own group', async () => {
    const school = await buildSmall()
    const { coordinator, clock, store } = school
    const opened = await coordinator.inject({ method: 'POST', url: '/api/v1/hubs/feedback/groups' })
    expect(opened.statusCode, opened.body).toBe(201)
    const groups: Hub['groups'] = opened.json().groups
    const stayers: [string, string][] = []
    for (let n = 0; n < 6; n++) {
      const [{ id }, groupId] = [await school.person({ name: `Stayer ${n}` }), groups[n % 2]?.id ?? '']
      const payload = { hubSlug: 'feedback', groupId, reason: 'They meet with this group.' }
      const placed = await coordinator.inject({ method: 'PUT', url: `/api/v1/people/${id}/membership`, payload })
      expect(placed.statusCode, placed.body).toBe(204)
      stayers.push([id, groupId])
    }
    await teachers(school, 14, 'questioning', 'e-learning', 'growth-mindset', 'academic-language')
    clock.now = afterWindow
    const answer = await coordinator.inject(make)
    expect(answer.statusCode, answer.body).toBe(201)
    const board: Allocation = answer.json()
    expect(board.people.filter(({ regrouped }) => regrouped)).toEqual([])
    await publish(coordinator, board)
    const { db, t } = store.read
    const after = await db.select({ personId: t.membership.personId, groupId: t.membership.groupId }).from(t.membership)
    expect(new Map(after.map(row => [row.personId, row.groupId]))).toEqual(
      new Map([...after.map(row => [row.personId, row.groupId] as const), ...stayers]),
    )
  })

  test('can’t be split into fewer groups than it has, or into none', async () => {
    const { coordinator } = await buildChoosing()
    expect((await changeHub(coordinator, 'feedback', { mostGroups: 0 })).json()).toMatchObject({
      status: 400,
      fields: { mostGroups: 'A hub has at least 1 group.' },
    })
  })
})

describe('places for support staff', () => {
  async function buildSupport() {
    const school = await buildSmall()
    await teachers(school, 14, 'feedback', 'questioning', 'e-learning')
    const support: TestPerson[] = []
    for (let n = 0; n < 2; n++) {
      const one = await school.person({ name: `Support ${n}`, staffKind: 'support' })
      await one.inject(rank('feedback'))
      support.push(one)
    }
    await school.person({ name: 'Not this year', staffKind: 'support' })
    return { ...school, support }
  }
  const counted = (board: Allocation, kind: string) =>
    inHub(board, 'feedback').filter(({ staffKind }) => staffKind === kind).length

  test('are pooled: teachers and support staff who ranked are placed by one rule', async () => {
    const { coordinator, clock } = await buildSupport()
    clock.now = afterWindow
    const board: Allocation = (await coordinator.inject(make)).json()
    expect(board.people).toHaveLength(16)
    expect(board.keeps.supportPlaces).toBeNull()
    expect(counted(board, 'teaching') + counted(board, 'support')).toBe(4)
  })

  test('are reserved: so many in each group that no teacher takes, at a price that is shown', async () => {
    const { coordinator, clock } = await buildSupport()
    expect((await changeProgramme(coordinator, { supportPlaces: 12 })).json()).toMatchObject({
      status: 400,
      fields: {
        supportPlaces: 'Groups have up to 12 people. Keep fewer places, so that there are some for teachers.',
      },
    })
    expect((await changeProgramme(coordinator, { supportPlaces: 1 })).statusCode).toBe(200)
    clock.now = afterWindow
    const answer = await coordinator.inject(make)
    expect(answer.statusCode, answer.body).toBe(201)
    const board: Allocation = answer.json()
    expect(board.keeps.supportPlaces).toBe(1)
    expect(counted(board, 'teaching')).toBeLessThanOrEqual(3)
    expect(counted(board, 'support')).toBeGreaterThanOrEqual(1)
    expect(board.prices.map(({ sentence }) => sentence)).toContain(
      'Each group keeps places for 1 member of support staff.',
    )
    expect((await changeProgramme(coordinator, { supportPlaces: null })).statusCode).toBe(200)
  })

  test('reserved places that leave too few for teachers are named in the clash', async () => {
    const { coordinator, clock } = await buildSupport()
    await changeProgramme(coordinator, { supportPlaces: 3 })
    clock.now = afterWindow
    const { current } = (await coordinator.inject(make)).json()
    expect(current.why).toContain('Each group keeps places for 3 support staff.')
    expect(current.relax).toContain('You can remove the rule “Each group keeps places for 3 support staff”.')
  })

  test('the smallest group can be smaller, down to two and never above the largest', async () => {
    const { coordinator } = await buildSupport()
    expect((await changeProgramme(coordinator, { groupMin: 6 })).json()).toMatchObject({ groupMin: 6 })
    expect((await changeProgramme(coordinator, { groupMin: 13 })).json()).toMatchObject({
      status: 400,
      fields: { groupMin: 'Groups have up to 12 people, so the smallest can’t have more.' },
    })
  })
})
