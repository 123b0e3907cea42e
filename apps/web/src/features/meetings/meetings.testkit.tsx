import { meetingDetail, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { RunState, StoredRun } from '@hubs/schema/meetings/live'
import { MIN, START } from '@hubs/rules/run/run.testkit'
import { toRunState } from '@hubs/rules/run/run-state'
import { vi } from 'vitest'
import type { Source } from '#lib/live/live-stream.ts'
import type { Live } from './live/use-live.ts'

export { meeting as planned, MIN, play, START, type Bare } from '@hubs/rules/run/run.testkit'

export const timeZone = 'Europe/London'

/** The meeting of a run, as the server answers it to whoever leads the group. */
export function detailOf(run: StoredRun, change: Partial<MeetingDetail> = {}): MeetingDetail {
  return meetingDetail.parse({
    id: run.meetingId,
    groupId: 'group-questioning',
    hubSlug: 'questioning',
    hubName: 'Questioning',
    groupName: null,
    programme: '2026-27',
    number: 2,
    kind: 'ordinary',
    halfTerm: 'Autumn 2',
    outside: false,
    beforeUse: false,
    date: '2026-11-26',
    startsAt: '15:30',
    startsAtInstant: new Date(START).toISOString(),
    endsAt: new Date(START + 120 * MIN).toISOString(),
    minutes: 120,
    place: 'B12',
    status: run.status === 'paused' ? 'running' : run.status,
    mine: 'facilitator',
    version: 3,
    withBreak: true,
    segments: run.segments.map(({ id, kind, title, prompt, protected: kept, plannedMs, floorMs }) => ({
      id,
      kind,
      title,
      prompt,
      protected: kept,
      minutes: plannedMs / MIN,
      floorMinutes: floorMs / MIN,
      notes: `Notes for ${title}`,
    })),
    warnings: [],
    advice: [],
    people: run.people.map(({ id, name, attendance }) => {
      return { id, name, attendance, role: 'member', arrivedAt: null, leftAt: null, changes: 0 }
    }),
    record: null,
    ...change,
  })
}

/** What a screen gets of a run at so many minutes after the planned start, without a server. */
export function liveAt(
  run: StoredRun,
  minute: number,
  change: Partial<Omit<Live, 'run'>> = {},
): Live & { run: RunState } {
  return {
    run: toRunState(run),
    now: START + minute * MIN,
    screens: 12,
    plans: null,
    checkIn: null,
    changes: 0,
    live: true,
    lastWord: START + minute * MIN,
    refusal: null,
    doubt: null,
    queue: { waiting: [], stuck: false, refusal: null, rejected: [] },
    dispatch: vi.fn<Live['dispatch']>(() => true),
    retry: vi.fn<() => void>(),
    leave: vi.fn<() => void>(),
    retryRejected: vi.fn<() => void>(),
    ...change,
  }
}

/** An event stream that a test speaks through. */
export class FakeSource implements Source {
  closed = false
  readonly #listeners = new Map<string, (event: { data?: string }) => void>()
  addEventListener(name: string, listener: (event: { data?: string }) => void) {
    this.#listeners.set(name, listener)
  }
  close() {
    this.closed = true
  }
  say(name: string, data: unknown) {
    this.#listeners.get(name)?.({ data: JSON.stringify(data) })
  }
  fail() {
    this.#listeners.get('error')?.({})
  }
}
