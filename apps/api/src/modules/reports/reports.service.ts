import type { Actor } from '@hubs/rules/can'
import type { Participation } from '@hubs/schema/reports'
import { authorize } from '../../authorize.ts'
import type { Store } from '../../store/store.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import * as repo from './reports.repo.ts'
import { type Counted, hideSmallCells } from './small-cells.ts'

type AttendanceRow = Awaited<ReturnType<typeof repo.countAttendance>>[number]

/** The latest half term in which a group has met: its meeting was run to its end, or somebody was there. */
function latestHeld(rows: AttendanceRow[], groups: number): Counted['lastMeeting'] {
  const held = new Set(
    rows
      .filter(row => row.meetingStatus === 'ended' || (row.status === 'present' && row.n > 0))
      .map(row => row.meetingId),
  )
  const [latest] = rows.filter(row => held.has(row.meetingId)).toSorted((a, b) => b.position - a.position)
  if (!latest) return null
  const those = rows.filter(row => row.position === latest.position && held.has(row.meetingId))
  const people = (counted: AttendanceRow[]) => counted.reduce((sum, row) => sum + row.n, 0)
  // Whom the register says nothing of neither came nor stayed away.
  const marked = those.filter(row => row.status !== 'unknown')
  return {
    halfTerm: latest.halfTerm,
    present: people(those.filter(row => row.status === 'present')),
    expected: people(marked),
    // A group may meet twice in a half term.
    held: new Set(those.map(row => row.groupId)).size,
    groups,
  }
}

/** Sums for those who lead the school and the programme. */
export function createReports({ store, programmes }: { store: Store; programmes: Programmes }) {
  return {
    async participation(actor: Actor): Promise<Participation> {
      authorize(actor, 'report:participation', { schoolId: actor.schoolId })
      const { id, groupMin } = await programmes.currentOf(store.read, actor.schoolId)
      const staff = await repo.countStaff(store.read, actor.schoolId, id)
      const teaching = staff.find(row => row.staffKind === 'teaching')
      const support = staff.find(row => row.staffKind === 'support')
      const hubs = await repo.countPlaces(store.read, id)
      const taken = await repo.countTaken(store.read, id)
      const groups = hubs.reduce((sum, hub) => sum + hub.groups, 0)
      const counted: Counted = {
        teachers: { inAHub: teaching?.inAHub ?? 0, all: teaching?.all ?? 0 },
        support: { optedIn: support?.inAHub ?? 0, notThisYear: support?.notThisYear ?? 0, all: support?.all ?? 0 },
        hubs: hubs.map(({ id: hubId, slug, name, places, groups: ofHub }) => ({
          slug,
          name,
          places,
          minimum: groupMin * ofHub,
          taken: taken.get(hubId) ?? 0,
        })),
        lastMeeting: latestHeld(await repo.countAttendance(store.read, id), groups),
      }
      return actor.roles.includes('coordinator') ? counted : hideSmallCells(counted)
    },
  }
}

export type Reports = ReturnType<typeof createReports>
