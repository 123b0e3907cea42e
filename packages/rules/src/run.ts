import type { OpenRun, Round, RunSegment, StoredRun } from '@hubs/schema/live'
import type { RefusalCode, RunCommand } from '@hubs/schema/run-commands'
import { beginTurn, finishTurn, followRegister, orderTurns, skipTurn, speaker, toTheEnd } from './round.ts'
import { bank, currentSegment, enter, lengthOf, momentOf, restore, snapshot } from './run-state.ts'
import { amount } from './words.ts'

/** So many command ids are known again when they are repeated. */
const RECENT = 32
/** So many commands can be undone, latest first. */
const UNDO = 10
const LONGEST_SEGMENT = 240 * 60_000

export interface Refusal {
  ok: false
  code: RefusalCode
  /** For the person who gave the command. */
  sentence: string
}
export type Outcome = { ok: true; run: StoredRun; changed: boolean } | Refusal

/** What a command does: a new run, and what undo would call it (null: not undone). Or nothing. Or it is refused. */
type Step = { to: StoredRun; label: string | null } | 'nothing' | Refusal

/**
 * Applies one command. Nothing is changed in place. `changed` is false, and the run the very same, for a command that
 * was applied already (by its id) or asks for what is so anyway: the current segment, a pause while paused.
 * Undo goes back to before the latest command that can be undone, as if it had never been given: time has gone on
 * meanwhile, and the register stays. After the end only the register and undo (which reopens) are accepted.
 * @param now epoch milliseconds; one before the latest known moment counts as that moment
 */
