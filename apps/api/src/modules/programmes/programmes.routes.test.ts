import { programme, publicProgramme } from '@hubs/schema/programmes/programmes'
import { describe, expect, test } from 'vitest'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'

const url = '/api/v1/programmes/current'

async function buildProgramme() {
  const built = await buildTestApp()
  const coordinator = await built.person({ roles: ['coordinator'] })
  const current = async () => programme.parse((await coordinator.inject({ url })).json())
  const change = async (payload: object) =>
    coordinator.inject({ method: 'PATCH', url, payload: { ...payload, expectedVersion: (await current()).version } })
  const moveHalfTerm = async (position: number, payload: object) => {
    const { halfTerms, version } = await current()
    const id = halfTerms[position]?.id
    return coordinator.inject({
      method: 'PATCH',
      url: `/api/v1/half-terms/${id}`,
      payload: { ...payload, expectedVersion: version },
    })
  }
  const asVisitor = async () =>
    publicProgramme.parse((await built.app.inject({ url: '/api/v1/public/programme' })).json())
  return { ...built, coordinator, current, change, moveHalfTerm, asVisitor }
}

/** Moves the second meeting of a hub, by its coordinator. */
async function moveMeeting(coordinator: TestPerson, slug: string, payload: object) {
  const { items } = (await coordinator.inject({ url: '/api/v1/meetings?limit=200' })).json()
  const found = items.find(
    (meeting: { hubSlug: string; number: number }) => meeting.hubSlug === slug && meeting.number === 2,
  )
  return coordinator.inject({
    method: 'PATCH',
    url: `/api/v1/meetings/${found.id}`,
    payload: { ...payload, expectedVersion: found.version },
  })
}

describe('the public programme', () => {
  test('has the facts of a new school’s first year', async () => {
    const { asVisitor } = await buildProgramme()
    const { programme: year, meetings, hubs } = await asVisitor()
    expect(year).toMatchObject({ name: '2026-27', meetingMinutes: 120, groupMin: 8, groupMax: 12, datesChecked: false })
    expect(meetings.map(meeting => meeting.date)).toEqual([
      '2026-09-30',
      '2026-11-25',
      '2027-01-27',
      '2027-03-10',
      '2027-05-05',
      '2027-06-23',
    ])
    for (const hub of hubs) expect(hub.outcomes.length, hub.slug).toBeGreaterThanOrEqual(2)
    expect(new Set(hubs.flatMap(hub => hub.audiences))).toEqual(new Set(['students', 'parents', 'staff', 'community']))
  })

  test('says how many its largest group has places for', async () => {
    const { asVisitor, store } = await buildProgramme()
    await store.write(({ db, t }) => db.update(t.group).set({ places: 14 }))
    expect((await asVisitor()).programme).toMatchObject({ groupMin: 8, groupMax: 14 })
  })

  test('keeps one date a half term when one group meets on another; the hub’s own page has its own', async () => {
    const { coordinator, asVisitor } = await buildProgramme()
    expect((await moveMeeting(coordinator, 'feedback', { date: '2026-11-26' })).statusCode).toBe(200)
    const { meetings, hubs } = await asVisitor()
    expect(meetings).toHaveLength(6)
    expect(meetings[1]).toEqual({
      halfTerm: 'Autumn 2',
      date: '2026-11-25',
      endsAt: '2026-11-25T17:30:00.000Z',
      ended: false,
    })
    const second = (slug: string) => hubs.find(hub => hub.slug === slug)?.meetings[1]?.date
    expect([second('feedback'), second('questioning')]).toEqual(['2026-11-26', '2026-11-25'])
  })

  test('leaves out what is called off', async () => {
    const { coordinator, asVisitor } = await buildProgramme()
    await moveMeeting(coordinator, 'feedback', { cancelled: true })
    expect((await asVisitor()).hubs.find(hub => hub.slug === 'feedback')?.meetings).toHaveLength(5)
  })
})

describe('a coordinator', () => {
  test('opens the choice; a change against an older version gets what stands', async () => {
    const { coordinator, current, change, clock } = await buildProgramme()
    const closes = new Date(clock.now + 86_400_000).toISOString()
    expect((await change({ choiceClosesAt: closes })).json().choice).toMatchObject({ closesAt: closes, state: 'open' })
    const stale = await coordinator.inject({ method: 'PATCH', url, payload: { summary: 'Late', expectedVersion: 1 } })
    expect(stale.json()).toMatchObject({ status: 409, code: 'stale', current: { version: (await current()).version } })
  })

  test('is told at the field that a window closes before it opens', async () => {
    const { change } = await buildProgramme()
    const answer = await change({ choiceClosesAt: '2020-01-01T00:00:00.000Z' })
    expect(answer.json()).toMatchObject({
      status: 400,
      fields: { choiceClosesAt: 'The closing time must be after the opening time.' },
    })
  })

  test.each([
    [{ startsOn: '2026-11-02', endsOn: '2027-01-20' }, { endsOn: 'This overlaps Spring 1.' }],
    [{ startsOn: '2026-10-20', endsOn: '2026-12-18' }, { startsOn: 'This overlaps Autumn 1.' }],
    [{ startsOn: '2026-12-18', endsOn: '2026-11-02' }, { endsOn: 'The last day must be after the first day.' }],
  ])('is told which day of a half term is wrong: %o', async (days, fields) => {
    const { moveHalfTerm } = await buildProgramme()
    expect((await moveHalfTerm(1, days)).json()).toMatchObject({ status: 400, fields })
  })

  test('names a half term anew, and no two alike', async () => {
    const { moveHalfTerm } = await buildProgramme()
    const days = { startsOn: '2026-11-02', endsOn: '2026-12-18' }
    expect((await moveHalfTerm(1, { ...days, name: 'Winter' })).json().halfTerms[1]).toMatchObject({
      name: 'Winter',
      ...days,
    })
    for (const [name, sentence] of [
      ['autumn 1', 'Another half term has this name. Enter a different one.'],
      [' ', 'Enter the half term’s name.'],
    ])
      expect((await moveHalfTerm(1, { ...days, name })).json()).toMatchObject({
        status: 400,
        fields: { name: sentence },
      })
    expect((await moveHalfTerm(1, days)).json().halfTerms[1].name).toBe('Winter')
  })

  test('is told of a year that can’t be meant', async () => {
    const { moveHalfTerm } = await buildProgramme()
    const answer = await moveHalfTerm(5, { startsOn: '2027-06-07', endsOn: '2031-07-21' })
    expect(answer.json()).toMatchObject({
      status: 400,
      fields: { endsOn: expect.stringContaining('longer than an academic year') },
    })
  })

  test('can’t call dates right while a meeting lies outside of its half term', async () => {
    const { moveHalfTerm, change } = await buildProgramme()
    const moved = await moveHalfTerm(0, { startsOn: '2026-09-01', endsOn: '2026-09-20' })
    expect(moved.json().outside).toEqual([{ date: '2026-09-30', halfTerm: 'Autumn 1' }])
    const refused = await change({ datesChecked: true })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toContain('Meetings on Wed 30 Sep are outside Autumn 1')
    const back = await moveHalfTerm(0, { startsOn: '2026-09-01', endsOn: '2026-10-23' })
    expect(back.json().outside).toEqual([])
    expect((await change({ datesChecked: true })).json().datesChecked).toBe(true)
  })
})
