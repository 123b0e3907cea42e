import { pulse, pulseSums } from '@hubs/schema/meetings/pulse'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { buildMeeting, meetingOf, sendAll } from '../meetings.testkit.ts'

const hour = 3_600_000
const four = { useful: 4, heard: 4, nextStep: 4, line: '' }

/** A meeting of eight, all there, in its summary; `end` ends it. */
async function build() {
  const test = await buildMeeting()
  const { facilitator, amy, ben, url, meeting, clock } = test
  const more = await Promise.all(['Cat', 'Dan', 'Eve', 'Flo', 'Gus'].map(name => test.member('feedback', { name })))
  clock.now = meeting.startsAtMs
  const { run } = await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  const summary = run.segments.find(segment => segment.kind === 'summary')?.id ?? ''
  const give = (who: TestPerson, over: object = {}) =>
    who.inject({ method: 'PUT', url: `${url}/pulse`, payload: { ...four, ...over } })
  const look = async (who: TestPerson) => pulse.parse((await who.inject({ url: `${url}/pulse` })).json())
  /** Five of another group have answered too. */
  async function answerElsewhere(slug = 'questioning', mark = '') {
    const other = await meetingOf(test, slug, 2)
    await test.store.write(async ({ db, t }) => {
      const [row] = await db.select().from(t.run).where(eq(t.run.meetingId, meeting.id))
      if (!row) throw new Error('no run')
      await db.insert(t.run).values({ ...row, meetingId: other.id, state: { ...row.state, meetingId: other.id } })
      await db.update(t.meeting).set({ status: 'running' }).where(eq(t.meeting.id, other.id))
      const answer = { ...four, meetingId: other.id, isReleased: true }
      await db.insert(t.pulse).values(['a', 'b', 'c', 'd', 'e'].map(id => ({ ...answer, id: `answer-${mark}${id}` })))
    })
  }
  return {
    ...test,
    answerElsewhere,
    all: [facilitator, amy, ben, ...more],
    members: [amy, ben, ...more],
    give,
    look,
    toSummary: () => sendAll(facilitator, url, [{ type: 'goTo', segmentId: summary }]),
    end: () => sendAll(facilitator, url, [{ type: 'end' }]),
  }
}

