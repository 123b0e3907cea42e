import type { RunSegment, StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { isolated } from '../text/isolated.ts'
import { drawTurns, orderTurns, sortTurns } from './round/round-order.ts'
import {
  beginReply,
  beginTurn,
  finishTurns,
  groupOf,
  hasFloor,
  isHere,
  readOut,
  skipTurn,
  splitRound,
} from './round/round.ts'
import { currentSegment, lengthOf } from './run-state.ts'
import { refuse, type Step, turned, unknownPerson } from './run-step.ts'

type TurnCommand = Extract<RunCommand, { type: 'beginTurn' | 'beginReply' | 'readOut' | 'skipTurn' | 'endTurn' }>
type OrderCommand = Extract<RunCommand, { type: 'setOrder' | 'orderBy' | 'setSeats' | 'split' }>

/** One person's turn. `run` is banked. */
export function takeTurn(run: StoredRun, { personId, type }: TurnCommand): Step {
  const person = run.people.find(({ id }) => id === personId)
  if (!person) return unknownPerson
  const segment = currentSegment(run)
  if (segment?.kind !== 'feedback') return refuse('not-feedback', 'Go to feedback first.')
  const turn = run.round.turns.find(each => each.personId === personId)
  const { name } = person
  const notSpeaking = refuse('not-speaking', `${isolated(name)} isn’t speaking.`)
  const alreadySpoken = refuse('already-spoken', `${isolated(name)} has already spoken.`)
  const notPresent = refuse('not-present', `Mark ${isolated(name)} present first.`)
  switch (type) {
    case 'endTurn':
      if (!turn || !hasFloor(turn)) return notSpeaking
      return turned(run, finishTurns(run.round, groupOf(run.round, turn)), `${isolated(name)} finished`)
    case 'beginReply':
      if (turn?.state === 'replying') return 'nothing'
      if (turn?.state !== 'speaking' || turn.readOut) return notSpeaking
      return turned(run, beginReply(run.round, personId), `Replies to ${isolated(name)}`)
    case 'skipTurn':
      if (turn?.state === 'spoken') return alreadySpoken
      if (!isHere(person)) return notPresent
      return turned(run, skipTurn(run.round, run.people, personId, leftOf(segment)), `Skipped ${isolated(name)}`)
    case 'beginTurn':
      if (turn && hasFloor(turn) && !turn.readOut) return 'nothing'
      if (!isHere(person)) return notPresent
      return turned(run, beginTurn(run.round, run.people, personId, leftOf(segment)), `${isolated(name)} started`)
    case 'readOut':
      if (turn?.state === 'speaking') return 'nothing'
      if (turn?.state === 'spoken') return alreadySpoken
      if (isHere(person)) return refuse('not-absent', `${isolated(name)} is here and can speak.`)
      if (person.attendance === 'unknown') return refuse('not-absent', `Mark ${isolated(name)} absent first.`)
      return turned(run, readOut(run.round, run.people, personId), `Read out for ${isolated(name)}`)
    default:
      return type satisfies never
  }
}

function leftOf(segment: RunSegment): number {
  return lengthOf(segment) - segment.spentMs
}

/** Who speaks when, and in how many groups. */
export function arrange(run: StoredRun, command: OrderCommand): Step {
  const { round, people } = run
  const isKnown = (id: string) => people.some(person => person.id === id)
  switch (command.type) {
    case 'setOrder': {
      if (!command.personIds.every(isKnown)) return unknownPerson
      return turned(run, { ...orderTurns(round, command.personIds), order: 'own' }, 'Changed the order')
    }
    case 'orderBy': {
      if (command.order === 'drawn') return turned(run, drawTurns(round, command.commandId), 'Shuffled the order')
      if (command.order === 'seat' && round.seats.length === 0) return refuse('no-seats', 'Set the seating first.')
      const label = command.order === 'seat' ? 'Went round the table' : 'Rotated the order'
      return turned(run, sortTurns({ ...round, order: command.order }), label)
    }
    case 'setSeats': {
      if (!command.personIds.every(isKnown)) return unknownPerson
      const seated = { ...round, seats: command.personIds }
      return turned(run, round.order === 'seat' ? sortTurns(seated) : seated, null)
    }
    case 'split': {
      if (!run.segments.some(({ kind }) => kind === 'feedback'))
        return refuse('not-feedback', 'This meeting has no feedback part to split.')
      return turned(
        run,
        splitRound(round, people, command.on),
        command.on ? 'Split the group' : 'Went back to one group',
      )
    }
    default:
      return command satisfies never
  }
}
