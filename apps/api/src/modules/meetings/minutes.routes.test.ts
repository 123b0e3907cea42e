import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { minutes as minutesSchema } from '@hubs/schema/minutes'
import type { Decision, Visibility } from '@hubs/schema/plans'
import type { TestPerson } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import type { PlanRow } from '../plans/plans.repo.ts'
import { buildMeeting, sendAll } from './meetings.testkit.ts'

const minute = 60_000
const text = { learned: 'Waiting three seconds is LONG', questions: 'Does it work in the last lesson?' }

async function build() {
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
  async function promise(owner: TestPerson, visibility: Visibility, technique: string, change: Partial<PlanRow> = {}) {
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
  async function report(planId: string, meetingId: string, decision: Decision | null = null) {
    const row = {
      id: newId(),
      planId,
      meetingId,
      didIt: 'not-yet' as const,
      whatHappened: 'CANARY-REPORT',
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
    const outbox = path.join(folder, 'outbox')
    const files = () => (readdirSync(folder).includes('outbox') ? readdirSync(outbox) : [])
    await expect.poll(() => files().length).toBe(expected)
    return files().map(name => readFileSync(path.join(outbox, name), 'utf8'))
  }
  return { ...test, coordinator, get, write, mailOut, promise, report, numbered, hold, mails }
}

describe('the minutes', () => {
  test('write themselves: who came, what each part took, what was promised, when we meet again', async () => {
    const { amy, get, hold, promise, numbered } = await build()
    await hold()
    await promise(amy, 'group', 'Wait three seconds')
    const made = await get(amy)
    expect(made.people.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Amy Adams', 'present'],
      ['Ben Brown', 'unknown'],
      ['Fay Facilitator', 'unknown'],
    ])
    expect(made.record).toMatchObject({ realMinutes: 90, plannedMinutes: 120, present: 1 })
    expect(made.promises).toEqual([
      { personId: amy.id, name: 'Amy Adams', promise: expect.stringContaining('wait three') },
    ])
    expect(made.reports).toEqual({ told: 0, of: 0 })
    expect(made.next?.id).toBe(numbered(3))
  })

  test('go on naming the meeting that followed once it is held', async () => {
    const { amy, get, hold, numbered, store } = await build()
    await hold()
    const set = (number: number, status: 'ended' | 'cancelled') =>
      store.write(({ db, t }) =>
        db
          .update(t.meeting)
          .set({ status })
          .where(eq(t.meeting.id, numbered(number))),
      )
    await set(3, 'ended')
    expect((await get(amy)).next?.id).toBe(numbered(3))
    await set(3, 'cancelled')
    expect((await get(amy)).next?.id).toBe(numbered(4))
  })

  test('what was learned is a draft of those who lead until it is put before the group', async () => {
    const { facilitator, amy, get, write, hold } = await build()
    expect((await write(facilitator, { expectedVersion: 0 })).json().code).toBe('conflict')
    await hold()
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft).toMatchObject({ version: 1, shown: false })
    expect(await get(amy)).toMatchObject({ text: null, draft: null })
    expect((await write(facilitator, { expectedVersion: 1, show: true })).statusCode).toBe(200)
    expect(await get(amy)).toMatchObject({ text, draft: null })
    // What they write on meanwhile is theirs again.
    await write(facilitator, { expectedVersion: 1, learned: 'HALF A SENT' })
    expect((await get(amy)).text).toEqual(text)
    expect((await write(amy, { expectedVersion: 2 })).statusCode).toBe(403)
  })

  test('two who lead: the second is shown what stands, and the same again changes nothing', async () => {
    const { facilitator, write, hold } = await build()
    await hold()
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft.version).toBe(1)
    expect((await write(facilitator, { expectedVersion: 0 })).json().draft.version).toBe(1)
    const late = (await write(facilitator, { expectedVersion: 0, learned: 'Mine' })).json()
    expect(late).toMatchObject({ status: 409, code: 'stale', current: { draft: { version: 1, ...text } } })
  })
})

describe('who reads what', () => {
  test('a coordinator gets the register, the times and the counts, and promises shared with the school', async () => {
    const { facilitator, coordinator, amy, ben, get, write, hold, promise, mailOut } = await build()
    await hold()
    await write(facilitator, { expectedVersion: 0, show: true })
    await mailOut({ expectedVersion: 1 })
    await promise(amy, 'group', 'CANARY-GROUP')
    await promise(ben, 'school', 'Open to the school')
    const seen = await get(coordinator)
    expect(seen).toMatchObject({ audience: 'coordinator', text: null, draft: null, sendings: [] })
    expect(seen.people).toHaveLength(3)
    expect(seen.record?.turns).toEqual([])
    expect(seen.promises.map(each => each.name)).toEqual(['Ben Brown'])
    for (const secret of ['CANARY-GROUP', text.learned, text.questions])
      expect(JSON.stringify(seen)).not.toContain(secret)
  })

  test('a plan for oneself or one’s partner is in nobody’s minutes, nor is anything of a plan but its promise', async () => {
    const { facilitator, coordinator, amy, ben, url, hold, promise, mailOut, mails } = await build()
    await hold()
    await promise(amy, 'me', 'CANARY-ME')
    await promise(ben, 'partner', 'CANARY-PARTNER')
    await promise(facilitator, 'group', 'Shown to the group')
    await mailOut({ expectedVersion: 0 })
    const bodies = await Promise.all(
      [facilitator, amy, ben, coordinator].map(async who => (await who.inject({ url: `${url}/minutes` })).body),
    )
    const sent = (await mails(3)).join('')
    expect(sent).toContain('shown to the group')
    for (const body of [...bodies, sent]) expect(body).not.toMatch(/canary|adapted|lessof|confidence/i)
    expect(bodies[0]).toContain('shown to the group')
  })

  test('reports are counted and no more', async () => {
    const { facilitator, amy, ben, get, hold, promise, report, numbered, meeting } = await build()
    await hold()
    const earlier = { meetingId: numbered(1) }
    await promise(amy, 'me', 'CANARY-AMY', earlier)
    await report(await promise(ben, 'group', 'Ask fewer questions', earlier), meeting.id)
    for (const who of [facilitator, amy]) {
      const seen = await get(who)
      expect(seen.reports).toEqual({ told: 1, of: 2 })
      expect(JSON.stringify(seen)).not.toMatch(/CANARY|not-yet|forgot/)
    }
  })
})