describe('the pulse', () => {
  test('opens with the summary, and says that it closes three days after the end', async () => {
    const { amy, give, look, toSummary, end } = await build()
    expect(await look(amy)).toMatchObject({ state: 'not-yet', mayGive: false })
    expect((await give(amy)).json()).toMatchObject({ status: 409, detail: expect.stringContaining('summary') })
    await toSummary()
    expect(await look(amy)).toMatchObject({ state: 'open', mayGive: true, count: 0, of: 8 })
    const { run } = await end()
    expect(Date.parse((await look(amy)).closesAt ?? '')).toBe((run.endedAt ?? 0) + 72 * hour)
    expect((await give(amy)).json()).toMatchObject({ given: true, mayGive: false, count: 1 })
  })

  test('counts each person once; a repeat changes nothing', async () => {
    const { amy, give, toSummary, store, meeting } = await build()
    await toSummary()
    await give(amy, { line: 'first' })
    const again = await give(amy, { useful: 1, heard: 1, nextStep: 1, line: 'second' })
    expect([again.statusCode, again.json().count]).toEqual([200, 1])
    const { db, t } = store.read
    const rows = await db.select().from(t.pulse).where(eq(t.pulse.meetingId, meeting.id))
    expect(rows.map(row => [row.useful, row.line])).toEqual([[4, 'first']])
  })

  test('asks those who were there', async () => {
    const { facilitator, amy, url, give, look, toSummary } = await build()
    await sendAll(facilitator, url, [{ type: 'register', personId: amy.id, attendance: 'absent' }])
    await toSummary()
    expect(await look(amy)).toMatchObject({ mayGive: false, of: 7 })
    expect((await give(amy)).statusCode).toBe(409)
  })

  test('shows nothing until all have answered, where the last could make no figure of their own', async () => {
    const { all, members, amy, give, look, toSummary } = await build()
    await toSummary()
    const shown: (number | null)[] = []
    for (const who of all) {
      await give(who)
      shown.push((await look(amy)).result?.answers ?? null)
    }
    expect(shown).toEqual([null, null, null, null, null, null, null, 8])
    expect(members).toHaveLength(7)
  })

  test('tells the group the figures, and those who lead it the lines and a low "heard"', async () => {
    const { facilitator, all, amy, give, look, toSummary } = await build()
    await toSummary()
    for (const [index, who] of all.entries()) await give(who, { heard: index < 6 ? 3 : 4, line: `Line ${index}` })
    const members = (await look(amy)).result
    expect(members).toMatchObject({
      figures: { heard: { mean: 3.3, lowest: 3, highest: 4 } },
      lowHeard: null,
      lines: [],
    })
    const led = (await look(facilitator)).result
    expect(led?.lowHeard).toBe(true)
    expect(led?.lines.toSorted()).toEqual(all.map((_, index) => `Line ${index}`))
  })

  test('a coordinator gets sums of the half term, and only of meetings with enough answers', async () => {
    const { all, give, toSummary, person, answerElsewhere } = await build()
    const coordinator = await person({ roles: ['coordinator'] })
    const sums = async () => pulseSums.parse((await coordinator.inject({ url: '/api/v1/reports/pulse' })).json())
    await toSummary()
    expect(await sums()).toEqual({ items: [], withheld: [] })
    for (const who of all.slice(0, 4)) await give(who)
    expect(await sums()).toEqual({ items: [], withheld: ['Autumn 2'] })
    for (const who of all.slice(4)) await give(who, { useful: 2, line: 'CANARY' })
    // One group's figures are nobody's but the group's: a coordinator would know whose they are.
    expect(await sums()).toEqual({ items: [], withheld: ['Autumn 2'] })
    await answerElsewhere()
    const { items, withheld } = await sums()
    const [sum, ...others] = items
    expect([others, withheld]).toEqual([[], []])
    expect(sum).toMatchObject({ meetings: 2, answers: 13, figures: { useful: 3.4, heard: 4, nextStep: 4 } })
    expect(JSON.stringify(sum)).not.toContain('CANARY')
  })
})

describe('no answer can be told from the others by a second look', () => {
  const register = (personId: string, attendance: 'present' | 'absent') => ({
    type: 'register' as const,
    personId,
    attendance,
  })

  test('whoever marks people absent and present again between two looks sees the same', async () => {
    const { facilitator, all, url, give, look, toSummary } = await build()
    await toSummary()
    const last = all.at(-1) ?? expect.fail('no one was there')
    const mark = (attendance: 'present' | 'absent') =>
      sendAll(
        facilitator,
        url,
        [last, ...all.slice(5, 7)].map(each => register(each.id, attendance)),
      )
    for (const who of all.slice(0, 7)) await give(who, { line: `line of ${who.id}` })
    const before = (await look(facilitator)).result
    await mark('absent')
    expect((await look(facilitator)).result).toEqual(before)
    await mark('present')
    expect((await look(facilitator)).result).toEqual(before)
    await give(last, { useful: 1, line: 'CANARY' })
    await mark('absent')
    const after = (await look(facilitator)).result
    expect([0, 5, 6, 7, 8]).toContain(Math.abs((after?.answers ?? 0) - (before?.answers ?? 0)))
    await mark('present')
    expect((await look(facilitator)).result).toEqual(after)
  })

  test('six who came in by the close stay six when the meeting goes on and one more answers', async () => {
    const { all, facilitator, store, meeting, give, look, toSummary, end } = await build()
    await toSummary()
    for (const who of all.slice(0, 6)) await give(who)
    const { run } = await end()
    /** The end as the store has it: an end that is undone and comes again moves it. */
    const endAt = (endedAt: number) =>
      store.write(async ({ db, t }) => {
        const [row] = await db.select().from(t.run).where(eq(t.run.meetingId, meeting.id))
        const state = { ...(row ?? expect.fail('no run')).state, endedAt }
        await db.update(t.run).set({ state }).where(eq(t.run.meetingId, meeting.id))
      })
    const endedAt = run.endedAt ?? 0
    await endAt(endedAt - 73 * hour)
    const closed = (await look(facilitator)).result
    expect(closed?.answers).toBe(6)
    await endAt(endedAt)
    expect((await give(all[6] ?? facilitator, { useful: 1, line: 'CANARY' })).json()).toMatchObject({ count: 7 })
    await endAt(endedAt - 73 * hour)
    expect((await look(facilitator)).result).toEqual(closed)
  })

  test('the coordinator’s sums take in a third group with a fourth, never by itself', async () => {
    const { all, give, toSummary, person, answerElsewhere } = await build()
    const coordinator = await person({ roles: ['coordinator'] })
    const sums = async () => pulseSums.parse((await coordinator.inject({ url: '/api/v1/reports/pulse' })).json())
    await toSummary()
    for (const who of all) await give(who)
    await answerElsewhere('questioning', 'a')
    const two = await sums()
    expect(two.items).toMatchObject([{ meetings: 2, answers: 13 }])
    await answerElsewhere('e-learning', 'b')
    expect(await sums()).toEqual(two)
    await answerElsewhere('academic-language', 'c')
    expect((await sums()).items).toMatchObject([{ meetings: 4, answers: 23 }])
  })
})

