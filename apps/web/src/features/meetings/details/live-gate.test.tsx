import { toRunState } from '@hubs/rules/run/run-state'
import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { refused, stubApi, ok } from '#test/api-stub.ts'
import { renderScreen } from '#test/render-screen.tsx'
import { detailOf, FakeSource, planned, play, START } from '../meetings.testkit.tsx'
import { LiveGate } from './meeting-gate.tsx'

const run = play(planned(), [0, { type: 'start' }])
const meeting = detailOf(run)

test('whoever may not see a meeting any more is told so, and is not called offline; a full server shuts nobody out', async () => {
  const source = new FakeSource()
  vi.stubGlobal('EventSource', function openSource() {
    return source
  })
  const answers = {
    'GET /time': ok({ serverNow: START }),
    [`GET /meetings/${meeting.id}/run`]: refused(429, 'too-many', 'Too many tries. Wait a minute.'),
  }
  stubApi(answers)
  renderScreen(() => <LiveGate meeting={meeting}>{() => <p>The meeting is on</p>}</LiveGate>, {
    at: '/meetings/m1',
    open: true,
  })
  await act(async () => {})
  await act(async () => source.say('run', { run: toRunState(run), serverNow: START }))
  expect(await screen.findByText('The meeting is on')).toBeTruthy()
  await act(async () => source.fail())
  expect(screen.getByText('The meeting is on')).toBeTruthy()
  answers[`GET /meetings/${meeting.id}/run`] = refused(403, 'not-allowed', 'This is from before you joined the hub.')
  await act(async () => source.fail())
  expect(await screen.findByRole('heading', { name: 'You can’t open this page' })).toBeTruthy()
  expect(screen.getByText('This is from before you joined the hub.')).toBeTruthy()
})
