import { describe, expect, test } from 'vitest'
import { buildStaff } from './staff.testkit.ts'

describe('the list of people', () => {
  test('goes page by page in the order of names, everyone once', async () => {
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

  test('finds names however they are typed, the same on both engines', async () => {
    const { person, administrator, add, patch } = await buildStaff()
    for (const name of ['Étienne Morel', 'Öykü Şahin', 'Ольга Ким', 'O’Neill, Jo', 'Søren Łódź', 'İrem Işık'])
      await person({ name, department: 'Français' })
    const find = async (q: string) =>
      (await administrator.inject({ url: `/api/v1/people?q=${encodeURIComponent(q)}` }))
        .json()
        .items.map((each: { name: string }) => each.name)
    const spellings: Record<string, string[]> = {
      'Étienne Morel': ['étienne', 'ÉTIENNE', 'etienne', 'E\u0301tienne'],
      'Öykü Şahin': ['öykü', 'oyku', 'ŞAHİN', 'sahin'],
      'Ольга Ким': ['ольга', 'КИМ'],
      'O’Neill, Jo': ["o'neill", 'O’NEILL', 'oneill', 'Oʼneill'],
      'Søren Łódź': ['soren', 'SØREN', 'lodz', 'łódź'],
      'İrem Işık': ['irem', 'İREM', 'isik', 'ışık'],
    }
    for (const [name, typed] of Object.entries(spellings))
      for (const q of typed) expect([q, await find(q)]).toEqual([q, [name]])
    expect(await find('FRANCAIS')).toHaveLength(6)
    const added = (await add()).json()
    await patch(administrator, added.id, { name: 'Núria Ñáñez', department: 'Química' })
    expect([await find('nunez'), await find('nuria nanez'), await find('quimica'), await find('nadia new')]).toEqual([
      [],
      ['Núria Ñáñez'],
      ['Núria Ñáñez'],
      [],
    ])
  })

  test('has one order on both engines, and goes on in it page by page', async () => {
    const { person, administrator } = await buildStaff()
    for (const name of ['Zoe', 'van der Berg', 'Åsa', 'Étienne', 'adam', 'O’Neill', 'Oakley', 'Ольга', 'Ann-Marie'])
      await person({ name })
    const names: string[] = []
    let cursor: string | null = ''
    do {
      const answer = await administrator.inject({ url: `/api/v1/people?limit=2${cursor ? `&cursor=${cursor}` : ''}` })
      names.push(...answer.json().items.map((each: { name: string }) => each.name))
      cursor = answer.json().next
    } while (cursor)
    expect(names.join(', ')).toBe('Ada Admin, adam, Ann-Marie, Åsa, Étienne, Oakley, O’Neill, van der Berg, Zoe, Ольга')
  })

  test('is for coordinators and administrators; anyone else is refused, and that is noted', async () => {
    const { person, audit } = await buildStaff()
    const [coordinator, teacher] = [await person({ roles: ['coordinator'] }), await person()]
    expect((await coordinator.inject({ url: '/api/v1/people' })).statusCode).toBe(200)
    expect((await teacher.inject({ url: '/api/v1/people' })).statusCode).toBe(403)
    expect(await audit('access-refused')).toMatchObject([{ actorId: teacher.id, details: { wanted: 'person:list' } }])
  })
})
