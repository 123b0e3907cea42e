import { can } from '@hubs/rules/can'
import type { RegisterChangeQuery, registerChangeList } from '@hubs/schema/meetings/register'
import type { z } from 'zod'
import { authorize, guarded } from '../../../authorize.ts'
import { timeCursor } from '../../../cursor.ts'
import type { GuardedStore } from '../../../store/store.ts'
import { iso, isoOrNull } from '../../../time/clock.ts'
import { actorForYear, toThing } from '../historical-actor.service.ts'
import { type ChangeRow, listChanges, listNames } from '../register/attendance-history.repo.ts'
import type { Runs } from '../run/runs.service.ts'

type Needs = { store: GuardedStore; runs: Runs }

/** Latest first, a page at a time. */
const list = ({ runs, store }: Needs) =>
  guarded(
    'meeting:see',
    async (actor, meetingId: string, query: RegisterChangeQuery): Promise<z.infer<typeof registerChangeList>> => {
      const { meeting, group, programme } = await runs.findOr404(store.read, actor.schoolId, meetingId)
      const viewer = (await actorForYear(store.read, actor, programme.current)).inGroup(group.id)
      const thing = toThing(meeting)
      authorize(store, viewer, thing)
      const tx = store.read
      const rows = await listChanges(tx, {
        meetingId,
        personId: can(viewer, 'meeting:register', thing) ? undefined : actor.id,
        ...timeCursor.ask(query),
      })
      const { shown, next } = timeCursor.page(rows, query, ({ at, id }) => ({ by: at, id }))
      const names = await listNames(tx, [...new Set(shown.flatMap(row => [row.personId, row.byId ?? row.personId]))])
      return {
        items: shown.map(row => toChange(row, names)),
        next,
      }
    },
  )

/** How the register of a meeting came about: all of it for who keeps it, one's own line for everybody else. */
export function createAttendanceHistory(needs: Needs) {
  return {
    list: list(needs),
  }
}

function toChange(row: ChangeRow, names: ReadonlyMap<string, string>) {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    id: row.id,
    person: named(row.personId),
    before: { attendance: row.from, arrivedAt: isoOrNull(row.arrivedBefore), leftAt: isoOrNull(row.leftBefore) },
    after: { attendance: row.to, arrivedAt: isoOrNull(row.arrivedAfter), leftAt: isoOrNull(row.leftAfter) },
    method: row.method,
    by: row.byId === null ? null : named(row.byId),
    reason: row.reason,
    at: iso(row.at),
  }
}

export type AttendanceHistory = ReturnType<typeof createAttendanceHistory>
