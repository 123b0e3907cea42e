import { describe, expect, test } from 'vitest'
import { sendAll } from '../meetings.testkit.ts'
import { buildMinutes, minute } from './minutes.testkit.ts'

describe('who had a plan to report on', () => {
  test('no one at a first meeting, whatever was said and planned there', async () => {
    const { facilitator, amy, promise, numbered } = await buildMinutes()
    const first = numbered(1)
    await promise(amy, 'group', 'Wait three seconds', { meetingId: first })
    const at = `/api/v1/meetings/${first}/minutes`
    expect((await facilitator.inject({ url: at })).json().reports).toEqual({ told: 0, of: 0 })
  })

  test('a turn in the round is no report: it is asked for until it is sent', async () => {
    const { facilitator, amy, ben, url, clock, get, promise, report, numbered, meeting } = await buildMinutes()
    const plan = await promise(ben, 'group', 'Ask fewer questions', { meetingId: numbered(1) })
    const register = (personId: string) => ({ type: 'register', personId, attendance: 'present' }) as const
    await sendAll(facilitator, url, [{ type: 'start' }, register(amy.id), register(ben.id)])
    const { segments } = (await facilitator.inject({ url })).json()
    const feedback = segments.find((each: { kind: string }) => each.kind === 'feedback').id
    await sendAll(facilitator, url, [
      { type: 'goTo', segmentId: feedback },
      { type: 'beginTurn', personId: amy.id },
    ])
    clock.now += 2 * minute
    await sendAll(facilitator, url, [{ type: 'beginTurn', personId: ben.id }])
    expect((await get(amy)).reports).toEqual({ told: 0, of: 1 })
    clock.now += 2 * minute
    await sendAll(facilitator, url, [{ type: 'end' }])
    expect((await get(amy)).record?.turns).toHaveLength(2)
    expect((await get(amy)).reports).toEqual({ told: 0, of: 1 })
    await report(plan, meeting.id, null)
    expect((await get(amy)).reports).toEqual({ told: 1, of: 1 })
  })

  test('by what was open at that meeting, however plans went on since', async () => {
    const { amy, ben, facilitator, get, hold, promise, report, numbered, meeting } = await buildMinutes()
    await hold()
    const [first, third] = [numbered(1), numbered(3)]
    const reports = async () => (await get(amy)).reports
    await promise(amy, 'group', 'Made at this very meeting')
    await promise(amy, 'group', 'Made later', { meetingId: third })
    await promise(ben, 'group', 'Dropped and never told', { meetingId: first, status: 'dropped' })
    await promise(facilitator, 'group', 'In another group', {
      meetingId: first,
      status: 'carried',
    })
    expect(await reports()).toEqual({ told: 0, of: 0 })
    // Carried on at this meeting: it was open then. Closed by a report at a later one: so was that.
    const carried = await promise(amy, 'group', 'Carried', { meetingId: first, status: 'carried' })
    await promise(amy, 'group', 'Carries it on', { meetingId: meeting.id, carriedFrom: carried })
    const closed = await promise(ben, 'group', 'Closed', { meetingId: first, status: 'reported' })
    await report(closed, third, 'share')
    expect(await reports()).toEqual({ told: 0, of: 2 })
    await report(carried, meeting.id, 'keep')
    expect(await reports()).toEqual({ told: 1, of: 2 })
  })
})
