import type { Actor } from '@hubs/rules/can'
import { apply, type Refusal as RunRefusal } from '@hubs/rules/run'
import type { StoredRun } from '@hubs/schema/live'
import type { RefusalCode, RunCommand } from '@hubs/schema/run-commands'
import type { ProblemCode } from '@hubs/schema/problem'
import type { CorrectRegister, RegisterWay } from '@hubs/schema/register'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import { writeLedger } from './ledger.ts'
import { findMeeting, listPeople, listSegments, type MeetingInPlace } from './meetings.repo.ts'
import { expectedPeople, planRun } from './planned-run.ts'
import { correctLine, needsReason, refuseStaleLine, refuseTooEarly } from './register-correction.ts'
import * as repo from './runs.repo.ts'
import { runMessage } from './wire.ts'

type Change = { run: StoredRun; changed: boolean; statusChanged: boolean }
type Located = NonNullable<Awaited<ReturnType<typeof repo.findWithRun>>>
/** What goes into the journal: the command, and why, where somebody said so. */
type Entry = { command: RunCommand; reason?: string | undefined; way?: RegisterWay }

const meetingStatusOf = { planned: 'planned', running: 'running', paused: 'running', ended: 'ended' } as const

const problemOf = {
  stale: 'stale',
  over: 'meeting-over',
  'unknown-segment': 'not-found',
  'unknown-person': 'not-found',
  'not-started': 'conflict',
  'not-feedback': 'conflict',
  'not-present': 'conflict',
  'not-speaking': 'conflict',
  'already-spoken': 'conflict',
  'no-room': 'conflict',
  'not-leading': 'conflict',
  'cannot-rebalance': 'conflict',
  'other-day': 'conflict',
  'not-absent': 'conflict',
  'no-seats': 'conflict',
  'nothing-to-undo': 'conflict',
} as const satisfies Record<RefusalCode, ProblemCode>

