import { apply } from '@hubs/rules/run/run'
import type { RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import type { CorrectRegister } from '@hubs/schema/meetings/register'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { dayAt, instantAt } from '../../../time/wall-time.ts'
import { toLine } from '../meetings.view.ts'
import { countChanges } from './attendance-history.repo.ts'

type Line = Pick<RunPerson, 'attendance' | 'arrivedAt' | 'leftAt'>
type CorrectionRequest = CorrectRegister & { personId: string; timeZone: string }

const refuseAt = (field: string, sentence: string) =>
  new Refusal('invalid', sentence, { fields: { [field]: sentence } })

/**
 * The run once a line of its register says what was asked; null where it does already. Minutes are of the day on which
 * the meeting was held, and lie within it.
 */
export function correctLine(run: StoredRun, asked: CorrectionRequest, now: number): StoredRun | null {
  const person = run.people.find(({ id }) => id === asked.personId)
  if (!person) throw notFound('person')
  const line = wantedLine(run, person, asked)
  const { attendance, arrivedAt, leftAt } = line
  if (person.attendance === attendance && person.arrivedAt === arrivedAt && person.leftAt === leftAt) return null
  const marked = mark(run, person, attendance, now)
  const people = marked.people.map(each => (each.id === person.id ? { ...each, ...line } : each))
  return { ...marked, people, version: run.version + 1 }
}

/** By the same rules as a tap, so that the round follows. */
function mark(run: StoredRun, { id: personId }: RunPerson, attendance: RunPerson['attendance'], now: number) {
  const outcome = apply(
    run,
    { type: 'register', commandId: newId(), expectedVersion: run.version, personId, attendance },
    now,
    null,
  )
  return outcome.ok ? outcome.run : run
}

function wantedLine(run: StoredRun, person: RunPerson, asked: CorrectionRequest): Line {
  const { attendance, timeZone } = asked
  if (attendance !== 'present') return { attendance, arrivedAt: null, leftAt: null }
  const minute = (field: 'arrivedAt' | 'leftAt') => {
    const time = asked[field]
    if (time === undefined) return person[field]
    if (time === null) return null
    if (run.startedAt === null)
      throw refuseAt(field, 'This meeting wasn’t run on screen, so you can’t enter arrival or leaving times.')
    const at = instantAt(dayAt(run.startedAt, timeZone), time, timeZone)
    if (run.endedAt !== null && at > run.endedAt)
      throw refuseAt(field, 'That’s after the meeting ended. Enter an earlier time.')
    return at
  }
  const arrived = minute('arrivedAt')
  const arrivedAt = arrived !== null && run.startedAt !== null && arrived <= run.startedAt ? null : arrived
  const leftAt = minute('leftAt')
  const from = arrivedAt ?? run.startedAt
  if (leftAt !== null && from !== null && leftAt <= from)
    throw refuseAt('leftAt', 'That’s before they arrived or before the meeting started. Enter a later time.')
  return { attendance, arrivedAt, leftAt }
}

/** Until its planned start a register is open, not wrong. */
export function refuseTooEarly({ status, startsAtMs }: { status: string; startsAtMs: number }, now: number): void {
  if (status === 'cancelled') throw new Refusal('conflict', 'This meeting was cancelled, so there’s no register.')
  if (status === 'planned' && now < startsAtMs)
    throw new Refusal('conflict', 'This meeting hasn’t started yet. Take the register when it does.')
}

/** Throws with the line as it stands, unless it has changed as often as was seen. */
export async function refuseStaleLine(tx: Tx, run: StoredRun, personId: string, expectedVersion: number) {
  const changes = (await countChanges(tx, run.meetingId)).get(personId) ?? 0
  const person = run.people.find(({ id }) => id === personId)
  if (changes === expectedVersion || !person) return
  const sentence = 'Someone else has changed this. Check the latest version, then correct it.'
  throw new Refusal('stale', sentence, { current: { ...toLine(person), changes } })
}

export const needsReason = () => refuseAt('reason', 'The meeting is over. Enter a reason for changing the register.')
