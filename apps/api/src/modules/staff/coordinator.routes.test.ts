import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildImports } from './imports/imports.testkit.ts'
import { nadia } from './staff.testkit.ts'

type Made = Awaited<ReturnType<typeof buildImports>>

async function build() {
  const made = await buildImports()
  const coordinator = await made.person({ name: 'Cora Lead', roles: ['coordinator'] })
  const post = (url: string, payload?: object, by: TestPerson = coordinator) =>
    by.inject({ method: 'POST', url: `/api/v1/people${url}`, ...(payload && { payload }) })
  const bringIn = async (text: string, everyone = false, by: TestPerson = coordinator) => {
    const preview = (await post('/import-previews', { text, everyone }, by)).json()
    const { fingerprint } = preview
    const made = await post('/imports', { text, everyone, leave: everyone, fingerprint }, by)
    return { preview, made: made.json(), status: made.statusCode }
  }
  /** As the next request sees them. */
  const version = async (id: string) => (await made.people()).find(row => row.id === id)?.version ?? 0
  const change = async (id: string, payload: object, by: TestPerson = coordinator) =>
    made.patch(by, id, { expectedVersion: await version(id), ...payload })
  return { ...made, coordinator, post, bringIn, change }
}

/** Who can do what, as it stands: nothing of it may have moved. */
const powersOf = async ({ people }: Pick<Made, 'people'>) =>
  (await people())
    .filter(({ roles }) => roles.length > 0)
    .map(({ id, email, roles, leftAt }) => [id, email, roles, leftAt])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)))