describe('no answer can be tied to a person', () => {
  test('nothing that is kept says whose an answer is or when it came', async () => {
    const { all, give, toSummary, store, meeting, clock } = await build()
    await toSummary()
    for (const [index, who] of all.entries()) {
      clock.now += 1000
      await give(who, { line: `CANARY ${index}` })
    }
    const { db, t } = store.read
    const answers = await db.select().from(t.pulse).where(eq(t.pulse.meetingId, meeting.id))
    expect(Object.keys(answers[0] ?? {}).toSorted()).toEqual(
      ['isReleased', 'heard', 'id', 'line', 'meetingId', 'nextStep', 'releasedHalfTermId', 'useful'].toSorted(),
    )
    const given = await db.select().from(t.pulseRespondent).where(eq(t.pulseRespondent.meetingId, meeting.id))
    // As the rows lie in the table: both in the order of random ids, whatever the order in which they came.
    expect(answers.map(row => row.id)).toEqual(answers.map(row => row.id).toSorted())
    expect(given.map(row => row.personId)).toEqual(all.map(who => who.id).toSorted())
    for (const rows of [
      await db.select().from(t.idempotencyKey),
      await db.select().from(t.audit),
      await db.select().from(t.runCommand),
    ])
      expect(JSON.stringify(rows)).not.toContain('CANARY')
  })

  test('no answer of the server brings a line and a name together', async () => {
    const { all, facilitator, amy, give, toSummary, end, url, person } = await build()
    await toSummary()
    for (const [index, who] of all.entries()) await give(who, { line: `CANARY ${index}` })
    await end()
    const coordinator = await person({ roles: ['coordinator', 'administrator', 'leadership'] })
    const paths = ['', '/minutes', '/pulse', '/register/changes', '/run', '/notes'].map(path => `${url}${path}`)
    paths.push('/api/v1/meetings', '/api/v1/reports/pulse', '/api/v1/reports/participation', '/api/v1/me')
    for (const who of [facilitator, amy, coordinator])
      for (const path of paths) {
        const { body } = await who.inject({ url: path })
        const names = all.some(({ id }) => body.includes(id)) || body.includes('Amy Adams')
        expect([path, body.includes('CANARY') && names]).toEqual([path, false])
        if (who !== facilitator) expect([path, body.includes('CANARY')]).toEqual([path, false])
      }
  })
})
