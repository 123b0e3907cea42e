import { mayShowNext } from '@hubs/rules/releases'
import type { Participation } from '@hubs/schema/reports'
import { isDeepStrictEqual } from 'node:util'
import { authorize, guarded } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Store, Tx } from '../../store/store.ts'
import { dayAt } from '../../wall-time.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import * as repo from './reports.repo.ts'
import { attendanceCells, choiceCells, type Counted, hideSmallCells } from './small-cells.ts'

type Counts<T> = { programmeId: string; subject: string; cells: (number | null)[]; next: T; timeZone: string }
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
export function createReports({ store, now, programmes }: { store: GuardedStore; now: Clock; programmes: Programmes }) {
  /**
   * The counts as they are, if each differs by nobody or by five from all that was ever shown of it; else as they were
   * shown last, with the day. What is shown is written down.
   */
  async function inSteps<T extends object>(open: Store, counts: Counts<T>): Promise<T & { countedOn: string | null }> {
    const { programmeId, subject, cells, next, timeZone } = counts
    const stand = async (tx: Tx) => {
      const earlier = await repo.listShown(tx, programmeId, subject)
      const may = mayShowNext(
        cells,
        earlier.map(each => each.cells),
      )
      return { last: earlier[0], may }
    }
    const same = (last: { shown: unknown } | undefined) => isDeepStrictEqual(last?.shown, next)
    const { last, may } = await stand(open.read)
    if (may && !same(last)) {
      const written = await open.write(async tx => {
        const then = await stand(tx)
        if (!then.may || same(then.last)) return then.may
        await repo.insertShown(tx, { id: newId(), programmeId, subject, at: now(), cells, shown: next })
        return true
      })
      if (!written) return inSteps(open, counts)
    }
    if (may || !last) return { ...next, countedOn: null }
    // It was shown in this form, and written down as it was.
    return { ...(last.shown as T), countedOn: dayAt(last.at, timeZone) }
  }

  return {
    participation: guarded('report:participation', async (actor): Promise<Participation> => {
      authorize(store, actor, { schoolId: actor.schoolId })
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
      if (actor.roles.includes('coordinator'))
        return {
          ...counted,
          countedOn: null,
          lastMeeting: counted.lastMeeting && { ...counted.lastMeeting, countedOn: null },
        }
      const { lastMeeting, ...choice } = hideSmallCells(counted)
      const timeZone = await repo.findTimeZone(store.read, actor.schoolId)
      const seen = { programmeId: id, timeZone }
      return {
        ...(await inSteps(store, { ...seen, subject: 'choice', cells: choiceCells(choice), next: choice })),
        lastMeeting:
          lastMeeting &&
          (await inSteps(store, {
            ...seen,
            subject: `attendance ${lastMeeting.halfTerm}`,
            cells: attendanceCells(lastMeeting),
            next: lastMeeting,
          })),
      }
    }),
  }
}

export type Reports = ReturnType<typeof createReports>
