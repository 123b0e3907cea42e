import type { Allocation } from '@hubs/schema/choosing/allocations'
import type { Ballot } from '@hubs/schema/choosing/ballots'
import { weekdays } from '@hubs/schema/common'
import { eq } from 'drizzle-orm'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import type { TestPerson } from '../../../../test/test-app.ts'
import { meetingOf } from '../../meetings/meetings.testkit.ts'
import { afterWindow, ballot, buildChoosing, rank } from '../choosing.testkit.ts'

const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
const settings = { seniorsApart: false, workingDays: false, spreadDepartments: false }
const make = (payload: object = settings) => ({ method: 'POST', url: '/api/v1/allocations', payload }) as const
const change = (id: string, payload: object) =>
  ({ method: 'PATCH', url: `/api/v1/allocations/${id}`, payload }) as const
const publish = (id: string, expectedVersion: number) =>
  ({ method: 'POST', url: `/api/v1/allocations/${id}/publication`, payload: { expectedVersion } }) as const

/** A school of 48 teachers, most of whom want Feedback; four did not answer. Hub choices have closed. */
async function buildRanked() {
  const test = await buildChoosing()
  const facilitator = await test.facilitator('questioning', { name: 'Fay Facilitator' })
  const teachers: TestPerson[] = []
  for (let n = 0; n < 47; n++) {
    const teacher = await test.person({ name: `Teacher ${n}`, seniorLeader: n % 10 === 0, department: `D${n % 6}` })
    teachers.push(teacher)
    if (n >= 43) continue
    const others = slugs.filter(slug => slug !== 'feedback')
    await teacher.inject(rank('feedback', others[n % 4] ?? '', others[(n + 1) % 4] ?? ''))
  }
  test.clock.now = afterWindow
  return { ...test, teachers, leader: facilitator }
}

const sizesOf = ({ people, hubs }: Allocation) =>
  hubs.map(({ slug }) => people.filter(person => person.hubSlug === slug).length)

