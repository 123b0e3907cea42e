import type { PlacementChanges, PlacementOptions } from '@hubs/schema/choosing/moves'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildPublished, post } from './moving.testkit.ts'

const options = (id: string) => ({ url: `/api/v1/people/${id}/placement-options` })

describe('a place given on another way than the board', () => {
  test('needs a reason too, which stays in the audit; a facilitator is seated without one', async () => {
    const { coordinator, teachers, groupOf, hubsNow, store } = await buildPublished()
    const [one, leader] = [teachers[0]!, teachers[1]!]
    const put = (id: string, payload: object) =>
      coordinator.inject({ method: 'PUT', url: `/api/v1/people/${id}/membership`, payload })
    for (const hubSlug of ['e-learning', null]) {
      const refused = await put(one.id, { hubSlug })
      expect(refused.json()).toMatchObject({ status: 400, fields: { reason: expect.stringContaining('Say why') } })
    }
    expect((await put(one.id, { hubSlug: 'growth-mindset' })).statusCode).toBe(204)
    expect((await hubsNow())[one.id]).toBe('growth-mindset')
    expect((await put(one.id, { hubSlug: 'e-learning', reason: 'Job share' })).statusCode).toBe(204)
    expect((await hubsNow())[one.id]).toBe('e-learning')
    const { db, t } = store.read
    const written = await db.select().from(t.audit).where(eq(t.audit.subjectId, one.id))
    expect(written.map(({ details }) => details)).toContainEqual(expect.objectContaining({ reason: 'Job share' }))
    const { groupId } = await groupOf('feedback')
    await store.write(tx =>
      tx.db.update(tx.t.group).set({ facilitatorId: leader.id }).where(eq(tx.t.group.id, groupId)),
    )
    expect((await put(leader.id, { hubSlug: 'feedback', groupId })).statusCode).toBe(204)
  })
})

