import { type Meeting, meetingDetail, meetingList } from '@hubs/schema/meetings/meetings'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { buildMeeting, meetingOf, send, sendAll } from './meetings.testkit.ts'

describe('the list', () => {
  test('has the own group’s six meetings and those of the groups one leads, soonest first', async () => {
    const { facilitator, amy, person } = await buildMeeting()
    const { items, next } = meetingList.parse((await amy.inject({ url: '/api/v1/meetings' })).json())
    expect(next).toBeNull()
    expect(items.map(item => [item.number, item.halfTerm, item.kind, item.mine])).toEqual([
      [1, 'Autumn 1', 'first', 'member'],
      [2, 'Autumn 2', 'ordinary', 'member'],
      [3, 'Spring 1', 'ordinary', 'member'],
      [4, 'Spring 2', 'ordinary', 'member'],
      [5, 'Summer 1', 'ordinary', 'member'],
      [6, 'Summer 2', 'sharing', 'member'],
    ])
    expect(items[1]).toMatchObject({
      hubSlug: 'feedback',
      groupName: null,
      programme: '2026-27',
      date: '2026-11-25',
      startsAt: '15:30',
      startsAtInstant: '2026-11-25T15:30:00.000Z',
      endsAt: '2026-11-25T17:30:00.000Z',
      status: 'planned',
    })
    const led = meetingList.parse((await facilitator.inject({ url: '/api/v1/meetings' })).json())
    expect(new Set(led.items.map(item => item.mine))).toEqual(new Set(['facilitator']))
    expect((await (await person()).inject({ url: '/api/v1/meetings' })).json().items).toEqual([])
    expect((await amy.inject({ url: '/api/v1/meetings?programme=past' })).json().items).toEqual([])
  })

  test('a coordinator has the whole school’s, a page at a time, or one group’s', async () => {
    const { person, groupOf } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const seen: Meeting[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : ''
      const page = meetingList.parse((await coordinator.inject({ url: `/api/v1/meetings?limit=7${query}` })).json())
      seen.push(...page.items)
      cursor = page.next
    }
    expect(seen).toHaveLength(30)
    expect(new Set(seen.map(item => item.id)).size).toBe(30)
    const instants = seen.map(item => item.startsAtInstant)
    expect(instants).toEqual(instants.toSorted())

    const { groupId } = await groupOf('questioning')
    const own = meetingList.parse((await coordinator.inject({ url: `/api/v1/meetings?group=${groupId}` })).json())
    expect(own.items.map(item => item.hubSlug)).toEqual(Array.from({ length: 6 }, () => 'questioning'))
    expect((await coordinator.inject({ url: '/api/v1/meetings?scope=mine' })).json().items).toEqual([])
    expect((await coordinator.inject({ url: '/api/v1/meetings?cursor=nonsense' })).statusCode).toBe(400)
  })

  test('a year that is over is there for those who were in it', async () => {
    const { amy, person, store, url } = await buildMeeting()
    const stranger = await person()
    await store.write(async ({ db, t }) => {
      await db.update(t.programme).set({ current: false })
    })
    await store.signal({ topic: 'people', id: '' })
    const past = meetingList.parse((await amy.inject({ url: '/api/v1/meetings?programme=past' })).json())
    expect(past.items).toHaveLength(6)
    expect((await amy.inject({ url })).json()).toMatchObject({ number: 2, mine: 'member' })
    expect((await stranger.inject({ url: '/api/v1/meetings?programme=past' })).json().items).toEqual([])
    expect((await stranger.inject({ url })).statusCode).toBe(403)
  })

  test('says of those that have ended who came, in numbers, and how one is marked oneself', async () => {
    const { facilitator, amy, ben, url } = await buildMeeting()
    await sendAll(facilitator, url, [
      { type: 'register', personId: amy.id, attendance: 'present' },
      { type: 'register', personId: ben.id, attendance: 'apologies' },
      { type: 'start' },
      { type: 'end' },
    ])
    for (const [someone, mine] of [
      [amy, 'present'],
      [ben, 'apologies'],
      [facilitator, 'unknown'],
    ] as const) {
      const { items } = meetingList.parse((await someone.inject({ url: '/api/v1/meetings' })).json())
      expect(items.map(item => item.came)).toEqual([
        null,
        { present: 1, expected: 3, unmarked: 1, mine },
        null,
        null,
        null,
        null,
      ])
    }
  })

  test('another group’s dates are asked for in vain', async () => {
    const { amy, groupOf } = await buildMeeting()
    const { groupId } = await groupOf('questioning')
    expect((await amy.inject({ url: `/api/v1/meetings?group=${groupId}` })).statusCode).toBe(403)
  })
})

