import type { NoticeList } from '@hubs/schema/notices'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import { buildStaff } from '../staff.testkit.ts'

describe('the last administrator', () => {
  test('can neither be demoted nor leave; one who was only invited does not count', async () => {
    const { administrator, patch, add, person } = await buildStaff()
    await add({ roles: ['administrator'] })
    expect((await patch(administrator, administrator.id, { roles: [] })).json()).toMatchObject({
      status: 400,
      fields: { roles: 'Ada Admin is the only administrator. Make someone else an administrator first.' },
    })
    expect((await patch(administrator, administrator.id, { left: true })).json()).toMatchObject({
      status: 400,
      fields: { left: expect.any(String) },
    })
    await person({ roles: ['administrator'] })
    expect((await patch(administrator, administrator.id, { roles: [] })).statusCode).toBe(200)
  })

  test('two who demote each other at the same time leave one', async () => {
    const { administrator, patch, person, store } = await buildStaff()
    const other = await person({ roles: ['administrator'] })
    const answers = await Promise.all([
      patch(administrator, other.id, { roles: [] }),
      patch(other, administrator.id, { roles: [] }),
    ])
    expect(answers.map(answer => answer.statusCode).filter(status => status === 200)).toHaveLength(1)
    const rows = await store.read.db.select().from(store.read.t.person)
    expect(rows.filter(row => row.roles.includes('administrator'))).toHaveLength(1)
  })
})

describe('someone leaves', () => {
  test('is signed out at once, streams told; the place is free and the group needs a new lead; the record stays', async () => {
    const { administrator, facilitator, patch, store, groupOf, audit } = await buildStaff()
    const lead = await facilitator('feedback')
    const ended: string[] = []
    store.onSignal(({ topic, id }) => void (topic === 'session' && ended.push(id)))
    const { db, t } = store.read
    const [session] = await db.select().from(t.session).where(eq(t.session.personId, lead.id))
    const answer = await patch(administrator, lead.id, { left: true })
    expect(answer.json()).toMatchObject({ state: 'left', leftAt: '2026-09-14T11:00:00.000Z', version: 2 })
    expect((await lead.inject({ url: '/api/v1/me' })).statusCode).toBe(401)
    await expect.poll(() => ended).toContain(session!.id)
    expect(await db.select().from(t.membership).where(eq(t.membership.personId, lead.id))).toEqual([])
    const { groupId } = await groupOf('feedback')
    expect(
      await db
        .select()
        .from(t.group)
        .where(and(eq(t.group.id, groupId), eq(t.group.facilitatorId, lead.id))),
    ).toEqual([])
    expect(await audit('person-left')).toMatchObject([{ actorId: administrator.id, subjectId: lead.id }])
    expect(
      (await administrator.inject({ method: 'POST', url: `/api/v1/people/${lead.id}/invitation` })).json(),
    ).toMatchObject({ status: 409, code: 'person-left' })
  })

  test('whoever coordinates hears that a group has lost its facilitator, and who still has one', async () => {
    const built = await buildStaff()
    const { administrator, facilitator, member, person, patch, store, groupOf } = built
    const cora = await person({ roles: ['coordinator'], email: 'cora@school.test' })
    const lead = await facilitator('feedback', { name: 'Lee Lead' })
    const other = await member('feedback', { name: 'Jo Hart' })
    const { groupId } = await groupOf('feedback')
    await store.write(({ db, t }) =>
      db.update(t.group).set({ coFacilitatorId: other.id }).where(eq(t.group.id, groupId)),
    )
    await patch(administrator, lead.id, { left: true })
    await patch(administrator, other.id, { staffKind: 'none' })
    const { items } = (await cora.inject({ url: '/api/v1/me/notices' })).json<NoticeList>()
    expect(items.map(({ kind, title, path }) => [kind, title, path]).toSorted()).toEqual([
      ['facilitator-left', 'Jo Hart no longer facilitates Feedback & Critique', '/programme/feedback'],
      ['facilitator-left', 'Lee Lead no longer facilitates Feedback & Critique', '/programme/feedback'],
    ])
    const mails = (await mailsIn(built)).filter(({ to }) => to === 'cora@school.test')
    const said = mails.map(({ subject, text }) => `${subject} ${text}`).join(' ')
    expect(said).toContain('Jo Hart still facilitates it.')
    expect(said).toContain('The group has no facilitator now.')
  })

  test('an invitation dies with them, and coming back is possible', async () => {
    const { add, administrator, patch, audit, store } = await buildStaff()
    const { id } = (await add()).json()
    await patch(administrator, id, { left: true })
    const { db, t } = store.read
    const [link] = await db.select().from(t.linkToken).where(eq(t.linkToken.personId, id))
    expect(link!.replacedAt).toBe(Date.parse('2026-09-14T11:00:00.000Z'))
    expect((await patch(administrator, id, { left: false, expectedVersion: 2 })).json()).toMatchObject({
      state: 'invited',
      leftAt: null,
    })
    expect(await audit('person-returned')).toHaveLength(1)
    expect((await administrator.inject({ method: 'POST', url: `/api/v1/people/${id}/invitation` })).statusCode).toBe(
      202,
    )
    expect(await audit('invitation-sent')).toHaveLength(1)
  })
})