/** Meetings as they happen. The store has the run; nothing here remembers it. */
export function createRuns({ store, now }: { store: Store; now: Clock }) {
  const listeners: ((run: StoredRun) => void)[] = []

  async function findOr404(tx: Tx, schoolId: string, id: string): Promise<MeetingInPlace> {
    const found = await findMeeting(tx, id)
    if (found?.meeting.schoolId !== schoolId) throw notFound('meeting')
    return found
  }

  /** The run as it stands, and what the store has of it: they differ while planned, when the plan has changed since. */
  async function standing(tx: Tx, { meeting, group }: MeetingInPlace) {
    const kept = await repo.findRun(tx, meeting.id)
    if (kept && kept.status !== 'planned') return { kept, run: kept }
    const segments = await listSegments(tx, meeting.id)
    const people = await listPeople(tx, group)
    const expected = expectedPeople(people, group.places)
    return { kept, run: planRun({ meeting, segments, people, expected }, kept) }
  }

  /** What a command needs to know: a meeting that has begun needs nothing of its plan. */
  async function locate(tx: Tx, schoolId: string, id: string) {
    const found = await repo.findWithRun(tx, id)
    if (found?.schoolId !== schoolId) throw notFound('meeting')
    return found
  }

  async function runOf(tx: Tx, { id, schoolId, run }: Located): Promise<StoredRun> {
    if (run && run.status !== 'planned') return run
    return (await standing(tx, await findOr404(tx, schoolId, id))).run
  }

  /** Writes the run of a planned meeting down as its plan says now, if it says anything new. */
  async function follow(tx: Tx, place: MeetingInPlace): Promise<StoredRun | null> {
    const { kept, run } = await standing(tx, place)
    if (run === kept) return null
    await repo.saveRun(tx, run, now())
    if (kept?.people.some(({ id }) => !run.people.some(person => person.id === id))) await saveRegister(tx, run)
    return run
  }

  async function saveRegister(tx: Tx, run: StoredRun) {
    const rows = run.people.map(({ id, attendance }) => ({
      id: newId(),
      meetingId: run.meetingId,
      personId: id,
      status: attendance,
      recordedAt: now(),
    }))
    await repo.saveAttendance(tx, run.meetingId, rows)
  }

  /** Applies and journals. Everything that follows from the command is in the same transaction. */
  async function carryOut(tx: Tx, found: Located, actor: Actor, entry: Entry): Promise<Change> {
    const { command } = entry
    const before = await runOf(tx, found)
    const outcome = apply(before, command, now())
    if (!outcome.ok) {
      // A command older than the run remembers: it was carried out, and its repeat changes nothing.
      if (await repo.hasCommand(tx, before.meetingId, command.commandId))
        return { run: before, changed: false, statusChanged: false }
      throw refusal(outcome, before)
    }
    const { run, changed } = outcome
    if (!changed) return { run, changed, statusChanged: false }
    // Older than the run remembers, and sent again with the newest version: it was carried out once, and stays so.
    if (await repo.hasCommand(tx, run.meetingId, command.commandId))
      return { run: before, changed: false, statusChanged: false }
    return keep(tx, found, actor, { before, run, ...entry })
  }

  /** Writes a new state down, with the command in the journal and every changed line of the register in the ledger. */
  async function keep(tx: Tx, found: Located, actor: Actor, change: Entry & { before: StoredRun; run: StoredRun }) {
    const { before, run, command, reason, way = 'tap' } = change
    await repo.saveRun(tx, run, now())
    await repo.insertCommand(tx, {
      id: newId(),
      meetingId: run.meetingId,
      commandId: command.commandId,
      version: run.version,
      personId: actor.id,
      command: { ...command, ...(reason !== undefined && { reason }), ...(way && { way }) },
      at: now(),
    })
    const status = meetingStatusOf[run.status]
    const statusChanged = status !== found.status
    if (statusChanged) await repo.setStatus(tx, run.meetingId, status)
    if (run.people !== before.people || (statusChanged && status === 'ended')) await saveRegister(tx, run)
    await writeLedger(tx, before, run, { way, byId: actor.id, reason: reason ?? null, at: now() })
    return { run, changed: true, statusChanged }
  }

  function refusal({ code, sentence }: RunRefusal, run: StoredRun): Refusal {
    return new Refusal(problemOf[code], sentence, { current: runMessage(run, now()) })
  }

  /** After a commit: the screens here get the state at once, the other servers hear that there is one. */
  async function announce(run: StoredRun) {
    for (const tell of listeners) tell(run)
    await store.signal({ topic: 'run', id: `${run.meetingId} ${run.version}` })
  }

  async function announceChange({ run, changed, statusChanged }: Change, schoolId: string) {
    if (changed) await announce(run)
    if (!statusChanged) return
    await store.signal({ topic: 'meetings', id: schoolId })
    await store.signal({ topic: 'hubs', id: schoolId })
  }

  /** The run of a meeting, written down at its first need and whenever the plan has changed since. */
  async function current(place: MeetingInPlace): Promise<StoredRun> {
    const { kept, run } = await standing(store.read, place)
    if (run === kept) return run
    const written = await store.write(async tx => {
      const latest = await findMeeting(tx, place.meeting.id)
      return latest ? follow(tx, latest) : null
    })
    if (!written) return (await repo.findRun(store.read, run.meetingId)) ?? run
    await announce(written)
    return written
  }

  /** One's own line of the register. Once the meeting has begun one can only come. */
  async function sayOwn(actor: Actor, id: string, attendance: 'present' | 'unknown' | 'apologies'): Promise<void> {
    const change = await store.write(async tx => {
      const found = await locate(tx, actor.schoolId, id)
      authorize(actor, 'meeting:watch', found)
      if (found.status === 'cancelled') throw new Refusal('conflict', 'This meeting was called off.')
      if (attendance !== 'present' && found.status !== 'planned')
        throw new Refusal('conflict', 'The meeting has begun. Tell who leads it, and they put the register right.')
      const { version } = await runOf(tx, found)
      const base = { commandId: newId(), expectedVersion: version, personId: actor.id }
      return carryOut(tx, found, actor, { command: { ...base, type: 'register', attendance }, way: 'self' })
    })
    await announceChange(change, actor.schoolId)
  }

  return {
    findOr404,
    standing,
    follow,
    announce,
    current,

    /** Calls with every state that a change here has brought about, directly after its commit. */
    onChange: (listener: (run: StoredRun) => void) => void listeners.push(listener),

    /** As the store has it, for a server that has heard of a newer version. */
    stored: (meetingId: string) => repo.findRun(store.read, meetingId),

    /** The run of a meeting, for a screen that shows it by a right of its own. */
    ofMeeting: async (schoolId: string, id: string) => current(await findOr404(store.read, schoolId, id)),

    /** The run for somebody who may watch it. */
    async watch(actor: Actor, id: string): Promise<StoredRun> {
      const { schoolId, groupId, run } = await locate(store.read, actor.schoolId, id)
      authorize(actor, 'meeting:watch', { schoolId, groupId })
      if (run && run.status !== 'planned') return run
      return current(await findOr404(store.read, schoolId, id))
    },

    /** Carries out a command. Throws with the run as it stands where that is not possible. */
    async command(actor: Actor, id: string, command: RunCommand): Promise<StoredRun> {
      const change = await store.write(async tx => {
        const found = await locate(tx, actor.schoolId, id)
        authorize(actor, 'meeting:run', found)
        if (found.status === 'cancelled')
          throw new Refusal('conflict', 'This meeting has been called off. Put it back on first, then start it.')
        return carryOut(tx, found, actor, { command })
      })
      await announceChange(change, actor.schoolId)
      return change.run
    },

    /** Somebody of the group came in by themselves, with a ticket from the door. Here already: nothing changes. */
    arrive: (actor: Actor, id: string) => sayOwn(actor, id, 'present'),

    /** Whether somebody will come, as they say before the meeting. Nobody is asked why not. */
    answer: (actor: Actor, id: string, coming: boolean) => sayOwn(actor, id, coming ? 'unknown' : 'apologies'),

    /** Puts one line of the register right, from the planned start on and for as long as the meeting is kept. */
    async correct(actor: Actor, id: string, personId: string, asked: CorrectRegister): Promise<void> {
      const change = await store.write(async tx => {
        const found = await locate(tx, actor.schoolId, id)
        authorize(actor, 'meeting:register', found)
        refuseTooEarly(found, now())
        const before = await runOf(tx, found)
        const { timeZone } = await findOr404(tx, actor.schoolId, id)
        const run = correctLine(before, { ...asked, personId, timeZone }, now())
        if (!run) return { run: before, changed: false, statusChanged: false }
        await refuseStaleLine(tx, before, personId, asked.expectedVersion)
        if (found.status === 'ended' && !asked.reason) throw needsReason()
        const { attendance, reason, arrivedAt, leftAt } = asked
        const minutes = { ...(arrivedAt !== undefined && { arrivedAt }), ...(leftAt !== undefined && { leftAt }) }
        const command = { type: 'register', commandId: newId(), expectedVersion: before.version, personId, attendance }
        return keep(tx, found, actor, {
          before,
          run,
          command: { ...command, ...minutes } as RunCommand,
          way: 'correction',
          reason,
        })
      })
      await announceChange(change, actor.schoolId)
    },
  }
}

export type Runs = ReturnType<typeof createRuns>
