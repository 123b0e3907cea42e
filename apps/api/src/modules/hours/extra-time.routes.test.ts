import { shortDay } from '@hubs/rules/dates/dates'
import { describe, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { buildHours } from './hours.testkit.ts'

describe('extra time in the hours of people', () => {
  test('has an observation once its notes are handed over, for the observer alone, and in its own year', async () => {
    const { amy, ben, hold, hoursOf, issue, check, store, schoolId, groupOf } = await buildHours()
    await hold()
    const { groupId } = await groupOf('feedback')
    const visit = (status: 'booked' | 'handed-over', date: string, minutes: number) => ({
      id: newId(),
      schoolId,
      groupId,
      observedId: ben.id,
      observerId: amy.id,
      date,
      startsAt: '10:15',
      startsAtMs: 0,
      minutes,
      place: '',
      setting: '',
      focus: '',
      evidenceAsked: '',
      tool: null,
      cover: 'none' as const,
      notes: '',
      conclusion: '',
      thanks: '',
      shared: false,
      status,
    })
    await store.write(({ db, t }) =>
      db
        .insert(t.observation)
        .values([
          visit('handed-over', '2026-11-12', 15),
          visit('booked', '2026-11-13', 20),
          visit('handed-over', '2025-11-12', 25),
        ]),
    )
    const own = await hoursOf(amy)
    // The day stands beside it already.
    for (const { what, day } of own.entries) expect(what).not.toContain(shortDay(day, day))
    expect(own.entries.filter(({ source }) => source === 'observation')).toMatchObject([
      { kind: 'extra', day: '2026-11-12', minutes: 15, what: 'Observed a colleague', reason: null },
    ])
    expect(own.totals).toEqual({ attended: 93, caughtUp: 0, extra: 15, all: 108 })
    expect((await hoursOf(ben)).totals.extra).toBe(0)
    const { code } = (await issue(amy)).json()
    expect((await check(code)).json().content.totals).toEqual(own.totals)
    const csv = (await amy.inject({ url: `/api/v1/people/${amy.id}/hours/csv` })).body
    expect(csv).toMatch(/Extra,Observation,15/)
  })

  test('has reading out of the hub’s or programme’s list as a coordinator recorded it, by its title', async () => {
    const { amy, coordinator, hoursOf, correct, store, groupOf, schoolId } = await buildHours()
    const { hubId } = await groupOf('feedback')
    const { programme } = await hoursOf(amy)
    const [ours, theirs, unlisted] = (await store.read.db.select().from(store.read.t.reference)).filter(
      row => row.schoolId === schoolId,
    )
    const other = await groupOf('questioning')
    await store.write(async ({ db, t }) => {
      await db.delete(t.readingItem)
      const item = (hub: string, reference: string) => ({
        id: newId(),
        programmeId: programme.id,
        hubId: hub,
        referenceId: reference,
        position: 0,
      })
      await db.insert(t.readingItem).values([item(hubId, ours!.id), item(other.hubId, theirs!.id)])
    })
    expect((await hoursOf(amy, coordinator)).readings).toEqual([{ id: ours!.id, title: ours!.title }])
    expect((await hoursOf(amy)).readings).toEqual([])
    expect((await correct(amy, { minutes: 25, readingId: ours!.id })).statusCode).toBe(201)
    expect((await hoursOf(amy)).entries).toMatchObject([
      { kind: 'extra', source: 'reading', what: `Read “${ours!.title}”`, minutes: 25, by: 'Cora Coordinator' },
    ])
    for (const wrong of [
      { readingId: theirs!.id },
      { readingId: unlisted!.id },
      { readingId: ours!.id, kind: 'attended' as const },
      { readingId: ours!.id, minutes: -5 },
    ])
      expect((await correct(amy, wrong)).json()).toMatchObject({
        status: 400,
        fields: { readingId: expect.any(String) },
      })
    const csv = (await amy.inject({ url: `/api/v1/people/${amy.id}/hours/csv` })).body
    expect(csv).toMatch(/Extra,Reading,25/)
  })

  test('is nobody’s own to correct, a coordinator’s neither', async () => {
    const { coordinator, hoursOf, correct, person } = await buildHours()
    expect((await hoursOf(coordinator)).mayCorrect).toBe(false)
    expect((await correct(coordinator, {})).statusCode).toBe(403)
    const another = await person({ roles: ['coordinator'] })
    expect((await correct(coordinator, {}, another)).statusCode).toBe(201)
  })
})
