import { describe, expect, test } from 'vitest'
import { buildStaff } from './staff.testkit.ts'

describe('the list of people', () => {
  test('goes page by page in the order of names, everybody once', async () => {
    const { person, administrator } = await buildStaff()
    for (let n = 0; n < 7; n++) await person({ name: n % 2 ? 'Same Name' : `Person ${n}` })
    const seen: { id: string; name: string }[] = []
    let cursor: string | null = ''
    do {
      const answer = await administrator.inject({ url: `/api/v1/people?limit=3${cursor ? `&cursor=${cursor}` : ''}` })
      seen.push(...answer.json().items)
      cursor = answer.json().next
    } while (cursor)
    expect(seen).toHaveLength(8)
    expect(new Set(seen.map(each => each.id)).size).toBe(8)
    const whole = (await administrator.inject({ url: '/api/v1/people' })).json().items
    expect(whole.map((each: { id: string }) => each.id)).toEqual(seen.map(each => each.id))
    expect((await administrator.inject({ url: '/api/v1/people?cursor=rubbish' })).statusCode).toBe(400)
  })

  test('is searched by name, address, department and job, and by who has come', async () => {
    const { person, administrator, add, clock } = await buildStaff()
    await person({ name: 'Zoe Zephyr', department: '100%_real', leftAt: clock.now })
    await add()
    const find = async (query: string) =>
      (await administrator.inject({ url: `/api/v1/people?${query}` }))
        .json()
        .items.map((each: { name: string }) => each.name)
    expect(await find('q=ZEPHYR')).toEqual(['Zoe Zephyr'])
    expect(await find(`q=${encodeURIComponent('100%_')}`)).toEqual(['Zoe Zephyr'])
    expect(await find(`q=${encodeURIComponent('%')}`)).toEqual(['Zoe Zephyr'])
    expect(await find('q=nadia@')).toEqual(['Nadia New'])
    expect(await find(`q=${encodeURIComponent("' OR 1=1 --")}`)).toEqual([])
    expect([await find('state=left'), await find('state=invited'), await find('state=active')]).toEqual([
      ['Zoe Zephyr'],
      ['Nadia New'],
      ['Ada Admin'],
    ])
  })

  test('is for coordinators and administrators; anybody else is refused, and that is noted', async () => {
    const { person, audit } = await buildStaff()
    const [coordinator, teacher] = [await person({ roles: ['coordinator'] }), await person()]
    expect((await coordinator.inject({ url: '/api/v1/people' })).statusCode).toBe(200)
    expect((await teacher.inject({ url: '/api/v1/people' })).statusCode).toBe(403)
    expect(await audit('access-refused')).toMatchObject([{ actorId: teacher.id, details: { wanted: 'person:list' } }])
  })
})
