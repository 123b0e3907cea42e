import type { OpenRun, RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { HOUR_MS } from '../dates/durations.ts'
import { isolated } from '../text/isolated.ts'
import { finishTurns, speakers } from './round/round.ts'
import { keepRegister, withoutEarly } from './run-register.ts'
import { settleElapsed, currentSegment, enter, momentOf, restore, snapshot } from './run-state.ts'
import { nameOf, type Refusal, refuse, type Step, unknownSegment } from './run-step.ts'
import { addTime, beganEarlier, rebalanceTo } from './run-times.ts'
import { arrange, takeTurn } from './run-turns.ts'

export type { Refusal } from './run-step.ts'

/** So many command ids are known again when they are repeated. */
const RECENT = 32
/** So many commands can be undone, latest first. */
const UNDO = 10
/** So long before its planned start a meeting begins by mistake, unless somebody says otherwise. */
const OTHER_DAY = 12 * HOUR_MS
/** So long after its end undo opens a meeting again: whatever passed since would count as held. */
const REOPENS = 12 * HOUR_MS

/** Who gives a command. */
export type CommandAuthor = Pick<RunPerson, 'id' | 'name'>
export type Outcome = { ok: true; run: StoredRun; changed: boolean } | Refusal

/**
 * Applies one command. Nothing is changed in place. `changed` is false, and the run the very same, for a command that
 * was applied already (by its id) or asks for what is so anyway: the current segment, a pause while paused.
 * Undo goes back to before the latest command that can be undone, as if it had never been given: time has gone on
 * meanwhile, and the register, the seats, the lead, the wall and the chime stay. After the end only the register, the
 * lead and, for twelve hours, undo (which reopens) are accepted. One of the facilitators leads; from another only the register, and taking
 * the lead, is accepted. A command that had to wait (`agoMs`) counts from when it was given.
 * @param now epoch milliseconds; one before the latest known moment counts as that moment
 * @param by who gives it; null for a look ahead, in which nobody leads
 */
export function apply(run: StoredRun, command: RunCommand, now: number, by: CommandAuthor | null): Outcome {
  if (run.recent.includes(command.commandId)) return { ok: true, run, changed: false }
  const other = notTheirs(run, command, by)
  if (other) return other
  if (command.expectedVersion !== run.version) return refuse('stale', whereabouts(run))
  const early = notNow(run, command, now)
  if (early) return early

  const at = momentOf(run, now - (command.agoMs ?? 0))
  const step = act(settleElapsed(run, at), command, at, by)
  if (step === 'nothing') return { ok: true, run, changed: false }
  if ('ok' in step) return step
  const { to, label } = step
  const undo = label === null ? to.undo : [...run.undo, { label, before: snapshot(run) }].slice(-UNDO)
  const recent = [...run.recent, command.commandId].slice(-RECENT)
  return { ok: true, changed: true, run: { ...to, version: run.version + 1, recent, undo } }
}

/** Where a meeting is, in a sentence: "The meeting is already at New learning." */
function whereabouts(run: OpenRun): string {
  const title = currentSegment(run)?.title ?? ''
  const names = speakers(run.round).map(({ personId }) => isolated(nameOf(run, personId)))
  const person = names.length > 0 ? `, with ${names.join(' and ')} speaking` : ''
  switch (run.status) {
    case 'planned':
      return 'The meeting hasn’t started yet, but something else has just changed. Check it, then try again.'
    case 'running':
      return `The meeting is already at ${title}${person}.`
    case 'paused':
      return `The meeting is paused at ${title}${person}.`
    case 'ended':
      return 'The meeting has already ended.'
    default:
      return run.status satisfies never
  }
}

const forEverybody: readonly RunCommand['type'][] = ['register', 'registerRest', 'leave', 'takeLead']
const beforeStart: readonly RunCommand['type'][] = [
  'start',
  'register',
  'registerRest',
  'undo',
  'setOrder',
  'orderBy',
  'setSeats',
  'split',
  'wall',
  'chime',
]
const afterEnd: readonly RunCommand['type'][] = ['register', 'registerRest', 'takeLead', 'undo']

/** Before the start nobody leads yet: each facilitator may prepare, and start. */
function notTheirs({ lead, status }: StoredRun, { type }: RunCommand, by: CommandAuthor | null): Refusal | null {
  if (!lead || !by || lead.personId === by.id || status === 'planned' || forEverybody.includes(type)) return null
  return refuse('not-leading', `${isolated(lead.name)} is leading this meeting. Take over first, then try again.`)
}

function notNow(run: StoredRun, { type }: RunCommand, now: number): Refusal | null {
  const reopens = run.endedAt === null || now - run.endedAt <= REOPENS
  if (run.status === 'ended' && !afterEnd.includes(type))
    return refuse('over', `The meeting has ended.${reopens ? ' Use Undo to reopen it.' : ''}`)
  if (type === 'undo' && !reopens)
    return refuse(
      'over',
      'This meeting ended too long ago to reopen. You can still correct its register and edit its minutes.',
    )
  if (run.status === 'planned' && !beforeStart.includes(type))
    return refuse('not-started', 'The meeting hasn’t started yet.')
  return null
}

/** Nobody could take a message off the projector after the end, and the thanks stand there then. */
function ended(run: StoredRun, at: number): StoredRun {
  const over = { ...unpaused(run, at), round: finishTurns(run.round), since: null, currentId: null }
  return { ...over, wall: { message: '', blackout: false }, status: 'ended', endedAt: at }
}

/** `run` is banked at `at`. */
function act(run: StoredRun, command: RunCommand, at: number, by: CommandAuthor | null): Step {
  switch (command.type) {
    case 'start':
      return start(run, at, command.anyway !== false, by)
    case 'pause':
      if (run.status === 'paused') return 'nothing'
      return { to: { ...run, status: 'paused', pausedAt: at, since: null }, label: 'Paused' }
    case 'resume':
      if (run.status === 'running') return 'nothing'
      return { to: { ...unpaused(run, at), status: 'running', since: at }, label: 'Resumed' }
    case 'end':
      return { to: ended(run, at), label: 'Ended the meeting' }
    case 'goTo': {
      const segment = run.segments.find(({ id }) => id === command.segmentId)
      if (!segment) return unknownSegment
      if (segment.id === run.currentId) return 'nothing'
      return { to: enter(run, segment.id, at), label: `Moved to ${segment.title}` }
    }
    case 'addTime':
      return addTime(run, command.segmentId, command.ms)
    case 'rebalance':
      return rebalanceTo(run, command)
    case 'beganEarlier':
      return beganEarlier(run, command.segmentId, command.ms)
    case 'takeLead':
      if (!by || run.lead?.personId === by.id) return 'nothing'
      return { to: led(run, at, by), label: null }
    case 'wall': {
      const { message, blackout } = command
      if (run.wall.message === message && run.wall.blackout === blackout) return 'nothing'
      return { to: { ...run, wall: { message, blackout } }, label: null }
    }
    case 'chime':
      return run.chimeOn === command.device ? 'nothing' : { to: { ...run, chimeOn: command.device }, label: null }
    case 'register':
    case 'registerRest':
    case 'leave':
      return keepRegister(run, command, at)
    case 'setOrder':
    case 'orderBy':
    case 'setSeats':
    case 'split':
      return arrange(run, command)
    case 'beginTurn':
    case 'beginReply':
    case 'readOut':
    case 'skipTurn':
    case 'endTurn':
      return takeTurn(run, command)
    case 'undo': {
      const last = run.undo.at(-1)
      if (!last) return refuse('nothing-to-undo', 'There’s nothing to undo.')
      return { to: withoutEarly({ ...restore(run, last.before), undo: run.undo.slice(0, -1) }, at), label: null }
    }
    default:
      return command satisfies never
  }
}

function start(run: StoredRun, at: number, anyway: boolean, by: CommandAuthor | null): Step {
  const first = run.segments[0]
  if (run.status !== 'planned' || !first) return 'nothing'
  if (run.plannedStart - at > OTHER_DAY && !anyway) {
    const sentence = 'This meeting is planned for another day. Only start it if you’re holding it now.'
    return refuse('other-day', sentence)
  }
  const begun = { ...enter(run, first.id, at), status: 'running' as const, startedAt: at, since: at }
  return { to: by ? led(begun, at, by) : begun, label: 'Started the meeting' }
}

function led(run: StoredRun, at: number, by: CommandAuthor): StoredRun {
  return { ...run, lead: { personId: by.id, name: by.name, since: at } }
}

function unpaused(run: StoredRun, at: number): StoredRun {
  return run.pausedAt === null ? run : { ...run, pausedAt: null, pausedMs: run.pausedMs + at - run.pausedAt }
}
