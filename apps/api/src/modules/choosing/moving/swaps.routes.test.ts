import type { OwnSwapOffers } from '@hubs/schema/membership/swaps'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { rank } from '../choosing.testkit.ts'
import { buildPublished, post } from './moving.testkit.ts'

const day = 24 * 60 * 60_000
const answer = (id: string, accepts: boolean) =>
  ({ method: 'PUT', url: `/api/v1/me/swap-offers/${id}`, payload: { accepts } }) as const
const ownOf = async (who: TestPerson): Promise<OwnSwapOffers> =>
  (await who.inject({ url: '/api/v1/me/swap-offers' })).json()

/** Two people who each want the other’s hub now; each has been offered the swap. */
async function buildOffered() {
  const built = await buildPublished()
  const [one, other] = [built.teachers[0]!, built.teachers[2]!]
  await built.reopened(async () => {
    await one.inject(rank('feedback', 'growth-mindset'))
    await other.inject(rank('growth-mindset', 'feedback'))
  })
  const found = await built.coordinator.inject(post('/swap-offers'))
  if (found.statusCode !== 200) throw new Error(found.body)
  return { ...built, one, other, found: found.json() }
}

describe('a swap that the system finds', () => {
  test('is offered to both, made once both accept, and told to each without the other’s name', async () => {
    const { one, other, found, hubsNow, mailsTo, coordinator, store, clock } = await buildOffered()
    expect(found.items).toHaveLength(1)
    expect(found.items[0]).toMatchObject({ state: 'open', parts: [{ choice: 1, accepts: null }, { choice: 1 }] })
    const [offer] = (await ownOf(one)).items
    expect(offer).toMatchObject({
      state: 'open',
      from: 'Growth Mindset & Challenge',
      to: 'Feedback & Critique',
      choiceBefore: 2,
      choiceAfter: 1,
      people: 2,
      accepts: null,
    })
    await one.inject(answer(offer!.id, true))
    const saidAt = async () =>
      (await store.read.db.select().from(store.read.t.swapParticipant)).map(row => row.answeredAt)
    const before = await saidAt()
    clock.now += 1000
    expect((await one.inject(answer(offer!.id, true))).json().items[0]).toMatchObject({ state: 'open', accepts: true })
    expect(await saidAt()).toEqual(before)
    expect((await hubsNow())[one.id]).toBe('growth-mindset')
    // It is found no second time, and strangers can’t answer it.
    expect((await coordinator.inject(post('/swap-offers'))).json().items).toHaveLength(1)
    expect((await coordinator.inject(answer(offer!.id, true))).statusCode).toBe(404)
    expect((await other.inject(answer(offer!.id, true))).json().items[0]).toMatchObject({ state: 'done' })
    const now = await hubsNow()
    expect([now[one.id], now[other.id]]).toEqual(['feedback', 'growth-mindset'])
    for (const [who, otherName] of [
      [one, 'Teacher2'],
      [other, 'Teacher0'],
    ] as const) {
      const mails = await mailsTo(who)
      expect(mails.map(({ text }) => text).join()).toMatch(/Everyone said yes to the swap/)
      for (const { text, subject } of mails) expect(text + subject).not.toContain(otherName)
      expect(JSON.stringify(await ownOf(who))).not.toContain(otherName)
    }
    const changes = (await coordinator.inject({ url: '/api/v1/placement-changes' })).json()
    expect(changes.items).toMatchObject([{ kind: 'swap', byName: null, cost: -2 }])
  })

  test('comes to nothing with one no; whoever said yes is told, and it is not offered again', async () => {
    const { one, other, found, hubsNow, mailsTo, coordinator } = await buildOffered()
    const [{ id }] = found.items
    await one.inject(answer(id, true))
    expect((await other.inject(answer(id, false))).json().items[0]).toMatchObject({ state: 'declined' })
    expect((await hubsNow())[one.id]).toBe('growth-mindset')
    expect((await mailsTo(one)).map(({ text }) => text).join()).toMatch(/isn’t going ahead/)
    expect((await coordinator.inject(post('/swap-offers'))).json().items).toHaveLength(1)
    expect((await one.inject(answer(id, false))).json()).toMatchObject({ status: 409 })
  })

  test('expires after three days, and is not made by a late answer', async () => {
    const { one, other, found, hubsNow, clock, store, mailsTo, coordinator } = await buildOffered()
    const [{ id, expiresAt }] = found.items
    expect(Date.parse(expiresAt) - clock.now).toBe(3 * day)
    await one.inject(answer(id, true))
    // Sessions last half a day: the offer is made to end now instead.
    await store.write(tx => tx.db.update(tx.t.swapOffer).set({ expiresAt: clock.now }))
    expect((await other.inject(answer(id, true))).json()).toMatchObject({ status: 409 })
    const now = await hubsNow()
    expect([now[one.id], now[other.id]]).toEqual(['growth-mindset', 'feedback'])
    expect((await coordinator.inject(post('/swap-offers'))).json().items).toMatchObject([{ state: 'expired' }])
    expect((await mailsTo(one)).map(({ text }) => text).join()).toMatch(/isn’t going ahead/)
  })

  test('is withdrawn where somebody has moved meanwhile', async () => {
    const { one, other, found, hubsNow, coordinator } = await buildOffered()
    const [{ id }] = found.items
    await one.inject(answer(id, true))
    const move = { personId: one.id, hubSlug: 'e-learning', expectedHubSlug: 'growth-mindset', reason: 'A' }
    await coordinator.inject(post('/placement-changes', move))
    expect((await other.inject(answer(id, true))).json().items[0]).toMatchObject({ state: 'withdrawn' })
    expect((await hubsNow())[other.id]).toBe('feedback')
  })

  test('is withdrawn where a rule has come between, and nobody reads who it is about', async () => {
    const { one, other, found, hubsNow, coordinator, store, groupOf } = await buildOffered()
    const [{ id }] = found.items
    await one.inject(answer(id, true))
    const { groupId } = await groupOf('growth-mindset')
    await store.write(tx => tx.db.update(tx.t.group).set({ facilitatorId: one.id }).where(eq(tx.t.group.id, groupId)))
    const answered = await other.inject(answer(id, true))
    expect(answered.json().items[0]).toMatchObject({ state: 'withdrawn' })
    expect(answered.body).not.toMatch(/Teacher0|facilitator/)
    expect((await hubsNow())[other.id]).toBe('feedback')
    expect((await coordinator.inject(post('/swap-offers'))).json().items).toHaveLength(1)
  })
})
