import type { Actor } from '@hubs/rules/can'
import { apply, type CommandAuthor } from '@hubs/rules/run/run'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { CorrectRegister, RegisterMethod } from '@hubs/schema/meetings/register'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { type Asking, asBearer, asSystem, authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Lookup, Store, Tx } from '../../../store/store.ts'
import { type Clock, notBefore } from '../../../time/clock.ts'
import { orderFrom } from '../group-history.rules.ts'
import { toThing } from '../historical-actor.service.ts'
import { findMeeting, listPeople, listSegments, type MeetingContext } from '../meetings.repo.ts'
import { writeAttendanceHistory } from '../register/attendance-changes.service.ts'
import { correctLine, needsReason, refuseStaleLine, refuseTooEarly } from '../register/register-correction.rules.ts'
import { expectedPeople, planRun } from './planned-run.rules.ts'
import { idTaken, isRepeat, refusalOf } from './run-refusals.rules.ts'
import { registerRows } from './run-serialization.format.ts'
import * as repo from './runs.repo.ts'

type Change = { run: StoredRun; changed: boolean; statusChanged: boolean }
type Order = Pick<StoredRun['round'], 'rotation' | 'firstBefore'>
type Located = NonNullable<Awaited<ReturnType<typeof repo.findWithRun>>>
/** What goes into the journal: the command, and why, where somebody said so. */
type Entry = { command: RunCommand; reason?: string | undefined; method?: RegisterMethod }

const OVER = 'The meeting is over. If you were there, ask the facilitator to correct the register.'
const meetingStatusOf = { planned: 'planned', running: 'running', paused: 'running', ended: 'ended' } as const

/** The server's clock as the meetings that are running have to know it: it never goes back behind what they know. */
export async function clockOfRuns(store: GuardedStore, clock: Clock): Promise<Clock> {
  return notBefore(clock, (await repo.latestMoment(asSystem(store, 'the clock').read)) ?? 0)
}

type Deps = { store: GuardedStore; now: Clock }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, listeners: [] as ((run: StoredRun) => void)[] }
}

async function findOr404(tx: Lookup, schoolId: string, id: string): Promise<MeetingContext> {
  const found = await findMeeting(tx, id)
  if (found?.meeting.schoolId !== schoolId) throw notFound('meeting')
  return found
}

/**
 * The run as it stands, and what the store has of it: they differ while planned, when the plan has changed since.
 * `history`: the group's last meetings, for one that is planned; the order of the round follows from them.
 */
async function loadRun(tx: Tx, { meeting, group }: MeetingContext) {
  const kept = await repo.findRun(tx, meeting.id)
  if (kept && kept.status !== 'planned') return { kept, run: kept, history: [] }
  const history = await repo.listEnded(tx, meeting)
  return { kept, run: await plan(tx, { meeting, group }, kept, people => orderFrom(history, people, group)), history }
}

async function plan(
  tx: Tx,
  { meeting, group }: Pick<MeetingContext, 'meeting' | 'group'>,
  kept: StoredRun | undefined,
  orderOf: (people: readonly { id: string }[]) => Order,
): Promise<StoredRun> {
  const segments = await listSegments(tx, meeting.id)
  const people = await listPeople(tx, group)
  const expected = expectedPeople(people, group.places)
  return planRun({ meeting, segments, people, expected, order: orderOf(people) }, kept)
}

/** What a command needs to know: a meeting that has begun needs nothing of its plan. */
async function locate(tx: Lookup, schoolId: string, id: string) {
  const found = await repo.findWithRun(tx, id)
  if (found?.schoolId !== schoolId) throw notFound('meeting')
  return found
}

async function runOf(tx: Tx, { id, schoolId, run }: Located): Promise<StoredRun> {
  if (run && run.status !== 'planned') return run
  const context = await findOr404(tx, schoolId, id)
  // The order was found when the meeting was planned: no command waits for it.
  return run ? plan(tx, context, run, () => run.round) : (await loadRun(tx, context)).run
}

/** Writes the run of a planned meeting down as its plan says now, if it says anything new. */
async function syncPlannedRun(needs: Needs, tx: Tx, context: MeetingContext): Promise<StoredRun | null> {
  const { kept, run } = await loadRun(tx, context)
  if (run === kept) return null
  await repo.saveRun(tx, run, needs.now())
  if (kept?.people.some(({ id }) => !run.people.some(person => person.id === id))) await saveRegister(needs, tx, run)
  return run
}

