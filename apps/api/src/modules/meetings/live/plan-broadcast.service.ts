import { type PlansMessage, plansMessage, type StoredRun } from '@hubs/schema/meetings/live'
import { event } from '../run/run-serialization.format.ts'
import type { SseConnections } from './sse-connections.service.ts'

/** Screens hear of plans at most so often. */
const PAUSE_MS = 1000

/** What every screen of a meeting may show of its plans; the plans' own service supplies it. */
export type PlansOn = (meetingId: string) => Promise<PlansMessage>

type Deps = { connections: Pick<SseConnections, 'has' | 'send'>; plansOn: PlansOn; warn: (error: unknown) => void }

/** Whether two states of a run have the same people here. */
export function sameRegister(one: StoredRun, other: StoredRun): boolean {
  const register = ({ people }: StoredRun) =>
    people.map(({ id, attendance, leftAt }) => [id, attendance, leftAt]).join()
  return one.people === other.people || register(one) === register(other)
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    newest: new Map<string, Buffer>(),
    /** Meetings whose screens have just heard, and whether there is more to tell. */
    resting: new Map<string, { again: boolean }>(),
    asked: 0,
    taken: new Map<string, number>(),
  }
}

async function read(needs: Needs, meetingId: string) {
  const turn = ++needs.asked
  // The schema cuts it to shape: a classroom screen without an account gets this too.
  const made = event('plans', plansMessage.parse(await needs.plansOn(meetingId)))
  if (!needs.connections.has(meetingId)) return drop(needs, meetingId)
  if (turn < (needs.taken.get(meetingId) ?? 0)) return
  needs.taken.set(meetingId, turn)
  const before = needs.newest.get(meetingId)
  needs.newest.set(meetingId, made)
  if (before && !before.equals(made)) needs.connections.send(meetingId, made)
}

function drop({ newest, taken }: Needs, meetingId: string) {
  newest.delete(meetingId)
  taken.delete(meetingId)
}

function changed(needs: Needs, meetingId: string): void {
  const { connections, resting, warn } = needs
  if (!connections.has(meetingId)) return drop(needs, meetingId)
  const rest = resting.get(meetingId)
  if (rest) {
    rest.again = true
    return
  }
  const begun = { again: false }
  resting.set(meetingId, begun)
  void read(needs, meetingId).catch(warn)
  setTimeout(() => {
    resting.delete(meetingId)
    if (begun.again) changed(needs, meetingId)
  }, PAUSE_MS).unref()
}

/** Resolves once `of` has something for a screen that opens. Without it the meeting is shown all the same. */
async function ready(needs: Needs, meetingId: string): Promise<void> {
  if (!needs.newest.has(meetingId)) await read(needs, meetingId).catch(needs.warn)
}

/** Event `plans`, for the meetings that are on a screen here: made once, and the same bytes for every screen. */
export function createPlansFeed(given: Deps) {
  const needs = needsOf(given)
  return {
    /** Something that the event tells of may have changed. */
    changed: changed.bind(null, needs),

    /** Forgets what it knows of a meeting that is on no screen here, or was not. */
    drop: drop.bind(null, needs),

    ready: ready.bind(null, needs),
    of: (meetingId: string): Buffer => needs.newest.get(meetingId) ?? Buffer.alloc(0),
  }
}
