import { can } from '@hubs/rules/can'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { ServerResponse } from 'node:http'
import { asSystem, withPolicyOf } from '../../../authorize.ts'
import type { Clock } from '../../../clock.ts'
import { Refusal } from '../../../errors.ts'
import type { Session } from '../../../session.ts'
import type { GuardedStore } from '../../../store/store.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { Displays } from '../../displays/displays.service.ts'
import { toThing } from '../historical-actor.service.ts'
import { findMeeting } from '../meetings.repo.ts'
import { event, runEvent } from '../run/run-serialization.format.ts'
import type { Runs } from '../run/runs.service.ts'
import { listActors, listGroupsOf } from '../run/watchers.repo.ts'
import { createPlansFeed, type PlansOn, sameRegister } from './plan-broadcast.service.ts'
import { createConnections, type Holder } from './sse-connections.service.ts'

const beatEveryMs = 15_000
/** Each session with a screen is touched once in so many beats: every five minutes. */
const beatsPerTouch = 20
/** Paired screens are looked at once in so many beats: every minute. */
const beatsPerLook = 4
/** Ends of sessions that are remembered, for a screen that is just about to open. */
const mostEnded = 1000

type Deps = {
  store: GuardedStore
  now: Clock
  runs: Runs
  sessions: Pick<Sessions, 'keepAlive'>
  displays: Pick<Displays, 'keepAlive'>
  plansOn: PlansOn
  warn: (error: unknown) => void
}

