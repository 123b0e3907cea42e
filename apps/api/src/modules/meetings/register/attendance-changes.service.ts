import type { RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import type { RegisterMethod } from '@hubs/schema/meetings/register'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { type ChangeRow, countChanges, insertChanges } from './attendance-history.repo.ts'

type RegisterAction = { method: RegisterMethod; byId: string; reason: string | null; at: number }

const sameLine = (a: RunPerson, b: RunPerson) =>
  a.attendance === b.attendance && a.arrivedAt === b.arrivedAt && a.leftAt === b.leftAt

/**
 * Writes down how the register has come from one state to the next, a row for each line that changed: inside the
 * transaction that changes it, whichever way that was.
 */
export async function writeAttendanceHistory(
  tx: Tx,
  before: StoredRun,
  after: StoredRun,
  doing: RegisterAction,
): Promise<void> {
  const changed = after.people.flatMap(now => {
    const then = before.people.find(person => person.id === now.id)
    return then && !sameLine(then, now) ? [{ from: then, to: now }] : []
  })
  if (changed.length === 0) return
  const known = await countChanges(tx, after.meetingId)
  const rows = changed.map(({ from, to }): ChangeRow => ({
    id: newId(),
    meetingId: after.meetingId,
    personId: to.id,
    number: (known.get(to.id) ?? 0) + 1,
    from: from.attendance,
    to: to.attendance,
    arrivedBefore: from.arrivedAt,
    arrivedAfter: to.arrivedAt,
    leftBefore: from.leftAt,
    leftAfter: to.leftAt,
    ...doing,
  }))
  await insertChanges(tx, rows)
}
