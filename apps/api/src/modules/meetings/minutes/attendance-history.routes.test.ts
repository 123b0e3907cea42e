import { type RegisterChange, registerChangeList } from '@hubs/schema/meetings/register'
import { eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { buildMeeting, sendAll } from '../meetings.testkit.ts'

const minute = 60_000

async function build() {
  const test = await buildMeeting()
  const { url, meeting, clock } = test
  const changes = async (who: TestPerson, query = '') => {
    const answer = await who.inject({ url: `${url}/register/changes${query}` })
    return { code: answer.statusCode, ...registerChangeList.parse(answer.json()) }
  }
  const correct = (who: TestPerson, personId: string, payload: object) =>
    who.inject({ method: 'PUT', url: `${url}/register/${personId}`, payload })
  /** Held from its planned start: Amy is missed, and comes after seven minutes; Ben was never marked. */
  async function hold() {
    clock.now = meeting.startsAtMs
    await sendAll(test.facilitator, url, [
      { type: 'start' },
      { type: 'register', personId: test.amy.id, attendance: 'absent' },
    ])
    clock.now += 7 * minute
    await sendAll(test.facilitator, url, [{ type: 'register', personId: test.amy.id, attendance: 'present' }])
    clock.now = meeting.startsAtMs + 100 * minute
    await sendAll(test.facilitator, url, [{ type: 'end' }])
  }
  return { ...test, changes, correct, hold }
}

const said = ({ person, before, after, method, by, reason }: RegisterChange) => [
  person.name,
  before.attendance,
  after.attendance,
  method,
  by?.name,
  reason,
]

describe('the history of the register', () => {
  test('has a row for each change of a line, whichever way it came about', async () => {
    const { facilitator, amy, ben, changes, correct, hold, person } = await build()
    await hold()
    const coordinator = await person({ roles: ['coordinator'], name: 'Cora Coordinator' })
    const reason = 'Came in by the back door'
    const answer = await correct(coordinator, ben.id, { attendance: 'present', reason, expectedVersion: 0 })
    expect(answer.statusCode).toBe(200)
    const { items } = await changes(facilitator)
    expect(items.map(said)).toEqual([
      ['Ben Brown', 'unknown', 'present', 'correction', 'Cora Coordinator', reason],
      ['Amy Adams', 'absent', 'present', 'tap', 'Fay Facilitator', null],
      ['Amy Adams', 'unknown', 'absent', 'tap', 'Fay Facilitator', null],
    ])
    expect(items[1]?.after.arrivedAt).not.toBeNull()
    expect((await changes(coordinator)).items).toEqual(items)
    // Their own line is theirs to see, and no other.
    expect((await changes(amy)).items.map(said)).toEqual(items.slice(1).map(said))
  })

  test('everyone in one tap is a row for each of them, and pages lead through all', async () => {
    const { facilitator, changes, url } = await build()
    await sendAll(facilitator, url, [{ type: 'registerRest', attendance: 'present' }])
    const all = (await changes(facilitator)).items.map(item => item.person.name)
    expect(all.toSorted()).toEqual(['Amy Adams', 'Ben Brown', 'Fay Facilitator'])
    const first = await changes(facilitator, '?limit=2')
    const second = await changes(facilitator, `?limit=2&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(item => item.person.name)).toEqual(all)
    expect(second.next).toBeNull()
    const wrong = await facilitator.inject({ url: `${url}/register/changes?cursor=nothing` })
    expect(wrong.json()).toMatchObject({ status: 400, code: 'invalid' })
  })

  test('a command that is refused, or repeated, leaves nothing in it', async () => {
    const { facilitator, amy, changes, url } = await build()
    const command = {
      type: 'register',
      personId: amy.id,
      attendance: 'present',
      commandId: 'once-only',
      expectedVersion: 0,
    }
    const give = (payload: object) => facilitator.inject({ method: 'POST', url: `${url}/commands`, payload })
    await give(command)
    await give(command)
    expect((await give({ ...command, commandId: 'stale', attendance: 'absent' })).statusCode).toBe(409)
    expect((await changes(facilitator)).items).toHaveLength(1)
  })

  test('nothing in the server changes or takes away what is in it', () => {
    const root = path.join(import.meta.dirname, '../../..')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^store.(tables|personal)/.test(name),
    )
    const touching = files.filter(name => readFileSync(path.join(root, name), 'utf8').includes('attendanceChange'))
    expect(touching.toSorted()).toEqual([
      // It knows by what name a field of it went earlier.
      path.join('modules', 'archive', 'archive-format.rules.ts'),
      path.join('modules', 'meetings', 'register', 'attendance-history.repo.ts'),
      path.join('sample', 'meetings', 'minutes.ts'),
    ])
    for (const name of touching) expect(readFileSync(path.join(root, name), 'utf8')).not.toMatch(/\.(update|delete)\(/)
  })
})

describe('putting a line right after the meeting', () => {
  test('asks for a reason, keeps what is asked and says it in the detail', async () => {
    const { facilitator, amy, correct, hold, url, meeting } = await build()
    await hold()
    const asked = { attendance: 'present', arrivedAt: null, leftAt: '16:30', expectedVersion: 2 }
    const without = await correct(facilitator, amy.id, asked)
    expect(without.json()).toMatchObject({ status: 400, fields: { reason: expect.stringContaining('Enter a reason') } })
    const answer = await correct(facilitator, amy.id, { ...asked, reason: 'She was there, and left for the bus' })
    expect(answer.statusCode).toBe(200)
    const line = answer.json().people.find((each: { id: string }) => each.id === amy.id)
    const left = new Date(line.leftAt).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })
    expect([line.attendance, line.arrivedAt, left, line.changes]).toEqual(['present', null, '16:30:00', 3])
    expect(new Date(line.leftAt).getTime()).toBeGreaterThan(meeting.startsAtMs)
    // What the run says is what the register says, and the meeting stays ended.
    const { run } = (await facilitator.inject({ url: `${url}/run` })).json()
    expect(run.people.find((each: { id: string }) => each.id === amy.id).leftAt).toBe(Date.parse(line.leftAt))
    expect(run.status).toBe('ended')
  })

  test('said again it changes nothing; said against an older line it is refused with what stands', async () => {
    const { facilitator, ben, correct, hold, changes } = await build()
    await hold()
    const asked = { attendance: 'apologies', reason: 'He had told me', expectedVersion: 0 }
    expect((await correct(facilitator, ben.id, asked)).statusCode).toBe(200)
    expect((await correct(facilitator, ben.id, asked)).statusCode).toBe(200)
    expect((await changes(ben)).items).toHaveLength(1)
    const late = await correct(facilitator, ben.id, { ...asked, attendance: 'absent' })
    expect(late.json()).toMatchObject({ status: 409, code: 'stale', current: { attendance: 'apologies', changes: 1 } })
  })

  test('two at once: one stands, the other is told', async () => {
    const { facilitator, ben, correct, hold, changes, person } = await build()
    await hold()
    const coordinator = await person({ roles: ['coordinator'] })
    const answers = await Promise.all([
      correct(facilitator, ben.id, { attendance: 'present', reason: 'A', expectedVersion: 0 }),
      correct(coordinator, ben.id, { attendance: 'absent', reason: 'B', expectedVersion: 0 }),
    ])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    expect((await changes(facilitator)).items.filter(item => item.person.id === ben.id)).toHaveLength(1)
  })

  test('minutes outside the meeting are refused at their field', async () => {
    const { facilitator, amy, correct, hold } = await build()
    await hold()
    const fields = async (more: object) => {
      const asked = { attendance: 'present', reason: 'R', expectedVersion: 2, ...more }
      return Object.keys((await correct(facilitator, amy.id, asked)).json().fields ?? {})
    }
    expect(await fields({ arrivedAt: '23:00' })).toEqual(['arrivedAt'])
    expect(await fields({ leftAt: '09:00' })).toEqual(['leftAt'])
    expect(await fields({ arrivedAt: '16:40', leftAt: '16:20' })).toEqual(['leftAt'])
    expect(await fields({ leftAt: '25:00' })).toEqual(['leftAt'])
    expect(await fields({ reason: 'a\u0000b' })).toEqual(['reason'])
  })

  test('who is marked as not there has no minutes', async () => {
    const { facilitator, amy, correct, hold, store } = await build()
    await hold()
    const asked = { attendance: 'absent', arrivedAt: '16:00', reason: 'Somebody else', expectedVersion: 2 }
    await correct(facilitator, amy.id, asked)
    const { db, t } = store.read
    const [row] = await db.select().from(t.attendanceChange).where(eq(t.attendanceChange.reason, 'Somebody else'))
    expect(row).toMatchObject({ to: 'absent', arrivedAfter: null, leftAfter: null, number: 3 })
    expect(row?.arrivedBefore).not.toBeNull()
  })
})