describe('moving someone after publishing', () => {
  test('shows what it would do before, is written down with its reason, and told to them alone', async () => {
    const { coordinator, teachers, hubsNow, sizes, mailsTo, store, clock } = await buildPublished()
    const one = teachers[0]!
    const shown: PlacementOptions = (await coordinator.inject(options(one.id))).json()
    expect(shown).toMatchObject({ hubSlug: 'growth-mindset', choice: 1, before: 9, after: 8 })
    expect(
      shown.options.map(({ hubSlug, choice, cost, before, after }) => [hubSlug, choice, cost, before, after]),
    ).toEqual([
      ['e-learning', 2, 1, 9, 10],
      ['feedback', 3, 3, 9, 10],
      ['academic-language', 0, 30, 9, 10],
      ['questioning', 0, 30, 8, 9],
      [null, null, 0, 0, 0],
    ])
    expect(shown.options.flatMap(({ broken }) => broken)).toEqual([])
    const counted = (await mailsTo(one)).length
    clock.now += 60 * 60_000
    const payload = { personId: one.id, hubSlug: 'e-learning', expectedHubSlug: 'growth-mindset', reason: 'Job share' }
    const answer = await coordinator.inject(post('/placement-changes', payload))
    expect(answer.statusCode, answer.body).toBe(201)
    const { items }: PlacementChanges = answer.json()
    expect(items).toMatchObject([
      {
        kind: 'by-hand',
        byName: 'Cora Coordinator',
        reason: 'Job share',
        cost: 1,
        moves: [{ name: 'Teacher0 Surname0', isYou: false, from: 'Growth Mindset & Challenge' }],
        undoneAt: null,
        mayUndo: true,
      },
    ])
    expect((await hubsNow())[one.id]).toBe('e-learning')
    expect(await sizes()).toMatchObject({ 'growth-mindset': 8, 'e-learning': 10 })
    const mails = await mailsTo(one)
    expect(mails).toHaveLength(counted + 1)
    expect(mails.at(-1)?.text).not.toContain('Job share')
    const { db, t } = store.read
    const audit = await db.select().from(t.audit).where(eq(t.audit.action, 'place-changed'))
    expect(audit).toMatchObject([{ actorId: coordinator.id, subjectId: one.id, details: { reason: 'Job share' } }])

    const undone = await coordinator.inject(post(`/placement-changes/${items[0]?.id}/undo`))
    expect(undone.json().items[0]).toMatchObject({ undoneAt: expect.any(String), mayUndo: false })
    expect((await hubsNow())[one.id]).toBe('growth-mindset')
    const told = await db.select().from(t.notice).where(eq(t.notice.personId, one.id))
    const titles = told.filter(({ kind }) => kind === 'placed').map(({ title }) => title)
    expect(titles.toSorted()).toEqual(['You’re now in Growth Mindset & Challenge', 'You’re now in e-Learning'])
    expect((await coordinator.inject(post(`/placement-changes/${items[0]?.id}/undo`))).json()).toMatchObject({
      status: 409,
      detail: 'This change has been undone already.',
    })
  })

  test('tells nobody of what they did themselves, and says whose move it was', async () => {
    const { teachers, store } = await buildPublished()
    const one = teachers[0]!
    await store.write(tx =>
      tx.db
        .update(tx.t.person)
        .set({ roles: ['coordinator'] })
        .where(eq(tx.t.person.id, one.id)),
    )
    const payload = { personId: one.id, hubSlug: 'e-learning', expectedHubSlug: 'growth-mindset', reason: 'Job share' }
    const { items }: PlacementChanges = (await one.inject(post('/placement-changes', payload))).json()
    expect(items[0]?.moves).toMatchObject([{ name: 'Teacher0 Surname0', isYou: true }])
    await one.inject(post(`/placement-changes/${items[0]?.id}/undo`))
    const { db, t } = store.read
    const told = await db.select().from(t.notice).where(eq(t.notice.kind, 'placed'))
    expect(told.filter(({ personId }) => personId === one.id)).toEqual([])
  })

  test('names the rules it would break, and is refused without a reason, into a full hub, or after another change', async () => {
    const { coordinator, teachers, hubsNow, store } = await buildPublished()
    const [one, other] = [teachers[4]!, teachers[9]!]
    // Questioning has eight people: one fewer is too few.
    const shown: PlacementOptions = (await coordinator.inject(options(one.id))).json()
    expect(shown).toMatchObject({ hubSlug: 'questioning', before: 8, after: 7 })
    expect(shown.options[0]?.broken).toEqual(['Questioning needs at least 8 people.'])
    const rule = { kind: 'must-not', personId: one.id, hubSlug: 'feedback', reason: 'Private' }
    await coordinator.inject(post('/placement-rules', rule))
    const after: PlacementOptions = (await coordinator.inject(options(one.id))).json()
    expect(after.options.find(({ hubSlug }) => hubSlug === 'feedback')?.broken).toContain(
      'Teacher4 Surname4 can’t be in Feedback & Critique.',
    )
    const move = { personId: one.id, hubSlug: 'feedback', expectedHubSlug: 'questioning', reason: '' }
    expect((await coordinator.inject(post('/placement-changes', move))).json()).toMatchObject({
      status: 400,
      fields: { reason: 'Say why. Only coordinators can see this.' },
    })
    const stale = { ...move, reason: 'A', expectedHubSlug: 'feedback' }
    expect((await coordinator.inject(post('/placement-changes', stale))).json().code).toBe('stale')
    const { db, t } = store.read
    const [hub] = await db.select().from(t.hub).where(eq(t.hub.slug, 'feedback'))
    await store.write(tx =>
      tx.db
        .update(tx.t.group)
        .set({ places: 9 })
        .where(eq(tx.t.group.hubId, hub?.id ?? '')),
    )
    expect((await coordinator.inject(post('/placement-changes', { ...move, reason: 'A' }))).json()).toMatchObject({
      code: 'full',
      detail: 'Feedback & Critique is full. Move someone out of it first.',
    })
    // Two coordinators at once: one of them moves the person.
    const both = await Promise.all(
      ['growth-mindset', 'e-learning'].map(hubSlug =>
        coordinator.inject(
          post('/placement-changes', { personId: other.id, hubSlug, expectedHubSlug: 'questioning', reason: 'A' }),
        ),
      ),
    )
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(['growth-mindset', 'e-learning']).toContain((await hubsNow())[other.id])
  })

  test('the person’s own page says where they are now, and no longer why they were where they were', async () => {
    const { coordinator, teachers } = await buildPublished()
    const one = teachers[0]!
    const move = { personId: one.id, hubSlug: 'feedback', expectedHubSlug: 'growth-mindset', reason: 'Secret' }
    await coordinator.inject(post('/placement-changes', move))
    const own = await one.inject({ url: '/api/v1/me/allocation' })
    expect(own.json().result).toMatchObject({ hubSlug: 'feedback', choice: 3, changed: 'by-hand', wishes: [] })
    expect(own.body).not.toContain('Secret')
  })
  test('the page of someone with no hub any more, or who came later, says no hub and that all were allocated', async () => {
    const { coordinator, teachers, person } = await buildPublished()
    const one = teachers[0]!
    const out = { personId: one.id, hubSlug: null, expectedHubSlug: 'growth-mindset', reason: 'On leave' }
    expect((await coordinator.inject(post('/placement-changes', out))).statusCode).toBe(201)
    const newcomer = await person({ name: 'New Teacher', roles: [], staffKind: 'teaching' })
    for (const each of [one, newcomer])
      expect((await each.inject({ url: '/api/v1/me/allocation' })).json()).toEqual({ published: true, result: null })
  })
})