describe('who had a plan to report on', () => {
  test('nobody at a first meeting, whoever spoke there and whatever was planned at it', async () => {
    const { facilitator, amy, promise, numbered } = await build()
    const first = numbered(1)
    await promise(amy, 'group', 'Wait three seconds', { meetingId: first })
    const at = `/api/v1/meetings/${first}/minutes`
    expect((await facilitator.inject({ url: at })).json().reports).toEqual({ told: 0, of: 0 })
  })

  test('whoever spoke in the round without a plan has not told of one', async () => {
    const { facilitator, amy, ben, url, clock, get, promise, numbered } = await build()
    await promise(ben, 'group', 'Ask fewer questions', { meetingId: numbered(1) })
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
    expect((await get(amy)).reports).toEqual({ told: 1, of: 1 })
  })

  test('by what was open at that meeting, however plans went on since', async () => {
    const { amy, ben, facilitator, get, hold, promise, report, numbered, meeting } = await build()
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

describe('sending them', () => {
  test('reaches everybody of the group once, absent or not, and the page says who sent them', async () => {
    const { facilitator, write, hold, mailOut, mails, amy, get, promise, ben } = await build()
    await hold()
    await promise(ben, 'group', 'Wait three seconds')
    await write(facilitator, { expectedVersion: 0 })
    const answers = [
      await mailOut({ expectedVersion: 1 }, 'one-press'),
      await mailOut({ expectedVersion: 1 }, 'one-press'),
    ]
    expect(answers.map(answer => answer.statusCode)).toEqual([201, 201])
    expect((await get(amy)).sendings).toMatchObject([{ people: 3, correction: false, by: { name: 'Fay Facilitator' } }])
    expect((await get(amy)).text).toEqual(text)
    const sent = await mails(3)
    for (const words of [text.learned, text.questions, 'Who can see this', '/minutes', 'wait three seconds'])
      for (const mail of sent) expect(mail).toContain(words)
    for (const name of ['Amy Adams', 'Ben Brown', 'Fay Facilitator'])
      expect(sent.filter(mail => mail.includes(`Hello ${name},`))).toHaveLength(1)
  })

  test('a correction goes out again and says so', async () => {
    const { facilitator, write, hold, mailOut, mails, amy, get } = await build()
    await hold()
    await mailOut({ expectedVersion: 0 })
    await write(facilitator, { expectedVersion: 0 })
    await mailOut({ expectedVersion: 1 })
    const sent = await mails(6)
    expect(sent.filter(mail => /^Subject: Corrected minutes: /m.test(mail))).toHaveLength(3)
    expect(sent.filter(mail => mail.includes('Fay Facilitator has corrected the minutes'))).toHaveLength(3)
    expect((await get(amy)).sendings.map(each => each.correction)).toEqual([true, false])
  })

  test('only once the meeting is over, and only what was seen', async () => {
    const { facilitator, write, hold, mailOut, mails } = await build()
    expect((await mailOut({ expectedVersion: 0 })).json().code).toBe('conflict')
    await hold()
    await write(facilitator, { expectedVersion: 0 })
    expect((await mailOut({ expectedVersion: 0 })).json()).toMatchObject({ code: 'stale', current: { draft: text } })
    await mails(0)
  })
})

describe('notes of those who lead', () => {
  test('are for the two of them, each their own, and kept by version', async () => {
    const { facilitator, amy, coordinator, url, store, meeting } = await build()
    await store.write(async ({ db, t }) => {
      await db.update(t.group).set({ coFacilitatorId: amy.id }).where(eq(t.group.id, meeting.groupId))
    })
    await store.signal({ topic: 'people', id: '' })
    const keep = (who: TestPerson, note: string, expectedVersion: number) =>
      who.inject({ method: 'PUT', url: `${url}/notes`, payload: { text: note, expectedVersion } })
    expect((await keep(facilitator, 'Ask Ben about\nthe cards', 0)).statusCode).toBe(200)
    expect((await keep(amy, 'Room too warm', 0)).json().items.map((each: { text: string }) => each.text)).toEqual([
      'Room too warm',
      'Ask Ben about\nthe cards',
    ])
    expect((await keep(amy, 'Room too warm', 0)).statusCode).toBe(200)
    const late = (await keep(amy, 'From my phone', 0)).json()
    expect(late).toMatchObject({ code: 'stale', current: { items: [{ text: 'Room too warm', version: 1 }, {}] } })
    expect((await coordinator.inject({ url: `${url}/notes` })).statusCode).toBe(403)
  })
})
