import { agendaSegment } from '@hubs/schema/meetings/agenda'
import { meetingDetail } from '@hubs/schema/meetings/meetings'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../ids.ts'
import { buildMeeting, meetingOf } from '../meetings.testkit.ts'

describe('the agenda', () => {
  test('is saved as the facilitator wants it, and warns without forbidding', async () => {
    const { facilitator, amy, url } = await buildMeeting()
    const { segments, version } = (await facilitator.inject({ url })).json()
    const edit = segments.map(
      ({ floorMinutes: _, ...segment }: { kind: string; minutes: number; floorMinutes: number }) =>
        segment.kind === 'planning' ? { ...segment, minutes: 6, notes: 'Short today' } : segment,
    )
    const extra = { kind: 'starter', title: 'Quiz', minutes: 4, protected: false, prompt: '', notes: '' }
    const put = {
      method: 'PUT',
      url: `${url}/agenda`,
      payload: { segments: [...edit, extra], expectedVersion: version },
    } as const
    expect((await amy.inject(put)).statusCode).toBe(403)
    const saved = meetingDetail.parse((await facilitator.inject(put)).json())
    expect(saved.version).toBe(version + 1)
    expect(saved.segments.slice(0, -1).map(segment => segment.id)).toEqual(
      segments.map((segment: { id: string }) => segment.id),
    )
    expect(saved.segments.at(-1)).toMatchObject({ title: 'Quiz', floorMinutes: 2 })
    expect(saved.warnings.map(warning => warning.code)).toEqual(['too-short', 'planning-short'])
    expect((await facilitator.inject(put)).json()).toMatchObject({
      status: 409,
      code: 'stale',
      current: { version: saved.version },
    })
  })

  test('an id of another agenda, or the same twice, is a new part', async () => {
    const { facilitator, url, store, groupOf } = await buildMeeting()
    const other = await meetingOf({ store, groupOf }, 'questioning', 2)
    const { db, t } = store.read
    const [foreign] = await db.select().from(t.segment).where(eq(t.segment.meetingId, other.id))
    const { segments, version } = (await facilitator.inject({ url })).json()
    const part = (id: string) => ({
      id,
      kind: 'starter',
      title: 'Part',
      minutes: 5,
      protected: false,
      prompt: '',
      notes: '',
    })
    const own = segments[0].id
    const payload = { segments: [part(foreign?.id ?? ''), part(own), part(own)], expectedVersion: version }
    const saved = (await facilitator.inject({ method: 'PUT', url: `${url}/agenda`, payload })).json()
    const ids = saved.segments.map((segment: { id: string }) => segment.id)
    expect(ids[1]).toBe(own)
    expect(new Set([...ids, foreign?.id]).size).toBe(4)
    expect(
      await db
        .select()
        .from(t.segment)
        .where(eq(t.segment.id, foreign?.id ?? '')),
    ).toMatchObject([{ meetingId: other.id }])
  })

  test('fitted anew it sums to the meeting, and what was written stays', async () => {
    const { facilitator, url } = await buildMeeting()
    const { segments } = (await facilitator.inject({ url })).json()
    const own = segments.map(({ floorMinutes: _, ...segment }: { kind: string; floorMinutes: number }) =>
      segment.kind === 'new-learning' ? { ...segment, title: 'Hinge questions', notes: 'Bring the cards' } : segment,
    )
    await facilitator.inject({ method: 'PUT', url: `${url}/agenda`, payload: { segments: own, expectedVersion: 1 } })
    const payload = { withBreak: false, people: 10, minutes: 90, turnCap: 4, expectedVersion: 2 }
    const fitted = meetingDetail.parse(
      (await facilitator.inject({ method: 'POST', url: `${url}/agenda/fit`, payload })).json(),
    )
    expect(fitted.segments.reduce((sum, segment) => sum + segment.minutes, 0)).toBe(90)
    expect(fitted).toMatchObject({ minutes: 90, withBreak: false, version: 3 })
    expect(fitted.segments.map(segment => segment.kind)).not.toContain('break')
    const before = segments.find((segment: { kind: string }) => segment.kind === 'new-learning')
    const after = fitted.segments.find(segment => segment.kind === 'new-learning')
    expect(after).toMatchObject({ id: before.id, title: 'Hinge questions', notes: 'Bring the cards' })
  })

  test('what the schema does not know is refused', async () => {
    const { facilitator, url } = await buildMeeting()
    const payload = { withBreak: true, expectedVersion: 1, [newId()]: 1 }
    expect((await facilitator.inject({ method: 'POST', url: `${url}/agenda/fit`, payload })).statusCode).toBe(400)
  })
})

test('agenda segments of a meeting carry what the schema says', async () => {
  const { facilitator, url } = await buildMeeting()
  const { segments } = (await facilitator.inject({ url })).json()
  for (const segment of segments) expect(agendaSegment.parse(segment)).toEqual(segment)
})