describe('a coordinator', () => {
  test('adds, invites, changes and marks as left by themself: nobody else is needed for the year', async () => {
    const { post, change, named, person, audit, coordinator } = await build()
    const added = await post('', { ...nadia, email: 'nadia@typo.test' })
    expect(added.statusCode).toBe(201)
    const { id } = added.json()
    // Nobody can sign in by the mistyped address yet.
    expect((await change(id, { email: 'nadia@school.test' })).statusCode).toBe(200)
    expect((await change(id, { workingDays: ['mon'], department: 'Science', job: 'Lead' })).statusCode).toBe(200)
    expect((await post(`/${id}/invitation`)).statusCode).toBe(202)
    const teacher = await person({ name: 'Tom Teacher' })
    expect((await change(teacher.id, { left: true })).json()).toMatchObject({ state: 'left' })
    expect((await change(teacher.id, { left: false })).json()).toMatchObject({ state: 'active' })
    expect((await post('/invitations', { whom: 'not-come' })).statusCode).toBe(409)
    expect((await change(coordinator.id, { workingDays: ['mon', 'tue'] })).statusCode).toBe(200)
    expect(await named('nadia@school.test')).toMatchObject({ workingDays: ['mon'], department: 'Science' })
    expect(await audit('person-left')).toMatchObject([{ actorId: coordinator.id, subjectId: teacher.id }])
  })

  test('gives nobody a role, themself least of all, and changes nobody who has power', async () => {
    const made = await build()
    const { post, change, person, coordinator, administrator, audit } = made
    const other = await person({ name: 'Olga Other', roles: ['coordinator'] })
    const leader = await person({ name: 'Lena Leader', roles: ['leadership'] })
    const teacher = await person({ name: 'Tom Teacher' })
    const before = await powersOf(made)
    const roles = ['administrator']
    const refused = { status: 403, code: 'not-allowed' }
    expect((await post('', { ...nadia, roles })).json()).toMatchObject({
      ...refused,
      fields: { roles: 'Only an administrator can change roles.' },
    })
    for (const { id } of [coordinator, teacher, leader])
      expect((await change(id, { roles })).json()).toMatchObject({ ...refused, fields: { roles: expect.any(String) } })
    for (const { id } of [administrator, other])
      for (const payload of [{ roles: [] }, { email: 'evil@school.test' }, { left: true }, { job: 'None' }])
        expect((await change(id, payload)).json()).toMatchObject(refused)
    // An address lets its person in: of whoever has come, or has a role, it isn't a coordinator's to move.
    for (const { id } of [teacher, leader, coordinator])
      expect((await change(id, { email: 'evil@school.test' })).json()).toMatchObject({
        ...refused,
        fields: { email: expect.any(String) },
      })
    expect((await change(coordinator.id, { left: true })).json()).toMatchObject(refused)
    for (const { id } of [administrator, other, teacher]) {
      expect((await post(`/${id}/password-reset`)).statusCode).toBe(403)
      expect(
        (await coordinator.inject({ method: 'DELETE', url: `/api/v1/people/${id}/second-factor` })).statusCode,
      ).toBe(403)
    }
    expect(await powersOf(made)).toEqual(before)
    expect((await audit('access-refused')).length).toBeGreaterThan(0)
  })

  test('gets no further by a list: an administrator’s line is left out with why, and the rest comes in', async () => {
    const made = await build()
    const { bringIn, administrator, coordinator, people, store } = made
    const other = await made.person({ name: 'Olga Other', roles: ['coordinator'] })
    const before = await powersOf(made)
    const at = async (id: string) => (await people()).find(row => row.id === id)
    const text = [
      'Name,Email,Department',
      `Ada Changed,${(await at(administrator.id))?.email},Maths`,
      `Olga Changed,${(await at(other.id))?.email},Maths`,
      'Ann Lee,ann@school.test,Art',
    ].join('\n')
    const { preview, made: done, status } = await bringIn(text, true)
    expect(preview.counts).toMatchObject({ new: 1, changed: 0, error: 2 })
    expect(preview.lines.filter((each: { outcome: string }) => each.outcome === 'error')).toMatchObject([
      { line: 2, reason: 'Only an administrator can change the details of a coordinator or an administrator.' },
      { line: 3 },
    ])
    expect([status, done]).toMatchObject([201, { added: 1, changed: 0, left: 0 }])
    expect((await at(administrator.id))?.name).toBe('Ada Admin')
    // Nor by the number of the school's own system, which follows its person to a new address.
    await store.write(tx =>
      tx.db.update(tx.t.person).set({ sourcedId: 'u1' }).where(eq(tx.t.person.id, administrator.id)),
    )
    const teacher = await made.person({ name: 'Tom Teacher' })
    await store.write(tx => tx.db.update(tx.t.person).set({ sourcedId: 'u2' }).where(eq(tx.t.person.id, teacher.id)))
    const roster = [
      'sourcedId,status,enabledUser,givenName,familyName,role,email,username',
      'u1,active,true,Ada,Admin,teacher,evil@school.test,a',
      'u2,active,true,Tom,Teacher,teacher,evil2@school.test,t',
    ].join('\n')
    expect((await bringIn(roster)).preview).toMatchObject({ counts: { changed: 0, error: 2 } })
    expect(await powersOf(made)).toEqual(before)
    expect((await at(coordinator.id))?.roles).toEqual(['coordinator'])
  })

  test('gives nobody a role by a column of roles, nor does an administrator; the preview shows that it isn’t used', async () => {
    const made = await build()
    const { bringIn, post, administrator, coordinator, named, audit } = made
    const own = (await made.people()).find(({ id }) => id === coordinator.id)
    const before = await powersOf(made)
    const text = (mark: string) =>
      [
        'Name,Email,Roles,Administrator,roles,Role,seniorLeader',
        `Ann Lee,ann${mark}@school.test,administrator,yes,"coordinator, leadership",Administrator,true`,
        `Cora Lead,${own?.email},administrator,yes,administrator,Administrator,true`,
      ].join('\n')
    for (const [by, mark] of [
      [coordinator, '1'],
      [administrator, '2'],
    ] as const) {
      const { preview, status } = await bringIn(text(mark), false, by)
      expect(preview.columns.map(({ field }: { field: string | null }) => field)).toEqual([
        'name',
        'email',
        null,
        null,
        null,
        'job',
        null,
      ])
      const changed = preview.lines.flatMap((line: { changes: { field: string }[] }) => line.changes)
      expect(new Set(changed.map(({ field }: { field: string }) => field))).toEqual(new Set(['Staff', 'Job title']))
      expect(status).toBe(201)
      expect(await named(`ann${mark}@school.test`)).toMatchObject({ roles: [], seniorLeader: false })
    }
    expect(await powersOf(made)).toEqual(before)
    expect(await audit('roles-changed')).toEqual([])
    expect((await audit('people-imported')).map(({ actorId }) => actorId).toSorted()).toEqual(
      [coordinator.id, administrator.id].toSorted(),
    )
    const columns = ['name', 'email', 'roles', null, null, null, null]
    expect((await post('/import-previews', { text: text('3'), everyone: false, columns })).statusCode).toBe(400)
  })

  test('has nobody back by undoing: neither an address that has been signed in with since, nor another’s list', async () => {
    const made = await build()
    const { bringIn, administrator, post, named, change, store } = made
    const roster = (email: string) =>
      `sourcedId,status,enabledUser,givenName,familyName,role,email,username\nu1,active,true,Ann,Lee,teacher,${email},a`
    await bringIn(roster('mine@school.test'))
    const corrected = await bringIn(roster('ann@school.test'))
    expect(corrected.made).toMatchObject({ changed: 1, undoUntil: expect.any(String) })
    const ann = await named('ann@school.test')
    await store.write(tx =>
      tx.db
        .update(tx.t.person)
        .set({ joinedAt: 1 })
        .where(eq(tx.t.person.id, ann?.id ?? '')),
    )
    expect((await change(ann?.id ?? '', { roles: ['administrator'] }, administrator)).statusCode).toBe(200)
    expect((await post(`/imports/${corrected.made.id}/undo`)).json()).toMatchObject({ kept: [{ name: 'Ann Lee' }] })
    expect(await named('ann@school.test')).toMatchObject({ roles: ['administrator'] })
    expect(await named('mine@school.test')).toBeUndefined()
    const theirs = await bringIn('Name,Email\nBea Low,bea@school.test', false, administrator)
    expect((await post(`/imports/${theirs.made.id}/undo`)).json()).toMatchObject({ status: 403 })
    const listed = (await made.coordinator.inject({ url: '/api/v1/people/imports' })).json().items
    expect(listed.find(({ id }: { id: string }) => id === theirs.made.id)).toMatchObject({ undoUntil: null })
  })
})
