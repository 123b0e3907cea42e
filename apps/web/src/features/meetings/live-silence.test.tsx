import { toRunState } from '@hubs/rules/run/run-state'
import type { RunState, StoredRun } from '@hubs/schema/meetings/live'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { loadDialog } from '#test/load-dialog.tsx'
import { Console } from './console/console.tsx'
import { LiveView } from './phone/live-view.tsx'
import { detailOf, FakeSource, MIN, planned, play, START, timeZone } from './meetings.testkit.tsx'
import { offlineSession } from './live/offline-session.ts'
import { Projector } from './projector/projector.tsx'
import { useLive, type Live } from './live/use-live.ts'

/** All that a screen reader is told of its own accord, with what stands in it, silenced or not. */
const REGIONS =
  'output, [role=status], [role=log], [role=alert], [role=marquee], [role=timer]:not([aria-live=off]), [aria-live]:not([aria-live=off])'
const MILESTONE = /(?:five minutes left|one minute left|time is up)\.$/u

const started = play(planned(), [0, { type: 'start' }])
const feedback = play(started, [14, { type: 'goTo', segmentId: 's3' }])
const mine = play(feedback, [15, { type: 'beginTurn', personId: 'p8' }])
const split = play(
  feedback,
  [15, { type: 'split', on: true }],
  [15, { type: 'beginTurn', personId: 'p1' }],
  [15, { type: 'beginTurn', personId: 'p8' }],
)
const spent = play(planned(), [0, { type: 'start' }], [40, { type: 'goTo', segmentId: 's6' }])

/** `counts`: something on every screen goes by the second then. Minutes after the planned start. */
const moments: [name: string, run: StoredRun, minute: number, counts: boolean][] = [
  ['before the start', planned(), -0.1, false],
  ['overdue', planned(), 1.45, false],
  ['before the round', feedback, 14.2, false],
  ['my own turn', mine, 15.123, true],
  ['my own turn, its last minute', mine, 18.9, true],
  ['my own turn, over its time', mine, 30.1, true],
  ['a colleague’s turn', play(feedback, [15, { type: 'beginTurn', personId: 'p1' }]), 15.1, false],
  ['replies', play(mine, [16, { type: 'beginReply', personId: 'p8' }]), 16.4, false],
  ['two sub-groups', split, 15.9, true],
  ['five minutes of planning left', spent, 56.95, true],
  ['a part over its time, so that the end moves', feedback, 60.45, true],
  ['paused, so that the end moves', play(feedback, [15, { type: 'pause' }]), 15.45, false],
]

let source: FakeSource
const server = { run: started, now: START, at: 0 }
const serverNow = () => server.now + performance.now() - server.at
const word = () => ({ run: toRunState(server.run), serverNow: serverNow() })

beforeAll(() => import('./console/console-panels.tsx'))
beforeAll(loadDialog)
beforeEach(() => {
  vi.useFakeTimers()
  // Called with `new`, it hands back the one that the test speaks through.
  vi.stubGlobal('EventSource', function openSource() {
    source = new FakeSource()
    return source
  })
  vi.stubGlobal('fetch', async (url: string) => {
    return Response.json(url.endsWith('/time') ? { serverNow: serverNow() } : word())
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Draw = (live: Live, run: RunState) => ReactNode
const pages: [name: string, draw: Draw, opens?: string][] = [
  [
    'the phone',
    (live, run) => (
      <LiveView
        meeting={detailOf(server.run)}
        {...{ live, run, timeZone }}
        personId="p8"
        nextDate={null}
        heading={null}
      />
    ),
  ],
  ...(['p1', 'p2'] as const).map((id): [string, Draw] => [
    id === 'p1' ? 'the console' : 'the console of who follows',
    (live, run) => (
      <Console
        meeting={detailOf(server.run)}
        {...{ live, run, timeZone }}
        heading={null}
        me={{ id, name: 'Aisha Khan' }}
      />
    ),
  ]),
  [
    'the projector',
    (live, run) => (
      <Projector
        meeting={detailOf(server.run)}
        {...{ live, run, timeZone }}
        question="How can our questions check, stretch and steer thinking?"
        nextDate="Wednesday 27 January"
      />
    ),
  ],
]

function Page({ draw, gives }: { draw: Draw; gives: boolean }) {
  const live = useLive('m1', gives ? offlineSession : undefined)
  return live.run ? draw(live, live.run) : null
}

const spoken = () => [...document.querySelectorAll(REGIONS)].map(each => each.textContent).filter(Boolean)
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

async function open(draw: Draw, run: StoredRun, minute: number, gives: boolean) {
  Object.assign(server, { run, now: START + minute * MIN, at: performance.now() })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Page draw={draw} gives={gives} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  await act(async () => source.say('run', word()))
  await pass(50)
}

/** Ten seconds, a beat of the server in them, and all that was spoken that had not been spoken before. */
async function listen() {
  const first = new Set(spoken())
  const seen = new Set([document.body.textContent])
  const heard = new Set<string>()
  for (let step = 0; step < 20; step += 1) {
    await pass(500)
    if (step === 9) await act(async () => source.say('beat', { serverNow: serverNow(), version: server.run.version }))
    seen.add(document.body.textContent)
    for (const each of spoken()) if (!first.has(each)) heard.add(each)
  }
  return { heard: [...heard], drawings: seen.size }
}

for (const [page, draw] of pages)
  test.each(moments)(`on ${page} the passing seconds are shown, and only milestones spoken: %s`, async (...moment) => {
    const [, run, minute, counts] = moment
    await open(draw, run, minute, page.startsWith('the console'))
    const { heard, drawings } = await listen()
    expect(heard.filter(each => !MILESTONE.test(each))).toEqual([])
    if (counts) expect(drawings).toBeGreaterThan(1)
  })

test('milestones are spoken, once each', async () => {
  const [, draw] = pages[0] as [string, Draw]
  await open(draw, spent, 56.95, false)
  expect((await listen()).heard).toEqual(['Action planning: five minutes left.'])
})

test('the end that a rebalance would come to moves with the clock and is not spoken', async () => {
  const [, draw] = pages[1] as [string, Draw]
  await open(draw, feedback, 60.45, true)
  await act(async () => screen.getByRole('button', { name: 'Change' }).click())
  await pass(50)
  expect(screen.getByRole('dialog', { name: 'Change the times' })).toBeTruthy()
  expect((await listen()).heard).toEqual([])
  await act(async () => screen.getAllByRole<HTMLInputElement>('checkbox').at(-1)?.click())
  expect(spoken().join(' ')).toMatch(/Ends 1\d:\d\d/u)
})
