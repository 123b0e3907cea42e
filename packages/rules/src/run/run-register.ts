import type { Attendance, RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { HOUR_MS, MINUTE_MS } from '../dates/durations.ts'
import { isolated } from '../text/isolated.ts'
import { followRegister, isHere, toTheEnd } from './round/round.ts'
import { refuse, type Step, unknownPerson } from './run-step.ts'

/** A name that is first ticked so soon after the start was there from the start. */
const SETTLING_IN = 5 * MINUTE_MS
/** The register of a meeting can be taken so long before it: on its day, and never weeks ahead. */
const REGISTER_AHEAD_MS = 12 * HOUR_MS

type RegisterCommand = Extract<RunCommand, { type: 'register' | 'registerRest' | 'leave' }>

/**
 * Who is newly here goes to the end of the round; who leaves before speaking drops out of it, not of the run. Undo
 * leaves the register as it is.
 */
export function keepRegister(run: StoredRun, command: RegisterCommand, at: number): Step {
  // Who can't come may be known weeks before; who came may not, and would have hours for it.
  const comes = command.type !== 'leave' && command.attendance === 'present'
  if (comes && isAhead(run, at))
    return refuse('not-started', 'This meeting is on another day. Mark people present on the day, or start it now.')
  if (command.type === 'registerRest') {
    const rest = run.people.filter(({ attendance }) => attendance === 'unknown')
    if (rest.length === 0 || command.attendance === 'unknown') return 'nothing'
    // Whoever is ticked with all the others was only not ticked before.
    return changed(run, new Map(rest.map(person => [person.id, mark(person, command.attendance, null)])))
  }
  const person = run.people.find(({ id }) => id === command.personId)
  if (!person) return unknownPerson
  if (command.type === 'leave') {
    if (person.attendance !== 'present') return refuse('not-present', `Mark ${isolated(person.name)} present first.`)
    if (person.leftAt !== null) return 'nothing'
    // A tap that had to wait for the network may be older than the one that said they came.
    const leftAt = Math.max(at, person.arrivedAt ?? at)
    return changed(run, new Map([[person.id, { ...person, leftAt }]]))
  }
  const { attendance } = command
  if (person.attendance === attendance && (attendance !== 'present' || person.leftAt === null)) return 'nothing'
  const arrivedAt = person.attendance === 'present' ? person.arrivedAt : arrivalOf(run, person, at)
  return changed(run, new Map([[person.id, mark(person, attendance, arrivedAt)]]))
}

/** Whether it is too early to say who is here. */
export const isAhead = ({ status, plannedStart }: Pick<StoredRun, 'status' | 'plannedStart'>, now: number) =>
  status === 'planned' && now < plannedStart - REGISTER_AHEAD_MS

/** A start that is taken back weeks before the meeting leaves nobody who came to it. */
export function withoutEarly(run: StoredRun, at: number): StoredRun {
  if (!isAhead(run, at)) return run
  const people = run.people.map(each => (each.attendance === 'present' ? mark(each, 'unknown', null) : each))
  return { ...run, people }
}

function mark(person: RunPerson, attendance: Attendance, arrivedAt: number | null): RunPerson {
  return { ...person, attendance, arrivedAt: attendance === 'present' ? arrivedAt : null, leftAt: null }
}

/** Late is who was marked away before, or is ticked when the first part is over. */
function arrivalOf(run: StoredRun, person: RunPerson, at: number): number | null {
  if (run.startedAt === null || run.endedAt !== null || at - run.startedAt < SETTLING_IN) return null
  const onFirst = run.currentId === run.segments[0]?.id
  return person.attendance === 'unknown' && onFirst ? null : at
}

function changed(run: StoredRun, marked: ReadonlyMap<string, RunPerson>): Step {
  const people = run.people.map(person => marked.get(person.id) ?? person)
  const back = people.filter((person, i) => isHere(person) && person !== run.people[i]).map(({ id }) => id)
  return { to: { ...run, people, round: followRegister(back.reduce(toTheEnd, run.round), people) }, label: null }
}
