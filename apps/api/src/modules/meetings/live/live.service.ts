import { can } from '@hubs/rules/can'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { ServerResponse } from 'node:http'
import { asSystem, withPolicyOf } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import type { Session } from '../../../session.ts'
import type { GuardedStore, Signal } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { Displays } from '../../displays/displays.service.ts'
import { toThing } from '../historical-actor.service.ts'
import { findMeeting } from '../meetings.repo.ts'
import { event, runEvent } from '../run/run-serialization.format.ts'
import type { Runs } from '../run/runs.service.ts'
import { listActors, listGroupsOf } from '../run/watchers.repo.ts'
import { createPlansFeed, type PlansOn, sameRegister } from './plan-broadcast.service.ts'
import { createConnections, type Holder } from './sse-connections.service.ts'

const BEAT_EVERY_MS = 15_000
/** Each session with a screen is touched once in so many beats: every five minutes. */
const BEATS_PER_TOUCH = 20
/** Paired screens are looked at once in so many beats: every minute. */
const BEATS_PER_LOOK = 4
/** Ends of sessions that are remembered, for a screen that is just about to open. */
const MOST_ENDED = 1000

type Deps = {
  store: GuardedStore
  now: Clock
  runs: Runs
  sessions: Pick<Sessions, 'keepAlive'>
  displays: Pick<Displays, 'keepAlive'>
  plansOn: PlansOn
  warn: (error: unknown) => void
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  const connections = createConnections()
  return {
    ...given,
    store: asSystem(given.store, 'each right of a screen is asked for again whenever it may have changed'),
    connections,
    plans: createPlansFeed({ ...given, connections }),
    /** The newest known state of each meeting that is on a screen here. */
    newest: new Map<string, StoredRun>(),
    ended: new Set<string>(),
    beatNo: 0,
    beats: undefined as NodeJS.Timeout | undefined,
    /** Rights are being looked at; and whether that was asked for again meanwhile. */
    isReviewing: false,
    reviewAgain: false,
  }
}

function forget({ newest, plans }: Needs, meetingId: string) {
  newest.delete(meetingId)
  plans.drop(meetingId)
}

/** Takes a state over, and sends it, unless a newer one is known. */
function take(needs: Needs, run: StoredRun) {
  const { newest, connections, now, plans } = needs
  const known = newest.get(run.meetingId)
  if (!connections.has(run.meetingId)) forget(needs, run.meetingId)
  else if (!known || known.version < run.version) {
    newest.set(run.meetingId, run)
    if (known) connections.send(run.meetingId, runEvent(run, now()))
    if (!known) plans.drop(run.meetingId)
    else if (!sameRegister(known, run)) plans.changed(run.meetingId)
  }
}

const guard = ({ warn }: Needs, work: Promise<unknown>) => void work.catch(warn)

async function catchUp(needs: Needs, meetingId: string) {
  const run = await needs.runs.stored(needs.store.read, meetingId)
  if (run) take(needs, run)
}

/** Ends the screens of whoever may no longer watch, and lets planned meetings follow their groups. */
async function review(needs: Needs) {
  const { connections, store, now, newest, runs } = needs
  if (connections.meetings().length === 0) return
  const watching = connections.watching()
  const actors = await listActors(
    store.read,
    watching.map(each => each.sessionId),
    now(),
  )
  const groups = await listGroupsOf(store.read, connections.meetings())
  const of = new Map(groups.map(group => [group.meetingId, group]))
  for (const { sessionId, meetingIds } of watching) {
    const actor = actors.get(sessionId)
    for (const meetingId of meetingIds) {
      const group = of.get(meetingId)
      const leads =
        group && actor && [group.facilitatorId, group.coFacilitatorId].includes(actor.id) ? [group.groupId] : []
      const thing = group && toThing(group, newest.get(meetingId))
      if (!thing || !actor || !can({ ...actor, leads }, 'meeting:watch', thing)) connections.endIn(meetingId, sessionId)
    }
  }
  for (const meetingId of connections.meetings()) {
    if (newest.get(meetingId)?.status !== 'planned') continue
    const context = await findMeeting(store.read, meetingId)
    if (context) take(needs, await runs.current(store, context))
  }
}

/** Reviews; asked for again meanwhile, once more after it. */
async function reviewSoon(needs: Needs) {
  needs.reviewAgain = true
  if (needs.isReviewing) return
  needs.isReviewing = true
  while (needs.reviewAgain) {
    needs.reviewAgain = false
    await review(needs).catch(needs.warn)
  }
  needs.isReviewing = false
}

async function touchSome(needs: Needs) {
  const all = needs.connections.sessions()
  const due = all.filter((_, index) => index % BEATS_PER_TOUCH === needs.beatNo % BEATS_PER_TOUCH)
  for (const sessionId of due) await needs.sessions.keepAlive(sessionId)
}