/** The live streams: the newest state of each meeting on every screen that shows it. */
export function createLive({ store: guardedStore, now, runs, sessions, displays, plansOn, warn }: Deps) {
  const store = asSystem(guardedStore, 'each right of a screen is asked for again whenever it may have changed')
  const screens = createConnections()
  const plans = createPlansFeed({ screens, plansOn, warn })
  /** The newest known state of each meeting that is on a screen here. */
  const newest = new Map<string, StoredRun>()
  const ended = new Set<string>()
  let beatNo = 0
  let beats: NodeJS.Timeout | undefined

  function forget(meetingId: string) {
    newest.delete(meetingId)
    plans.drop(meetingId)
  }

  /** Takes a state over, and sends it, unless a newer one is known. */
  function take(run: StoredRun) {
    const known = newest.get(run.meetingId)
    if (!screens.has(run.meetingId)) forget(run.meetingId)
    else if (!known || known.version < run.version) {
      newest.set(run.meetingId, run)
      if (known) screens.send(run.meetingId, runEvent(run, now()))
      if (!known) plans.drop(run.meetingId)
      else if (!sameRegister(known, run)) plans.changed(run.meetingId)
    }
  }

  const guard = (work: Promise<unknown>) => void work.catch(warn)

  async function catchUp(meetingId: string) {
    const run = await runs.stored(store.read, meetingId)
    if (run) take(run)
  }

  /** Ends the screens of whoever may no longer watch, and lets planned meetings follow their groups. */
  async function review() {
    if (screens.meetings().length === 0) return
    const watching = screens.watching()
    const actors = await listActors(
      store.read,
      watching.map(each => each.sessionId),
      now(),
    )
    const groups = await listGroupsOf(store.read, screens.meetings())
    const of = new Map(groups.map(group => [group.meetingId, group]))
    for (const { sessionId, meetingIds } of watching) {
      const actor = actors.get(sessionId)
      for (const meetingId of meetingIds) {
        const group = of.get(meetingId)
        const leads =
          group && actor && [group.facilitatorId, group.coFacilitatorId].includes(actor.id) ? [group.groupId] : []
        const thing = group && toThing(group, newest.get(meetingId))
        if (!thing || !actor || !can({ ...actor, leads }, 'meeting:watch', thing)) screens.endIn(meetingId, sessionId)
      }
    }
    for (const meetingId of screens.meetings()) {
      if (newest.get(meetingId)?.status !== 'planned') continue
      const place = await findMeeting(store.read, meetingId)
      if (place) take(await runs.current(store, place))
    }
  }
  const reviewSoon = onceAtATime(review, warn)

  async function touchSome() {
    const all = screens.sessions()
    const due = all.filter((_, index) => index % beatsPerTouch === beatNo % beatsPerTouch)
    for (const sessionId of due) await sessions.keepAlive(sessionId)
  }

  /** Classroom screens whose time is over go back to their code. */
  async function lookAtPaired() {
    const all = screens.paired().map(({ id }) => id)
    if (all.length === 0) return
    const on = await displays.keepAlive(all)
    for (const id of all) if (!on.has(id)) screens.endOf(id)
  }

  function beat() {
    beatNo++
    const serverNow = now()
    screens.beat(meetingId => event('beat', { serverNow, version: newest.get(meetingId)?.version ?? 0 }))
    guard(touchSome())
    if (beatNo % beatsPerLook === 0) guard(lookAtPaired())
    if (beatNo % beatsPerTouch === 0) reviewSoon()
    for (const meetingId of newest.keys()) if (!screens.has(meetingId)) forget(meetingId)
  }

  runs.onChange(take)
  store.onSignal(({ topic, id }) => {
    if (topic === 'run') {
      const [meetingId = '', version] = id.split(' ')
      const known = newest.get(meetingId)
      if (known && known.version < Number(version)) guard(catchUp(meetingId))
    } else if (topic === 'session' || topic === 'screen') {
      screens.endOf(id)
      if (ended.size >= mostEnded) ended.clear()
      ended.add(id)
    } else if (topic === 'door') {
      const [meetingId = '', mode] = id.split(' ')
      screens.send(meetingId, event('door', { mode }))
    } else if (topic === 'meetings') {
      for (const each of screens.paired()) if (each.schoolId === id) screens.sendTo(each.id, event('screen', {}))
    } else if (topic === 'plans') plans.changed(id)
    else if (topic === 'people') reviewSoon()
    else if (topic === 'all') {
      for (const meetingId of newest.keys()) {
        guard(catchUp(meetingId))
        plans.changed(meetingId)
      }
      guard(lookAtPaired())
      reviewSoon()
    }
  })

  /** A stream of a meeting by this right. `read` finds the state, and throws where it is not to be seen. */
  async function open(holder: Holder, meetingId: string, page: string | undefined, read: () => Promise<StoredRun>) {
    if (ended.has(holder.id)) throw over()
    // Known from here on, so that neither a change nor an end of the right is missed while the state is read.
    const screen = screens.add(meetingId, holder, page)
    try {
      take(await read())
      await plans.ready(meetingId)
    } catch (error) {
      screens.remove(screen)
      throw error
    }
    if (screen.closed) throw over()
    beats ??= setInterval(beat, beatEveryMs).unref()
    return (response: ServerResponse): void => {
      const run = newest.get(meetingId)
      if (screen.closed || !run) return void response.end()
      const hint = Buffer.from(`retry: ${1000 + Math.round(Math.random() * 2000)}\n\n`)
      screens.show(screen, response, Buffer.concat([hint, runEvent(run, now()), plans.of(meetingId)]))
    }
  }

  return {
    /**
     * Opens a screen of a meeting for somebody who may watch it. The answer takes over a response whose headers are
     * set: from then on it gets every state, a beat every 15 seconds and the number of screens.
     */
    open: withPolicyOf(runs.watch, ({ id, actor }: Pick<Session, 'id' | 'actor'>, meetingId: string, page?: string) =>
      open({ kind: 'session', id }, meetingId, page, () => runs.watch(actor, meetingId)),
    ),

    /** The same for a classroom screen that was paired with the meeting. */
    openPaired: ({ id, schoolId, meetingId }: { id: string; schoolId: string; meetingId: string }, page?: string) =>
      open({ kind: 'paired', id, schoolId }, meetingId, page, () => runs.ofMeeting(schoolId, meetingId)),

    /** How many streams are open. */
    count: screens.count,

    /** What the timer does every 15 seconds. */
    beat,

    /** Ends every stream, so that the server can close at once. */
    stop() {
      clearInterval(beats)
      screens.endAll()
    },
  }
}

function over() {
  return new Refusal('not-signed-in', 'You’ve been signed out. Sign in again to see the meeting.')
}

/** Runs the work; asked for again meanwhile, once more after it. */
function onceAtATime(work: () => Promise<void>, warn: (error: unknown) => void) {
  let running = false
  let again = false
  return async function soon(): Promise<void> {
    again = true
    if (running) return
    running = true
    while (again) {
      again = false
      await work().catch(warn)
    }
    running = false
  }
}

export type Live = ReturnType<typeof createLive>
