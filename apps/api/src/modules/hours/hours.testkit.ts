import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { type CorrectHours, type PersonalHours, personalHours } from '@hubs/schema/hours'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildMeeting, sendAll } from '../meetings/meetings.testkit.ts'

/** A meeting with its people, a coordinator, and what each may ask of hours. */
export async function buildHours() {
  const test = await buildMeeting()
  const { clock, facilitator, url, meeting, amy, person } = test
  const coordinator = await person({ roles: ['coordinator'], name: 'Cora Coordinator' })
  const hoursOf = async (of: TestPerson, by = of): Promise<PersonalHours> =>
    personalHours.parse((await by.inject({ url: `/api/v1/people/${of.id}/hours` })).json())
  const correct = async (of: TestPerson, input: Partial<CorrectHours>, by = coordinator) => {
    const { programme } = await hoursOf(of, coordinator)
    const payload = { programmeId: programme.id, kind: 'extra', minutes: 30, reason: 'Read the EEF guidance', ...input }
    return by.inject({ method: 'POST', url: `/api/v1/people/${of.id}/hours/corrections`, payload })
  }
  /** Held in full: Amy comes after 7 minutes, Ben sends apologies; it ends after 100. */
  async function hold() {
    clock.now = meeting.startsAtMs
    await sendAll(facilitator, url, [
      { type: 'start' },
      { type: 'register', personId: amy.id, attendance: 'absent' },
      { type: 'register', personId: test.ben.id, attendance: 'apologies' },
    ])
    clock.now += 7 * MINUTE_MS
    await sendAll(facilitator, url, [{ type: 'registerRest', attendance: 'present' }])
    await sendAll(facilitator, url, [{ type: 'register', personId: amy.id, attendance: 'present' }])
    clock.now = meeting.startsAtMs + 100 * MINUTE_MS
    await sendAll(facilitator, url, [{ type: 'end' }])
  }
  const issue = async (of: TestPerson) => {
    const { programme } = await hoursOf(of)
    const payload = { programmeId: programme.id }
    return of.inject({ method: 'POST', url: `/api/v1/people/${of.id}/certificates`, payload })
  }
  const check = async (code: string) =>
    test.app.inject({ method: 'POST', url: '/api/v1/public/certificates/check', payload: { code } })
  return { ...test, coordinator, hoursOf, correct, hold, issue, check }
}