/** Classroom screens whose time is over go back to their code. */
async function lookAtPaired({ connections, displays }: Needs) {
  const all = connections.paired().map(({ id }) => id)
  if (all.length === 0) return
  const on = await displays.keepAlive(all)
  for (const id of all) if (!on.has(id)) connections.endOf(id)
}

function beat(needs: Needs) {
  needs.beatNo++
  const serverNow = needs.now()
  needs.connections.beat(meetingId => event('beat', { serverNow, version: needs.newest.get(meetingId)?.version ?? 0 }))
  guard(needs, touchSome(needs))
  if (needs.beatNo % BEATS_PER_LOOK === 0) guard(needs, lookAtPaired(needs))
  if (needs.beatNo % BEATS_PER_TOUCH === 0) void reviewSoon(needs)
  for (const meetingId of needs.newest.keys()) if (!needs.connections.has(meetingId)) forget(needs, meetingId)
}

/** What another part of the server, or another server, tells of. */
function hear(needs: Needs, { topic, id }: Signal) {
  const { newest, connections, plans, ended } = needs
  if (topic === 'run') {
    const [meetingId = '', version] = id.split(' ')
    const known = newest.get(meetingId)
    if (known && known.version < Number(version)) guard(needs, catchUp(needs, meetingId))
  } else if (topic === 'session' || topic === 'display') {
    connections.endOf(id)
    if (ended.size >= MOST_ENDED) ended.clear()
    ended.add(id)
  } else if (topic === 'check-in') {
    const [meetingId = '', mode] = id.split(' ')
    connections.send(meetingId, event('check-in', { mode }))
  } else if (topic === 'meetings') {
    for (const each of connections.paired()) if (each.schoolId === id) connections.sendTo(each.id, event('display', {}))
  } else if (topic === 'plans') plans.changed(id)
  else if (topic === 'people') void reviewSoon(needs)
  else if (topic === 'all') {
    for (const meetingId of newest.keys()) {
      guard(needs, catchUp(needs, meetingId))
      plans.changed(meetingId)
    }
    guard(needs, lookAtPaired(needs))
    void reviewSoon(needs)
  }
}

/** A stream of a meeting by this right. `read` finds the state, and throws where it is not to be seen. */
async function open(
  needs: Needs,
  holder: Holder,
  meetingId: string,
  page: string | undefined,
  read: () => Promise<StoredRun>,
) {
  if (needs.ended.has(holder.id)) throw over()
  // Known from here on, so that neither a change nor an end of the right is missed while the state is read.
  const connection = needs.connections.add(meetingId, holder, page)
  try {
    take(needs, await read())
    await needs.plans.ready(meetingId)
  } catch (error) {
    needs.connections.remove(connection)
    throw error
  }
  if (connection.closed) throw over()
  needs.beats ??= setInterval(beat.bind(null, needs), BEAT_EVERY_MS).unref()
  return (response: ServerResponse): void => {
    const run = needs.newest.get(meetingId)
    if (connection.closed || !run) return void response.end()
    const hint = Buffer.from(`retry: ${1000 + Math.round(Math.random() * 2000)}\n\n`)
    needs.connections.show(
      connection,
      response,
      Buffer.concat([hint, runEvent(run, needs.now()), needs.plans.of(meetingId)]),
    )
  }
}

/** Ends every stream, so that the server can close at once. */
function stop(needs: Needs) {
  clearInterval(needs.beats)
  needs.connections.endAll()
}

/** The live streams: the newest state of each meeting on every screen that shows it. */
export function createLive(given: Deps) {
  const needs = needsOf(given)
  needs.runs.onChange(run => take(needs, run))
  needs.store.onSignal(signal => hear(needs, signal))
  return {
    /**
     * Opens a screen of a meeting for somebody who may watch it. The answer takes over a response whose headers are
     * set: from then on it gets every state, a beat every 15 seconds and the number of screens.
     */
    open: withPolicyOf(
      needs.runs.watch,
      ({ id, actor }: Pick<Session, 'id' | 'actor'>, meetingId: string, page?: string) =>
        open(needs, { kind: 'session', id }, meetingId, page, () => needs.runs.watch(actor, meetingId)),
    ),

    /** The same for a classroom screen that was paired with the meeting. */
    openPaired: ({ id, schoolId, meetingId }: { id: string; schoolId: string; meetingId: string }, page?: string) =>
      open(needs, { kind: 'paired', id, schoolId }, meetingId, page, () => needs.runs.ofMeeting(schoolId, meetingId)),

    /** How many streams are open. */
    count: needs.connections.count,

    /** What the timer does every 15 seconds. */
    beat: beat.bind(null, needs),

    stop: stop.bind(null, needs),
  }
}

function over() {
  return new Refusal('not-signed-in', 'You’ve been signed out. Sign in again to see the meeting.')
}

export type Live = ReturnType<typeof createLive>
