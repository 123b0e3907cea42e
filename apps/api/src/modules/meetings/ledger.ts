import type { RunPerson, StoredRun } from '@hubs/schema/live'
import type { RegisterWay } from '@hubs/schema/register'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { type ChangeRow, countChanges, insertChanges } from './ledger.repo.ts'

type Doing = { way: RegisterWay; byId: string; reason: string | null; at: number }

const sameLine = (a: RunPerson, b: RunPerson) =>
  a.attendance === b.attendance && a.arrivedAt === b.arrivedAt && a.leftAt === b.leftAt

/**
 * Writes down how the register has come from one state to the next, a row for each line that changed: inside the
 * transaction that changes it, whichever way that was.
 */
export async function writeLedger(tx: Tx, before: StoredRun, after: StoredRun, doing: Doing): Promise<void> {
  const changed = after.people.flatMap(now => {
    const then = before.people.find(person => person.id === now.id)
    return then && !sameLine(then, now) ? [{ then, now }] : []
  })
  if (changed.length === 0) return
  const known = await countChanges(tx, after.meetingId)
  const rows = changed.map(({ then, now }): ChangeRow => ({
    id: newId(),
    meetingId: after.meetingId,
    personId: now.id,
    number: (known.get(now.id) ?? 0) + 1,
    from: then.attendance,
    to: now.attendance,
    arrivedBefore: then.arrivedAt,
    arrivedAfter: now.arrivedAt,
    leftBefore: then.leftAt,
    leftAfter: now.leftAt,
    ...doing,
  }))
  await insertChanges(tx, rows)
}