const saveRegister = ({ now }: Needs, tx: Tx, run: StoredRun) =>
  repo.saveAttendance(tx, run.meetingId, registerRows(run, now()))

/** Applies and journals. Everything that follows from the command is in the same transaction. */
async function execute(needs: Needs, tx: Tx, found: Located, actor: Actor, entry: Entry): Promise<Change> {
  const { command } = entry
  const before = await runOf(tx, found)
  const nothing = { run: before, changed: false, statusChanged: false }
  // It was carried out once, however long ago, and stays so.
  const kept = await repo.findCommand(tx, before.meetingId, command.commandId)
  if (kept) {
    if (isRepeat(kept.command, command)) return nothing
    throw idTaken(before, needs.now())
  }
  const outcome = apply(before, command, needs.now(), await authorOf(tx, before, actor))
  if (!outcome.ok) throw refusalOf(outcome, before, needs.now())
  const { run, changed } = outcome
  if (!changed) return nothing
  return keep(needs, tx, found, actor, { before, run, ...entry })
}

/** Writes a new state down, with the command in the journal and every changed line of the register in its history. */
async function keep(
  needs: Needs,
  tx: Tx,
  found: Located,
  actor: Actor,
  change: Entry & { before: StoredRun; run: StoredRun },
) {
  const { before, run, command, reason, method = 'tap' } = change
  await repo.saveRun(tx, run, needs.now())
  await repo.insertCommand(tx, {
    id: newId(),
    meetingId: run.meetingId,
    commandId: command.commandId,
    version: run.version,
    personId: actor.id,
    command: { ...command, ...(reason !== undefined && { reason }), ...(method && { method }) },
    at: needs.now(),
  })
  const status = meetingStatusOf[run.status]
  const statusChanged = status !== found.status
  if (statusChanged) await repo.setStatus(tx, run.meetingId, status)
  if (run.people !== before.people || (statusChanged && status === 'ended')) await saveRegister(needs, tx, run)
  await writeAttendanceHistory(tx, before, run, { method, byId: actor.id, reason: reason ?? null, at: needs.now() })
  return { run, changed: true, statusChanged }
}

/** Whoever began to lead the group while its meeting ran is not in the run. */
async function authorOf(tx: Tx, run: StoredRun, { id }: Actor): Promise<CommandAuthor> {
  const name = run.people.find(person => person.id === id)?.name ?? (await repo.findName(tx, id))
  return { id, name: name ?? '' }
}

/** After a commit: the screens here get the state at once, the other servers hear that there is one. */
async function announce({ listeners, store }: Needs, run: StoredRun) {
  for (const tell of listeners) tell(run)
  await store.signal({ topic: 'run', id: `${run.meetingId} ${run.version}` })
}

async function announceChange(needs: Needs, { run, changed, statusChanged }: Change, schoolId: string) {
  if (changed) await announce(needs, run)
  if (!statusChanged) return
  await needs.store.signal({ topic: 'meetings', id: schoolId })
  await needs.store.signal({ topic: 'hubs', id: schoolId })
}

/** The run of a meeting, written down at its first need and whenever the plan has changed since. */
async function current(needs: Needs, open: Store, context: MeetingContext): Promise<StoredRun> {
  const { kept, run } = await loadRun(open.read, context)
  if (run === kept) return run
  const written = await open.write(async tx => {
    const latest = await findMeeting(tx, context.meeting.id)
    return latest ? syncPlannedRun(needs, tx, latest) : null
  })
  if (!written) return (await repo.findRun(open.read, run.meetingId)) ?? run
  await announce(needs, written)
  return written
}

/** One's own line of the register. Once the meeting has begun one can only come. */
async function sayOwn(
  needs: Needs,
  actor: Asking<'meeting:watch' | 'meeting:answer'>,
  id: string,
  attendance: 'present' | 'unknown' | 'apologies',
): Promise<void> {
  const change = await needs.store.write(async tx => {
    const found = await locate(tx, actor.schoolId, id)
    authorize(tx, actor, toThing(found, found.run))
    if (found.status === 'cancelled') throw new Refusal('conflict', 'This meeting was cancelled.')
    if (found.status === 'ended') throw new Refusal('meeting-over', OVER)
    if (attendance !== 'present' && found.status !== 'planned')
      throw new Refusal('conflict', 'The meeting has started. Ask the facilitator to correct the register.')
    const { version } = await runOf(tx, found)
    const base = { commandId: newId(), expectedVersion: version, personId: actor.id }
    return execute(needs, tx, found, actor, { command: { ...base, type: 'register', attendance }, method: 'self' })
  })
  await announceChange(needs, change, actor.schoolId)
}

