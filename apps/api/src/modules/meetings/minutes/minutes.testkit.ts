import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { minutes as minutesSchema } from '@hubs/schema/meetings/minutes'
import type { Decision, Visibility } from '@hubs/schema/plans/plans'
import { eq } from 'drizzle-orm'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { readOutbox } from '../../../../test/outbox.ts'
import type { TestPerson } from '../../../../test/test-app.ts'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { buildMeeting, sendAll } from '../meetings.testkit.ts'

export const minute = MINUTE_MS
export const text = { learned: 'Waiting three seconds is LONG', questions: 'Does it work in the last lesson?' }

/** A second meeting about to begin, and what it takes to hold it and to make its minutes. */
export async function buildMinutes() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-minutes-'))
  const test = await buildMeeting({ DATA_DIR: folder })
  const { facilitator, amy, url, meeting, clock, store, schoolId } = test
  const coordinator = await test.person({ roles: ['coordinator'], name: 'Cora Coordinator' })
  clock.now = meeting.startsAtMs
  const get = async (who: TestPerson) => minutesSchema.parse((await who.inject({ url: `${url}/minutes` })).json())
  const write = (who: TestPerson, payload: object) =>
    who.inject({ method: 'PUT', url: `${url}/minutes`, payload: { show: false, ...text, ...payload } })
  const mailOut = (payload: object, key = newId()) =>
    facilitator.inject({
      method: 'POST',
      url: `${url}/minutes/sendings`,
      payload,
      headers: { 'idempotency-key': key },
    })
  async function promise(
    owner: TestPerson,
    visibility: Visibility,
    technique: string,
    change: Partial<Tx['t']['plan']['$inferSelect']> = {},
  ) {
    const row = {
      id: newId(),
      schoolId,
      ownerId: owner.id,
      groupId: meeting.groupId,
      meetingId: meeting.id,
      technique,
      strategyCode: null,
      adaptation: 'ADAPTED',
      setting: '9Sc2',
      firstOn: '2026-11-20',
      howOften: 'weekly' as const,
      cue: '',
      lessOf: 'LESSOF',
      evidence: ['tally' as const],
      evidenceNote: '',
      confidence: 2,
      visibility,
      onScreen: true,
      status: 'committed' as const,
      carriedFrom: null,
      timesCarried: 0,
      promisedOn: meeting.date,
      checkInOn: null,
      createdAt: clock.now,
      ...change,
    }
    await store.write(tx => tx.db.insert(tx.t.plan).values(row))
    return row.id
  }
  /** The group's meetings by their number. */
  const { db, t } = store.read
  const rows = await db.select().from(t.meeting).where(eq(t.meeting.groupId, meeting.groupId))
  const numbered = (number: number) => rows.find(row => row.number === number)?.id ?? ''
  async function report(planId: string, meetingId: string, decision: Decision | null = null, said = 'CANARY-REPORT') {
    const row = {
      id: newId(),
      planId,
      meetingId,
      didIt: 'not-yet' as const,
      whatHappened: said,
      evidence: '',
      surprise: '',
      decision,
      reasonIfNot: 'forgot' as const,
      writtenAt: clock.now,
    }
    await store.write(tx => tx.db.insert(tx.t.report).values(row))
  }
  async function hold() {
    await sendAll(facilitator, url, [{ type: 'start' }, { type: 'register', personId: amy.id, attendance: 'present' }])
    clock.now += 90 * minute
    await sendAll(facilitator, url, [{ type: 'end' }])
  }
  /** What went out, each mail as its reader gets it. */
  const mails = async (expected: number) => {
    await expect.poll(() => readOutbox(folder).length).toBe(expected)
    return readOutbox(folder).map(({ text }) => text)
  }
  return { ...test, coordinator, get, write, mailOut, promise, report, numbered, hold, mails }
}
