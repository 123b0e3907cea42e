import { tableNames } from '@hubs/schema/tables'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildMeeting, sendAll } from '../meetings/meetings.testkit.ts'

/** A meeting that was held: amy sent apologies, ben was there. */
async function held() {
  const built = await buildMeeting()
  const { facilitator, url, clock, meeting, amy, person, store } = built
  // A name that a spreadsheet would take for a formula.
  await store.write(({ db, t }) => db.update(t.person).set({ name: '=1+1' }).where(eq(t.person.id, amy.id)))
  clock.now = meeting.startsAtMs
  await sendAll(facilitator, url, [
    { type: 'start' },
    { type: 'register', personId: amy.id, attendance: 'apologies' },
    { type: 'registerRest', attendance: 'present' },
  ])
  clock.now += 60 * 60_000
  await sendAll(facilitator, url, [{ type: 'end' }])
  const coordinator = await person({ roles: ['coordinator'] })
  const read = async (table: string): Promise<Record<string, string>[]> => {
    const answer = await coordinator.inject({ url: `/api/v1/tables/${table}` })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    return parse(answer.body, { bom: true, columns: true })
  }
  return { ...built, coordinator, read }
}

describe('a coordinator’s tables, as CSV', () => {
  test('have hubs with places, meetings with their register, plans as counts, and who needs a reminder', async () => {
    const { read } = await held()
    const led = (await read('hubs')).filter(row => row.Facilitator !== '')
    expect(led).toMatchObject([
      {
        Teachers: '3',
        'Support staff': '0',
        'Waiting for the hub': '0',
        Facilitator: 'Fay Facilitator',
        Running: 'Yes',
      },
    ])
    const meetings = await read('meetings')
    expect(meetings.length).toBeGreaterThan(4)
    expect(meetings.filter(({ State }) => State === 'Held')).toMatchObject([
      { Present: '2', Apologies: '1', Absent: '0' },
    ])
    expect(await read('plans')).toMatchObject([{ 'In the group now': '3', 'Made a plan': '0', 'Reported back': '0' }])
    expect(await read('reminders')).toHaveLength(3)
  })

  test('run as no formula, and have their headings where there is nothing in them', async () => {
    const { coordinator, read, store } = await held()
    const [amy] = (await read('reminders')).filter(row => row['Missed it'] === 'Yes')
    expect(amy?.Name).toBe("'=1+1")
    await store.write(({ db, t }) => db.update(t.meeting).set({ status: 'planned' }))
    for (const table of tableNames) {
      const { body } = await coordinator.inject({ url: `/api/v1/tables/${table}` })
      expect(body.startsWith('\uFEFFYear,Hub,Group,')).toBe(true)
      for (const line of body.trim().split('\r\n'))
        expect(line.split(',').some(cell => /^[=+@-]/.test(cell))).toBe(false)
    }
  })
})