describe('one meeting', () => {
  test('has its agenda and people; notes and warnings are the facilitator’s', async () => {
    const { facilitator, amy, person, url } = await buildMeeting()
    const prepared = meetingDetail.parse((await facilitator.inject({ url })).json())
    expect(prepared.segments.every(segment => typeof segment.notes === 'string')).toBe(true)
    const seen = meetingDetail.parse((await amy.inject({ url })).json())
    expect(seen.segments.map(segment => segment.notes)).toEqual(prepared.segments.map(() => null))
    expect(seen.people.map(each => [each.name, each.role, each.attendance])).toEqual([
      ['Amy Adams', 'member', 'unknown'],
      ['Ben Brown', 'member', 'unknown'],
      ['Fay Facilitator', 'facilitator', 'unknown'],
    ])
    const coordinator = await person({ roles: ['coordinator'] })
    expect((await coordinator.inject({ url })).json()).toMatchObject({ mine: null, people: seen.people, warnings: [] })
  })

  test.each(['administrator', 'leadership'] as const)('is not for the %s', async role => {
    const { person, url } = await buildMeeting()
    expect((await (await person({ roles: [role] })).inject({ url })).statusCode).toBe(403)
  })
})

describe('moving a meeting', () => {
  const patch = (payload: object) => ({ method: 'PATCH', payload }) as const

  test('says the new instant in the school’s zone, on both sides of a clock change', async () => {
    const { person, store, groupOf } = await buildTestApp()
    const coordinator = await person({ roles: ['coordinator'] })
    const meeting = await meetingOf({ store, groupOf }, 'feedback', 5)
    const url = `/api/v1/meetings/${meeting.id}`
    const moved = await coordinator.inject({
      ...patch({ date: '2027-05-12', startsAt: '16:15', place: ' Room 4 ', expectedVersion: 1 }),
      url,
    })
    expect(moved.json()).toMatchObject({
      date: '2027-05-12',
      startsAtInstant: '2027-05-12T15:15:00.000Z',
      endsAt: '2027-05-12T17:15:00.000Z',
      place: 'Room 4',
      version: 2,
    })
    const autumn = await meetingOf({ store, groupOf }, 'feedback', 2)
    const winter = await coordinator.inject({
      ...patch({ date: '2026-11-18', expectedVersion: 1 }),
      url: `/api/v1/meetings/${autumn.id}`,
    })
    expect(winter.json().startsAtInstant).toBe('2026-11-18T15:30:00.000Z')
    const { items } = (await coordinator.inject({ url: '/api/v1/hubs' })).json()
    expect(items.find((hub: { slug: string }) => hub.slug === 'feedback').nextMeeting.startsAt).toBe(
      '2026-09-30T14:30:00.000Z',
    )
  })

  test('a date outside the half term or on a day the school is closed is refused at its field', async () => {
    const { facilitator, url, store, groupOf } = await buildMeeting()
    const { programmeId } = await groupOf('questioning')
    const closed = { id: 'closed', programmeId, day: '2026-11-27', kind: 'closure' as const, name: 'Boiler' }
    await store.write(({ db, t }) => db.insert(t.dayOff).values(closed))
    const outside = (await facilitator.inject({ ...patch({ date: '2026-12-24', expectedVersion: 1 }), url })).json()
    expect(outside).toMatchObject({ status: 400, code: 'invalid' })
    expect(outside.fields.date).toBe('Autumn 2 runs from Mon 2 Nov to Fri 18 Dec. Choose a date in it.')
    const off = (await facilitator.inject({ ...patch({ date: '2026-11-27', expectedVersion: 1 }), url })).json()
    expect(off.fields.date).toBe('The school is closed on Fri 27 Nov (Boiler). Choose another date.')
    expect((await facilitator.inject({ url })).json()).toMatchObject({ date: '2026-11-25', version: 1 })
  })

  test('a weekend, and an end after midnight, are refused at their fields', async () => {
    const { facilitator, url, meeting } = await buildMeeting()
    const move = (payload: object) =>
      facilitator.inject({ method: 'PATCH', url, payload: { ...payload, expectedVersion: meeting.version } })
    expect((await move({ date: '2026-11-28' })).json()).toMatchObject({
      status: 400,
      fields: { date: expect.any(String) },
    })
    expect((await move({ startsAt: '22:30' })).json()).toMatchObject({
      status: 400,
      fields: { startsAt: 'The meeting would end after midnight. Choose an earlier start time.' },
    })
  })

  test('is for its facilitators and a coordinator, and not against an older version', async () => {
    const { facilitator, amy, url } = await buildMeeting()
    expect((await amy.inject({ ...patch({ place: 'Library', expectedVersion: 1 }), url })).statusCode).toBe(403)
    expect((await facilitator.inject({ ...patch({ place: 'Library', expectedVersion: 1 }), url })).statusCode).toBe(200)
    const late = (await facilitator.inject({ ...patch({ place: 'Gym', expectedVersion: 1 }), url })).json()
    expect(late).toMatchObject({ status: 409, code: 'stale', current: { place: 'Library', version: 2 } })
  })

  test('called off it can’t be started; back on it can', async () => {
    const { facilitator, url } = await buildMeeting()
    const off = await facilitator.inject({ ...patch({ cancelled: true, expectedVersion: 1 }), url })
    expect(off.json().status).toBe('cancelled')
    const refused = await send(facilitator, url, 0, { type: 'start' })
    expect(refused.json()).toMatchObject({
      status: 409,
      detail: 'This meeting has been cancelled. Reinstate it before you start it.',
    })
    await facilitator.inject({ ...patch({ cancelled: false, expectedVersion: 2 }), url })
    expect((await send(facilitator, url, 0, { type: 'start' })).statusCode).toBe(200)
  })

  test('running or ended it stays where it is, and so does its agenda', async () => {
    const { facilitator, url } = await buildMeeting()
    await sendAll(facilitator, url, [{ type: 'start' }])
    const moved = (await facilitator.inject({ ...patch({ startsAt: '16:00', expectedVersion: 1 }), url })).json()
    expect(moved).toMatchObject({ status: 409, detail: 'The meeting is running, so you can’t move or cancel it.' })
    const fitted = await facilitator.inject({
      method: 'POST',
      url: `${url}/agenda/fit`,
      payload: { withBreak: false, expectedVersion: 1 },
    })
    expect(fitted.json()).toMatchObject({
      status: 409,
      detail: 'The meeting is running, so you can’t edit its agenda.',
    })
    await sendAll(facilitator, url, [{ type: 'end' }])
    const after = (await facilitator.inject({ ...patch({ startsAt: '16:00', expectedVersion: 1 }), url })).json()
    expect(after.detail).toBe('The meeting has ended, so you can’t move or cancel it.')
  })
})

test('two people of one name are told apart in the meeting and its run, and no one else says where they work', async () => {
  const { member, amy, facilitator, url } = await buildMeeting()
  const priyas = [
    await member('feedback', { name: 'Priya Patel', department: 'Science' }),
    await member('feedback', { name: 'Priya PATEL', department: 'Art' }),
  ]
  const told = (people: { id: string; apart?: string | undefined }[]) => [
    priyas.map(priya => people.find(({ id }) => id === priya.id)?.apart),
    people.filter(({ apart }) => apart !== undefined).length,
  ]
  expect(told(meetingDetail.parse((await amy.inject({ url })).json()).people)).toEqual([['Science', 'Art'], 2])
  const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
  expect(told(run.people)).toEqual([['Science', 'Art'], 2])
  expect(told(meetingDetail.parse((await amy.inject({ url })).json()).people)).toEqual([['Science', 'Art'], 2])
})
