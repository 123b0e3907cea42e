import { type PlansMessage, plansMessage, type StoredRun } from '@hubs/schema/meetings/live'
import { event } from '../run/run-serialization.format.ts'
import type { SseConnections } from './sse-connections.service.ts'

/** Screens hear of plans at most so often. */
const pauseMs = 1000

/** What every screen of a meeting may show of its plans; the plans' own service supplies it. */
export type PlansOn = (meetingId: string) => Promise<PlansMessage>

type Deps = { screens: Pick<SseConnections, 'has' | 'send'>; plansOn: PlansOn; warn: (error: unknown) => void }

/** Whether two states of a run have the same people here. */
export function sameRegister(one: StoredRun, other: StoredRun): boolean {
  const register = ({ people }: StoredRun) =>
    people.map(({ id, attendance, leftAt }) => [id, attendance, leftAt]).join()
  return one.people === other.people || register(one) === register(other)
}

/** Event `plans`, for the meetings that are on a screen here: made once, and the same bytes for every screen. */
export function createPlansFeed({ screens, plansOn, warn }: Deps) {
  const newest = new Map<string, Buffer>()
  /** Meetings whose screens have just heard, and whether there is more to tell. */
  const resting = new Map<string, { again: boolean }>()
  let asked = 0
  const taken = new Map<string, number>()

  async function read(meetingId: string) {
    const turn = ++asked
    // The schema cuts it to shape: a classroom screen without an account gets this too.
    const made = event('plans', plansMessage.parse(await plansOn(meetingId)))
    if (!screens.has(meetingId)) return drop(meetingId)
    if (turn < (taken.get(meetingId) ?? 0)) return
    taken.set(meetingId, turn)
    const before = newest.get(meetingId)
    newest.set(meetingId, made)
    if (before && !before.equals(made)) screens.send(meetingId, made)
  }

  function drop(meetingId: string) {
    newest.delete(meetingId)
    taken.delete(meetingId)
  }

  function changed(meetingId: string): void {
    if (!screens.has(meetingId)) return drop(meetingId)
    const rest = resting.get(meetingId)
    if (rest) {
      rest.again = true
      return
    }
    const begun = { again: false }
    resting.set(meetingId, begun)
    void read(meetingId).catch(warn)
    setTimeout(() => {
      resting.delete(meetingId)
      if (begun.again) changed(meetingId)
    }, pauseMs).unref()
  }

  return {
    /** Something that the event tells of may have changed. */
    changed,

    /** Forgets what it knows of a meeting that is on no screen here, or was not. */
    drop,

    /** Resolves once `of` has something for a screen that opens. Without it the meeting is shown all the same. */
    async ready(meetingId: string): Promise<void> {
      if (!newest.has(meetingId)) await read(meetingId).catch(warn)
    },

    of: (meetingId: string): Buffer => newest.get(meetingId) ?? Buffer.alloc(0),
  }
}