/** The run for somebody who may watch it. */
const watch = (needs: Needs) =>
  guarded('meeting:watch', async (actor, id: string): Promise<StoredRun> => {
    const { store } = needs
    const found = await locate(store.read, actor.schoolId, id)
    const { run } = found
    authorize(store, actor, toThing(found, run))
    if (run && run.status !== 'planned') return run
    return current(needs, store, await findOr404(store.read, found.schoolId, id))
  })

/** Carries out a command. Throws with the run as it stands where that is not possible. */
const command = (needs: Needs) =>
  guarded('meeting:run', async (actor, id: string, command: RunCommand): Promise<StoredRun> => {
    const change = await needs.store.write(async tx => {
      const found = await locate(tx, actor.schoolId, id)
      authorize(tx, actor, found)
      if (found.status === 'cancelled')
        throw new Refusal('conflict', 'This meeting has been cancelled. Reinstate it before you start it.')
      return execute(needs, tx, found, actor, { command })
    })
    await announceChange(needs, change, actor.schoolId)
    return change.run
  })

/** Puts one line of the register right, from the planned start on and for as long as the meeting is kept. */
const correct = (needs: Needs) =>
  guarded('meeting:register', async (actor, id: string, personId: string, asked: CorrectRegister): Promise<void> => {
    const change = await needs.store.write(async tx => {
      const found = await locate(tx, actor.schoolId, id)
      authorize(tx, actor, found)
      refuseTooEarly(found, needs.now())
      const before = await runOf(tx, found)
      const { timeZone } = await findOr404(tx, actor.schoolId, id)
      const run = correctLine(before, { ...asked, personId, timeZone }, needs.now())
      if (!run) return { run: before, changed: false, statusChanged: false }
      await refuseStaleLine(tx, before, personId, asked.expectedVersion)
      if (found.status === 'ended' && !asked.reason) throw needsReason()
      const { attendance, reason, arrivedAt, leftAt } = asked
      const minutes = { ...(arrivedAt !== undefined && { arrivedAt }), ...(leftAt !== undefined && { leftAt }) }
      const command = {
        type: 'register',
        commandId: newId(),
        expectedVersion: before.version,
        personId,
        attendance,
      }
      return keep(needs, tx, found, actor, {
        before,
        run,
        command: { ...command, ...minutes } as RunCommand,
        method: 'correction',
        reason,
      })
    })
    await announceChange(needs, change, actor.schoolId)
  })

/** Meetings as they happen. The store has the run; nothing here remembers it. */
export function createRuns(given: Deps) {
  const needs = needsOf(given)
  return {
    find: findMeeting,
    findOr404,
    loadRun,
    syncPlannedRun: syncPlannedRun.bind(null, needs),
    announce: announce.bind(null, needs),
    current: current.bind(null, needs),

    /** Calls with every state that a change here has brought about, directly after its commit. */
    onChange: (listener: (run: StoredRun) => void) => void needs.listeners.push(listener),

    /** As the store has it, for a server that has heard of a newer version. */
    stored: repo.findRun,

    /** When it began, for what is judged by that; null before it has. */
    startOf: repo.findStart,

    /** The run of a meeting, for a screen that shows it by a right of its own. */
    ofMeeting: async (schoolId: string, id: string) =>
      current(needs, asBearer(needs.store, 'a paired screen'), await findOr404(needs.store.read, schoolId, id)),

    watch: watch(needs),
    command: command(needs),

    /** Somebody of the group came in by themselves, with a token of the check-in code. Here already: nothing changes. */
    arrive: (actor: Asking<'meeting:watch'>, id: string) => sayOwn(needs, actor, id, 'present'),

    /** Whether somebody will come, as they say before the meeting. Nobody is asked why not. */
    answer: guarded('meeting:answer', (actor, id: string, coming: boolean) =>
      sayOwn(needs, actor, id, coming ? 'unknown' : 'apologies'),
    ),

    correct: correct(needs),
  }
}

export type Runs = ReturnType<typeof createRuns>