describe('allocating hubs', () => {
  test('places everyone within the sizes, by three rules, while the server answers others; its record repeats it', async () => {
    const { coordinator, leader, teachers } = await buildRanked()
    let solved = false
    const solving = coordinator.inject(make()).then(answer => {
      solved = true
      return answer
    })
    for (let n = 0; n < 5; n++) {
      expect((await teachers[n]!.inject({ url: '/api/v1/me/ballot' })).statusCode).toBe(200)
      expect(solved).toBe(false)
    }
    const answer = await solving
    expect(answer.statusCode, answer.body).toBe(201)
    const board: Allocation = answer.json()
    expect(board.people).toHaveLength(48)
    expect(sizesOf(board).every(size => size >= 8 && size <= 12)).toBe(true)
    expect(board.people.find(({ personId }) => personId === leader.id)).toMatchObject({
      pinned: true,
      hubSlug: 'questioning',
    })
    expect(board.results.map(({ rule, profile }) => [rule, profile[0], profile.at(-1)])).toEqual([
      ['generous', 12, 5],
      ['least-dissatisfaction', 12, 5],
      ['most-firsts', 12, 5],
    ])
    expect(
      board.prices.find(({ sentence }) => sentence === 'Feedback & Critique has 12 places.')?.firsts,
    ).toBeGreaterThan(0)
    expect((await coordinator.inject({ url: '/api/v1/allocations/current' })).json().allocation).toEqual(board)
    const record = await coordinator.inject({ url: `/api/v1/allocations/${board.id}/record` })
    const folder = mkdtempSync(path.join(tmpdir(), 'record-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = path.join(folder, 'record.json')
    writeFileSync(file, record.body)
    const draw = path.join(import.meta.dirname, '../../../../../../packages/allocation/src/draw.ts')
    const printed = JSON.parse(execFileSync(process.execPath, [draw, file], { encoding: 'utf8' }))
    expect(printed.fingerprint).toBe(board.fingerprint)
    expect(record.body).not.toContain('Teacher ')
  })

  test('is refused while colleagues still rank', async () => {
    const { coordinator } = await buildChoosing()
    expect((await coordinator.inject(make())).json()).toMatchObject({
      status: 409,
      detail: 'Hub choices are still open. You can allocate hubs once they’ve closed.',
    })
  })

  test('is not published once somebody ranks otherwise, or while they may: it is not what they asked for', async () => {
    const { coordinator, clock, teachers } = await buildRanked()
    const board: Allocation = (await coordinator.inject(make())).json()
    expect(board.overtaken).toBe(false)
    const publishIt = () => coordinator.inject(publish(board.id, board.version))
    const until = async (closesAt: number) => {
      const { version } = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
      const payload = { choiceClosesAt: new Date(closesAt).toISOString(), expectedVersion: version }
      const answer = await coordinator.inject({ method: 'PATCH', url: '/api/v1/programmes/current', payload })
      expect(answer.statusCode, answer.body).toBe(200)
    }
    await until(clock.now + 60_000)
    expect((await publishIt()).json()).toMatchObject({ status: 409, detail: expect.stringMatching(/still open/) })
    const [one] = teachers
    const before = (await one!.inject(ballot)).json<Ballot>().ranks
    expect((await one!.inject(rank(...before.toReversed()))).statusCode).toBe(200)
    clock.now += 120_000
    expect((await coordinator.inject({ url: '/api/v1/allocations/current' })).json().allocation.overtaken).toBe(true)
    expect((await publishIt()).json()).toMatchObject({
      status: 409,
      detail: 'Someone has ranked the hubs since this allocation was made. Allocate again.',
    })
    const again: Allocation = (await coordinator.inject(make())).json()
    expect((await coordinator.inject(publish(again.id, again.version))).statusCode).toBe(200)
  })

  test('rules that cannot all hold are named, with what to change, and nothing is kept', async () => {
    const { coordinator, person, clock } = await buildChoosing()
    await person()
    clock.now = afterWindow
    const answer = (await coordinator.inject(make())).json()
    expect(answer).toMatchObject({ status: 409, code: 'conflict', detail: 'No allocation keeps all the rules.' })
    expect(answer.current.why[0]).toBe('There is 1 person, but the hubs need at least 40.')
    expect(answer.current.why.length).toBeGreaterThan(2)
    expect((await coordinator.inject({ url: '/api/v1/allocations/current' })).json()).toEqual({ allocation: null })
  })
})

describe('the board', () => {
  test('a move is kept, taken back, and forgotten with another rule; a full hub and an old version are refused', async () => {
    const { coordinator } = await buildRanked()
    const board: Allocation = (await coordinator.inject(make())).json()
    const someone = board.people.find(({ hubSlug, pinned }) => hubSlug === 'feedback' && !pinned)!
    const to = board.hubs.find(({ slug, max }) => slug !== 'feedback' && sizesOf(board)[slugs.indexOf(slug)]! < max)!
    const move = { personId: someone.personId, hubSlug: to.slug }
    const moved = (await coordinator.inject(change(board.id, { move, expectedVersion: 1 }))).json()
    expect(moved.moves).toEqual([
      { personId: someone.personId, name: someone.name, from: 'Feedback & Critique', to: to.name },
    ])
    expect(moved.people.find(({ personId }: { personId: string }) => personId === someone.personId).hubSlug).toBe(
      to.slug,
    )
    expect((await coordinator.inject(change(board.id, { undo: true, expectedVersion: 1 }))).json().code).toBe('stale')
    const back = (await coordinator.inject(change(board.id, { undo: true, expectedVersion: 2 }))).json()
    expect(back).toMatchObject({ moves: [], version: 3, people: board.people })
    expect((await coordinator.inject(change(board.id, { undo: true, expectedVersion: 3 }))).json()).toMatchObject({
      status: 409,
      detail: 'There’s nothing to undo.',
    })
    const intoFull = {
      personId: board.people.find(({ hubSlug }) => hubSlug !== 'feedback')!.personId,
      hubSlug: 'feedback',
    }
    expect((await coordinator.inject(change(board.id, { move: intoFull, expectedVersion: 3 }))).json()).toMatchObject({
      code: 'full',
      detail: 'Feedback & Critique is full. Move someone out of it first.',
    })
    const other = await coordinator.inject(change(board.id, { rule: 'most-firsts', expectedVersion: 3 }))
    expect(other.json()).toMatchObject({ rule: 'most-firsts', moves: [], version: 4 })
  })
})

test('of part-time staff who stay in their hub the board says that it meets on a day they don’t work', async () => {
  const choosing = await buildChoosing()
  const { coordinator, member, person, clock } = choosing
  const { date } = await meetingOf(choosing, 'questioning', 1)
  const day = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]
  const off = weekdays.filter(each => each !== day).slice(1)
  const away = await member('questioning', { workingDays: off })
  const here = await member('questioning', { workingDays: day ? [day] : [] })
  for (let n = 0; n < 46; n++) await person({ name: `Teacher ${n}` })
  clock.now = afterWindow
  const board: Allocation = (await coordinator.inject(make({ ...settings, workingDays: true }))).json()
  const of = ({ id }: TestPerson) => board.people.find(({ personId }) => personId === id)
  expect(of(away)).toMatchObject({ pinned: true, hubSlug: 'questioning', days: off })
  expect(of(away)?.awayFrom).toContain('questioning')
  expect(of(here)?.awayFrom).not.toContain('questioning')
})

describe('publishing', () => {
  test('gives everyone their place, one mail, and their own reason; of two coordinators one does it', async () => {
    const { coordinator, person, teachers, store } = await buildRanked()
    const second = await person({ name: 'Second Coordinator', roles: ['coordinator'], staffKind: 'support' })
    const board: Allocation = (await coordinator.inject(make())).json()
    const hidden = await teachers[0]!.inject({ url: '/api/v1/me/allocation' })
    expect(hidden.json()).toEqual({ published: false, result: null })
    const both = await Promise.all([coordinator, second].map(who => who.inject(publish(board.id, 1))))
    expect(both.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    expect(both.find(({ statusCode }) => statusCode === 409)?.json().code).toMatch(/^(stale|already-used)$/)
    const { db, t } = store.read
    const seats = await db.select().from(t.membership)
    expect(seats).toHaveLength(48)
    for (const { personId, hubSlug } of board.people) {
      const [seat] = await db
        .select({ slug: t.hub.slug })
        .from(t.membership)
        .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
        .where(eq(t.membership.personId, personId))
      expect(seat?.slug).toBe(hubSlug)
    }
    const mails = await db.select().from(t.mail)
    expect(new Set(mails.map(mail => mail.to)).size).toBe(48)
    expect(mails).toHaveLength(48)

    const missed = board.people.find(({ ranks, hubSlug }) => ranks.length > 0 && ranks[0] !== hubSlug)!
    const teacher = teachers.find(({ id }) => id === missed.personId)!
    const own = (await teacher.inject({ url: '/api/v1/me/allocation' })).json()
    expect(own.result).toMatchObject({
      hubSlug: missed.hubSlug,
      byHand: false,
      choice: missed.ranks.indexOf(missed.hubSlug) + 1,
    })
    expect(own.result.wishes[0]).toMatchObject({ hubName: 'Feedback & Critique', choice: 1, because: 'draw' })
    const others = board.people.filter(({ personId }) => personId !== missed.personId)
    for (const { personId, name } of others) {
      expect(JSON.stringify(own)).not.toContain(personId)
      expect(JSON.stringify(own)).not.toContain(`"${name}"`)
    }
    expect((await coordinator.inject(make())).json().code).toBe('already-used')
    expect(own.result.profile.length).toBeGreaterThan(2)
  })

  test('who stays in their group has been in it since they joined, and is told so', async () => {
    const ranked = await buildRanked()
    const { coordinator, leader, store, clock } = ranked
    const { db, t } = store.read
    const [before] = await db.select().from(t.membership).where(eq(t.membership.personId, leader.id))
    const board: Allocation = (await coordinator.inject(make())).json()
    expect((await coordinator.inject(publish(board.id, 1))).statusCode).toBe(200)
    const after = await db.select().from(t.membership)
    expect(after.find(({ personId }) => personId === leader.id)).toMatchObject({
      id: before?.id,
      groupId: before?.groupId,
      createdAt: before?.createdAt,
    })
    expect(before?.createdAt).toBeLessThan(clock.now)
    const came = after.filter(({ personId }) => personId !== leader.id)
    expect(new Set(came.map(({ createdAt }) => createdAt))).toEqual(new Set([clock.now]))
    const mails = await mailsIn(ranked)
    const stays = mails.filter(({ text }) => text.includes('You didn’t rank the hubs, so you stay where you are.'))
    const [stayer] = await db.select({ email: t.person.email }).from(t.person).where(eq(t.person.id, leader.id))
    expect(stays.map(({ to }) => to)).toEqual([stayer?.email])
  })

  test('how everyone did is told to nobody where so few ranked that it would tell of one', async () => {
    const { coordinator, facilitator, person, clock } = await buildChoosing()
    const one = await facilitator('questioning')
    for (let n = 0; n < 47; n++) await person({ name: `Teacher ${n}` })
    await one.inject(rank('questioning'))
    clock.now = afterWindow
    const board: Allocation = (await coordinator.inject(make())).json()
    expect((await coordinator.inject(publish(board.id, 1))).statusCode).toBe(200)
    expect((await one.inject({ url: '/api/v1/me/allocation' })).json().result.profile).toEqual([])
  })
})

test('who missed their first choice last year comes first where it is equal, and it shows on the board', async () => {
  const { coordinator, store, clock, teachers } = await buildRanked()
  const first: Allocation = (await coordinator.inject(make())).json()
  // Last year’s was this one, of another programme.
  await store.write(async tx => {
    const { db, t } = tx
    const [programme] = await db.select().from(t.programme)
    const [made] = await db.select().from(t.allocation)
    const last = { ...programme!, id: 'last-year', name: '2025-26', current: false }
    await db.insert(t.programme).values(last)
    await db
      .update(t.allocation)
      .set({ programmeId: last.id, publishedAt: clock.now })
      .where(eq(t.allocation.id, made!.id))
  })
  const next: Allocation = (await coordinator.inject(make())).json()
  const missed = (board: Allocation) => board.people.filter(({ ranks, hubSlug }) => ranks[0] && ranks[0] !== hubSlug)
  const had = new Set(missed(first).map(({ personId }) => personId))
  expect(had.size).toBeGreaterThan(10)
  for (const { personId, missedLastYear } of next.people) expect(missedLastYear).toBe(had.has(personId))
  // Nobody has a lower choice in all, and other people have the twelve places that everyone wants.
  expect(next.results.map(({ profile }) => profile)).toEqual(first.results.map(({ profile }) => profile))
  const inFeedback = next.people.filter(({ hubSlug, ranks }) => hubSlug === 'feedback' && ranks.length > 0)
  expect(inFeedback.filter(({ personId }) => !had.has(personId))).toEqual([])
  expect(teachers.length).toBe(47)
})

describe('what goes wrong while it is solved', () => {
  test.each([
    ['people at choice 2', 9, 7, ' People at choice 2: 9. It can’t be lower than 7.'],
    ['people at choice 1', -30, -33, ' People at choice 1: 30. It can’t be higher than 33.'],
    ['dissatisfaction', 41, null, ' Dissatisfaction: 41.'],
    ['a first guess', 4711, 12, ''],
  ])(
    'time runs out at %s: the board says so, with what was proved, and it is published by hand or not',
    async (step, found, proved, words) => {
      const { coordinator, store, teachers } = await buildRanked()
      await coordinator.inject(make())
      await store.write(async ({ db, t }) => {
        const [row] = await db.select().from(t.allocation)
        const results = row!.results.map(each => ({ ...each, gap: { step, found, proved } }))
        await db.update(t.allocation).set({ results })
      })
      const board: Allocation = (await coordinator.inject({ url: '/api/v1/allocations/current' })).json().allocation
      for (const { unproved } of board.results)
        expect(unproved).toBe(`This is the best found in time, but it wasn’t proved to be the best.${words}`)
      expect(board.publishedAt).toBeNull()
      expect((await teachers[0]!.inject({ url: '/api/v1/me/allocation' })).json()).toEqual({
        published: false,
        result: null,
      })
    },
  )

  test('two coordinators who allocate at once each have a board of their own making; nothing is published', async () => {
    const { coordinator, person, teachers } = await buildRanked()
    const second = await person({ name: 'Second Coordinator', roles: ['coordinator'], staffKind: 'support' })
    const both = await Promise.all([coordinator, second].map(who => who.inject(make())))
    expect(both.map(answer => answer.statusCode)).toEqual([201, 201])
    const boards: Allocation[] = both.map(answer => answer.json())
    // The same record gives the same result, whoever asks.
    expect(boards[0]!.fingerprint).toBe(boards[1]!.fingerprint)
    expect(boards.every(({ publishedAt }) => publishedAt === null)).toBe(true)
    expect((await teachers[0]!.inject({ url: '/api/v1/me/allocation' })).json()).toEqual({
      published: false,
      result: null,
    })
  })
})