export function apply(run: StoredRun, command: RunCommand, now: number): Outcome {
  if (run.recent.includes(command.commandId)) return { ok: true, run, changed: false }
  if (command.expectedVersion !== run.version) return refuse('stale', whereabouts(run))
  const early = notNow(run, command)
  if (early) return early

  const at = momentOf(run, now)
  const step = act(bank(run, at), command, at)
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
  const speaking = speaker(run.round)
  const person = speaking ? `, with ${nameOf(run, speaking.personId)} speaking` : ''
  switch (run.status) {
    case 'planned':
      return 'The meeting has not started yet. Something else has just changed.'
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

function refuse(code: RefusalCode, sentence: string): Refusal {
  return { ok: false, code, sentence }
}

function notNow(run: StoredRun, { type }: RunCommand): Refusal | null {
  if (type === 'register' || type === 'registerRest' || type === 'undo') return null
  if (run.status === 'ended') return refuse('over', 'The meeting has ended. Undo opens it again.')
  if (run.status === 'planned' && type !== 'start' && type !== 'setOrder')
    return refuse('not-started', 'The meeting has not started yet.')
  return null
}

/** `run` is banked at `at`. */
function act(run: StoredRun, command: RunCommand, at: number): Step {
  switch (command.type) {
    case 'start': {
      const first = run.segments[0]
      if (run.status !== 'planned' || !first) return 'nothing'
      const to = { ...enter(run, first.id, at), status: 'running' as const, startedAt: at, since: at }
      return { to, label: 'Started the meeting' }
    }
    case 'pause':
      if (run.status === 'paused') return 'nothing'
      return { to: { ...run, status: 'paused', pausedAt: at, since: null }, label: 'Paused' }
    case 'resume':
      if (run.status === 'running') return 'nothing'
      return { to: { ...unpaused(run, at), status: 'running', since: at }, label: 'Went on' }
    case 'end': {
      const over = { ...unpaused(run, at), round: finishTurn(run.round), since: null, currentId: null }
      return { to: { ...over, status: 'ended', endedAt: at }, label: 'Ended the meeting' }
    }
    case 'goTo': {
      const segment = run.segments.find(({ id }) => id === command.segmentId)
      if (!segment) return unknownSegment
      if (segment.id === run.currentId) return 'nothing'
      return { to: enter(run, segment.id, at), label: `Moved to ${segment.title}` }
    }
    case 'addTime': {
      const segment = run.segments.find(({ id }) => id === command.segmentId)
      return segment ? addTime(run, segment, command.ms) : unknownSegment
    }
    case 'register': {
      const person = run.people.find(({ id }) => id === command.personId)
      if (!person) return unknownPerson
      return person.attendance === command.attendance ? 'nothing' : register(run, [person.id], command.attendance)
    }
    case 'registerRest': {
      const rest = run.people.filter(({ attendance }) => attendance === 'unknown').map(({ id }) => id)
      return rest.length === 0 || command.attendance === 'unknown' ? 'nothing' : register(run, rest, command.attendance)
    }
    case 'setOrder': {
      if (command.personIds.some(id => !run.people.some(person => person.id === id))) return unknownPerson
      return turned(run, orderTurns(run.round, command.personIds), 'Changed the order')
    }
    case 'beginTurn':
    case 'skipTurn':
    case 'endTurn':
      return takeTurn(run, command)
    case 'undo': {
      const last = run.undo.at(-1)
      if (!last) return refuse('nothing-to-undo', 'There is nothing to undo.')
      return { to: { ...restore(run, last.before), undo: run.undo.slice(0, -1) }, label: null }
    }
    default:
      return command satisfies never
  }
}

const unknownSegment = refuse('unknown-segment', 'This meeting has no such part.')
const unknownPerson = refuse('unknown-person', 'That person is not in this meeting.')

function unpaused(run: StoredRun, at: number): StoredRun {
  return run.pausedAt === null ? run : { ...run, pausedAt: null, pausedMs: run.pausedMs + at - run.pausedAt }
}

/** Never below what is spent on the segment, never above four hours: what goes beyond is left out. */
function addTime(run: StoredRun, segment: RunSegment, ms: number): Step {
  if (ms === 0) return 'nothing'
  const length = lengthOf(segment)
  const least = Math.min(length, segment.spentMs)
  const most = Math.max(length, LONGEST_SEGMENT)
  const change = Math.min(Math.max(length + ms, least), most) - length
  if (change === 0)
    return refuse('no-room', ms < 0 ? `${segment.title} has no time left to give.` : `${segment.title} is long enough.`)
  const segments = run.segments.map(other =>
    other === segment ? { ...other, addedMs: other.addedMs + change } : other,
  )
  const label =
    change > 0 ? `Added ${amount(change)} to ${segment.title}` : `Took ${amount(change)} from ${segment.title}`
  return { to: { ...run, segments }, label }
}

/** Who is newly present goes to the end of the round; who leaves before speaking drops out of it, not of the run. */
function register(run: StoredRun, personIds: string[], attendance: StoredRun['people'][number]['attendance']): Step {
  const people = run.people.map(person => (personIds.includes(person.id) ? { ...person, attendance } : person))
  const back = attendance === 'present' ? personIds.reduce(toTheEnd, run.round) : run.round
  return { to: { ...run, people, round: followRegister(back, people) }, label: null }
}

function takeTurn(run: StoredRun, command: Extract<RunCommand, { type: 'beginTurn' | 'skipTurn' | 'endTurn' }>): Step {
  const { personId, type } = command
  const person = run.people.find(({ id }) => id === personId)
  if (!person) return unknownPerson
  const segment = currentSegment(run)
  if (segment?.kind !== 'feedback') return refuse('not-feedback', 'Go to feedback first.')
  const state = run.round.turns.find(turn => turn.personId === personId)?.state
  const { name } = person
  switch (type) {
    case 'endTurn':
      if (state !== 'speaking') return refuse('not-speaking', `${name} is not speaking.`)
      return turned(run, finishTurn(run.round), `${name} finished`)
    case 'skipTurn':
      if (state === 'spoken') return refuse('already-spoken', `${name} has already spoken.`)
      if (person.attendance !== 'present') return refuse('not-present', `Mark ${name} present first.`)
      return turned(run, skipTurn(run.round, personId), `Skipped ${name}`)
    case 'beginTurn': {
      if (state === 'speaking') return 'nothing'
      if (person.attendance !== 'present') return refuse('not-present', `Mark ${name} present first.`)
      const left = lengthOf(segment) - segment.spentMs
      return turned(run, beginTurn(finishTurn(run.round), run.people, personId, left), `${name} began`)
    }
    default:
      return type satisfies never
  }
}

function turned(run: StoredRun, round: Round, label: string): Step {
  const same = (a: Round, b: Round) =>
    a.shareMs === b.shareMs &&
    a.turns.every((turn, i) => turn.personId === b.turns[i]?.personId && turn.state === b.turns[i]?.state)
  return same(run.round, round) ? 'nothing' : { to: { ...run, round }, label }
}

function nameOf(run: OpenRun, personId: string): string {
  return run.people.find(({ id }) => id === personId)?.name ?? ''
}
