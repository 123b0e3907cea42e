import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { plan } from '@hubs/schema/plans/plans'
import { ok, stubApi } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { planOf } from '../plans.testkit.ts'
import { ToldNow } from './told-now.tsx'

const report = {
  id: 'r1',
  planId: 'plan-1',
  meetingId: 'm2',
  writtenAt: '2026-11-25T12:00:00.000Z',
  version: 1,
  didIt: 'once' as const,
  times: null,
  whatHappened: 'More hands went up.',
  evidence: '',
  surprise: '',
  decision: null,
  reasonIfNot: null,
}
const shared = (meetingId: string) => {
  const whole = planOf({ owner: { id: 'p8', name: 'Graham Bell' }, meetingId: 'm1', report: { ...report, meetingId } })
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in plan.shape))
}

test.each([
  ['for this meeting is there to read out', 'm2', true],
  ['for an earlier one is not', 'm0', false],
])('a report %s', async (_, meetingId, shows) => {
  const calls = stubApi({
    'GET /meetings/m2/plans': ok({ withPlan: 9, of: 10, planned: null, items: [shared(meetingId)] }),
  })
  const { client } = renderScreen(() => <ToldNow meetingId="m2" personId="p8" teaching />, { at: '/', open: true })
  if (shows) expect(await screen.findByText('More hands went up.')).toBeTruthy()
  else {
    await waitFor(() => expect(calls.map(({ what }) => what)).toContain('GET /meetings/m2/plans'))
    await waitFor(() => expect(client.isFetching()).toBe(0))
    expect(screen.queryByText('More hands went up.')).toBeNull()
  }
})
