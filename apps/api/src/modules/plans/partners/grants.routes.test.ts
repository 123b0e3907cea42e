import type { AuditAction } from '@hubs/schema/audit'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { aPlan, buildPlans, get, patch, put, putIn } from '../plans.testkit.ts'

/** Amy has a plan for her partner, who is Ben; Cal is in the group too. */
async function build() {
  const built = await buildPlans()
  const { amy, ben, facilitator, first, member, setStatus, store } = built
  const cal = await member('questioning', { name: 'Cal Colleague', email: 'cal@school.test' })
  await setStatus(first.id, 'ended')
  let version = 0
  const pair = async (...sets: string[][]) => {
    const answer = await put(facilitator, `/meetings/${first.id}/partners`, { sets, expectedVersion: version })
    expect(answer.statusCode).toBe(200)
    version = answer.json().version
  }
  await pair([amy.id, ben.id])
  const plan = await putIn(amy, aPlan(first.id, { visibility: 'partner', technique: 'Try the canary' }))
  const reads = async (who: TestPerson) => (await get(who, `/plans/${plan.id}`)).statusCode === 200
  const mine = async () => (await get(amy, `/plans/${plan.id}`)).json()
  const audit = async (action: AuditAction) => {
    const { db, t } = store.read
    return db.select().from(t.audit).where(eq(t.audit.action, action))
  }
  const mails = async () => {
    const { db, t } = store.read
    return (await db.select().from(t.mail)).map(({ to, subject }) => `${to}: ${subject}`).toSorted()
  }
  return { ...built, cal, pair, plan, reads, mine, audit, mails }
}

describe('what was shared with one stays with that one', () => {
  test('a facilitator who names themself somebody’s partner reads nothing of what was shared with the one before', async () => {
    const { amy, ben, facilitator, pair, reads, mine, plan } = await build()
    expect(await reads(ben)).toBe(true)
    await pair([amy.id, facilitator.id])
    expect([await reads(facilitator), await reads(ben)]).toEqual([false, false])
    const { partnerWaiting, version } = await mine()
    expect(partnerWaiting).toEqual([{ id: facilitator.id, name: 'Fay Facilitator' }])
    // Only the owner can say otherwise, and sees whose name they say it to.
    const shown = await patch(amy, `/plans/${plan.id}`, { visibility: 'partner', expectedVersion: version })
    expect(shown.json()).toMatchObject({ partnerWaiting: [], version: version + 1 })
    expect(await reads(facilitator)).toBe(true)
    await pair([amy.id, ben.id])
    expect([await reads(facilitator), await reads(ben)]).toEqual([false, false])
  })

  test('a partner who leaves the group reads it no more, whether they are in another one or in none', async () => {
    const { ben, person, reads } = await build()
    const coordinator = await person({ roles: ['coordinator'] })
    const place = (hubSlug: string | null) => put(coordinator, `/people/${ben.id}/membership`, { hubSlug })
    expect((await place('feedback')).statusCode).toBe(204)
    expect(await reads(ben)).toBe(false)
    expect((await place(null)).statusCode).toBe(204)
    expect(await reads(ben)).toBe(false)
  })

  test('of an owner who leaves the group too', async () => {
    const { amy, ben, person, reads } = await build()
    const coordinator = await person({ roles: ['coordinator'] })
    await put(coordinator, `/people/${amy.id}/membership`, { hubSlug: 'feedback' })
    expect(await reads(ben)).toBe(false)
  })

  test('a plan made before there was a partner is for nobody until its owner says so', async () => {
    const { amy, ben, cal, first, pair, mine, plan } = await build()
    await pair()
    const early = await putIn(amy, aPlan(first.id, { visibility: 'partner' }))
    await pair([amy.id, cal.id])
    expect((await get(cal, `/plans/${early.id}`)).statusCode).toBe(404)
    const { version } = (await get(amy, `/plans/${early.id}`)).json()
    await patch(amy, `/plans/${early.id}`, { visibility: 'partner', expectedVersion: version })
    expect((await get(cal, `/plans/${early.id}`)).statusCode).toBe(200)
    expect((await get(cal, `/plans/${plan.id}`)).statusCode).toBe(404)
    expect((await get(ben, `/plans/${early.id}`)).statusCode).toBe(404)
    expect((await mine()).partnerWaiting).toMatchObject([{ id: cal.id }])
  })
})

describe('each change of who leads, partners or sees is written down and told', () => {
  test('of partners: to those whose partner is another one', async () => {
    const { amy, ben, cal, facilitator, pair, audit, mails } = await build()
    await pair([amy.id, cal.id], [ben.id, facilitator.id])
    expect((await audit('partners-named')).map(row => [row.actorId, row.details.after])).toEqual([
      [facilitator.id, [[amy.id, ben.id]]],
      [
        facilitator.id,
        [
          [amy.id, cal.id],
          [ben.id, facilitator.id],
        ],
      ],
    ])
    const told = await mails()
    for (const [to, name] of [
      ['amy@school.test', 'Cal Colleague'],
      ['ben@school.test', 'Fay Facilitator'],
      ['cal@school.test', 'Amy Adams'],
      ['fay@school.test', 'Ben Brown'],
    ])
      expect(told.some(mail => mail.startsWith(`${to}: Your partner is now`) && mail.includes(name ?? ''))).toBe(true)
  })

  test('of who leads: a coordinator who makes themself co-facilitator and steps back is seen to have done so', async () => {
    const { person, groupOf, audit, mails } = await build()
    const pat = await person({ name: 'Pat Coordinator', email: 'pat@school.test', roles: ['coordinator'] })
    const { groupId } = await groupOf('questioning')
    const lead = async (coFacilitatorId: string | null, expectedVersion: number) =>
      (await patch(pat, `/groups/${groupId}`, { coFacilitatorId, expectedVersion })).statusCode
    expect([await lead(pat.id, 1), await lead(null, 2)]).toEqual([200, 200])
    const rows = await audit('leaders-changed')
    expect(rows.map(row => [row.actorId, row.subjectId])).toEqual([
      [pat.id, groupId],
      [pat.id, groupId],
    ])
    expect(rows.map(row => (row.details.after as string[]).includes(pat.id)).toSorted()).toEqual([false, true])
    const told = await mails()
    for (const to of ['amy', 'ben', 'cal', 'fay', 'pat'])
      expect(told).toContain(`${to}@school.test: The facilitators of Questioning have changed`)
  })

  test('of whose group somebody is in: also one that they have joined themself', async () => {
    const { ben, person, audit, mails } = await build()
    const pat = await person({ name: 'Pat Coordinator', email: 'pat@school.test', roles: ['coordinator'] })
    const place = (who: TestPerson, hubSlug: string) => put(pat, `/people/${who.id}/membership`, { hubSlug })
    await place(ben, 'feedback')
    await place(pat, 'questioning')
    expect((await audit('place-changed')).map(row => [row.actorId, row.subjectId]).toSorted()).toEqual(
      [
        [pat.id, ben.id],
        [pat.id, pat.id],
      ].toSorted(),
    )
    const told = await mails()
    expect(told).toContain('ben@school.test: Your hub place has changed')
    for (const to of ['amy', 'cal', 'fay'])
      expect(told.some(mail => mail.startsWith(`${to}@school.test:`) && mail.endsWith('has joined Questioning'))).toBe(
        true,
      )
  })
})
