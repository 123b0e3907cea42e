import { describe, expect, test } from 'vitest'
import { buildImports } from './imports.testkit.ts'

const two = 'Name,Email\nAnn Lee,ann@school.test\nBea Low,bea@school.test'

/** Two people whom a list has added, and whoever coordinates. */
async function build() {
  const made = await buildImports()
  const coordinator = await made.person({ name: 'Cy Coordinator', roles: ['coordinator'] })
  const { id } = (await made.bringIn(two)).json()
  const [ann, bea] = [await made.named('ann@school.test'), await made.named('bea@school.test')]
  const { programmeId } = await made.groupOf('feedback')
  const ask = (method: 'POST' | 'PUT', url: string, payload: object) =>
    coordinator.inject({ method, url: `/api/v1/people/${url}`, payload })
  const place = (personId: string, hubSlug: string | null) => ask('PUT', `${personId}/membership`, { hubSlug })
  return { ...made, importId: id, ann: ann!, bea: bea!, programmeId, ask, place }
}

describe('an import is undone', () => {
  test('where someone it added was placed, told so, and taken out again', async () => {
    const { importId, post, named, place, ann, bea, add, store } = await build()
    for (const hubSlug of ['feedback', null]) expect((await place(bea.id, hubSlug)).statusCode).toBe(204)
    const { db, t } = store.read
    expect((await db.select().from(t.notice)).map(({ personId }) => personId)).toContain(bea.id)
    expect((await post(`imports/${importId}/undo`)).json()).toMatchObject({ kept: [], import: { unfinished: false } })
    expect([await named(ann.email), await named(bea.email)]).toEqual([undefined, undefined])
    expect((await add({ name: 'Dee May', email: 'dee@school.test' })).statusCode).toBe(201)
  })

  test('and keeps whom a record of any kind names', async () => {
    const { importId, post, named, ask, ann, programmeId, add } = await build()
    const hours = { programmeId, kind: 'extra', minutes: 30, reason: 'Read before term' }
    expect((await ask('POST', `${ann.id}/hours/corrections`, hours)).statusCode).toBe(201)
    expect((await post(`imports/${importId}/undo`)).json()).toMatchObject({
      kept: [{ name: 'Ann Lee', reason: 'Has a place in a hub or is in other records. Mark them as left instead.' }],
      import: { unfinished: false },
    })
    expect([(await named('ann@school.test'))?.id, await named('bea@school.test')]).toEqual([ann.id, undefined])
    expect((await add({ name: 'Dee May', email: 'dee@school.test' })).statusCode).toBe(201)
  })

  test('and leaves an address as it is where somebody else has the one before by now', async () => {
    const { bringIn, post, named, add } = await buildImports()
    const roster = (email: string) =>
      [
        'sourcedId,status,enabledUser,givenName,familyName,role,email,username',
        `u1,active,true,Ann,Lee,teacher,${email},a`,
      ].join('\n')
    await bringIn(roster('ann@school.test'))
    const { id } = (await bringIn(roster('ann.lee@school.test'))).json()
    expect((await add({ name: 'Ann Other', email: 'ann@school.test' })).statusCode).toBe(201)
    expect((await post(`imports/${id}/undo`)).json()).toMatchObject({
      kept: [{ name: 'Ann Lee', reason: 'Someone else has their old email address now.' }],
      import: { unfinished: false },
    })
    expect([(await named('ann.lee@school.test'))?.name, (await named('ann@school.test'))?.name]).toEqual([
      'Ann Lee',
      'Ann Other',
    ])
  })
})
