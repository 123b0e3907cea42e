import { mayShowNext } from '@hubs/rules/reports/releases'
import type { Participation } from '@hubs/schema/reports/reports'
import { isDeepStrictEqual } from 'node:util'
import { authorize, guarded } from '../../authorize.ts'
import { newId } from '../../ids.ts'
import { readInParts } from '../../store/short-writes.ts'
import type { GuardedStore, Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import * as repo from './reports.repo.ts'
import { choiceCells, type Counted, hideSmallCells } from './small-cells.rules.ts'
import { findSchool } from './year-report.repo.ts'
import type { YearCounts } from './year-report/year-counts.service.ts'
import type { YearReports } from './year-report/year-report.service.ts'

type Counts<T> = { programmeId: string; subject: string; cells: (number | null)[]; next: T; timeZone: string }
type AttendanceRow = Awaited<ReturnType<typeof repo.countAttendance>>[number]

/**
 * The latest half term in which a group has met, of those or of all: its meeting was run to its end, or somebody was
 * there.
 */
function latestHeld(all: AttendanceRow[], groups: number, halfTermId?: string): Counted['lastMeeting'] {
  const rows = all.filter(row => halfTermId === undefined || row.halfTermId === halfTermId)
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

type Needs = { store: GuardedStore; now: Clock; programmes: Programmes; counts: YearCounts; yearReports: YearReports }

/**
 * The counts as they are, if each differs by nobody or by five from all that was ever shown of it; else as they were
 * shown last, with the day. What is shown is written down.
 */
async function inSteps<T extends object>(
  needs: Needs,
  open: Store,
  counts: Counts<T>,
): Promise<T & { countedOn: string | null }> {
  const { programmeId, subject, cells, next, timeZone } = counts
  const stand = async (tx: Tx) => {
    const earlier = await repo.listDisclosed(tx, programmeId, subject)
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
      await repo.insertDisclosed(tx, {
        id: newId(),
        programmeId,
        subject,
        disclosedAt: needs.now(),
        cells,
        disclosed: next,
      })
      return true
    })
    if (!written) return inSteps(needs, open, counts)
  }
  if (may || !last) return { ...next, countedOn: null }
  // It was shown in this form, and written down as it was.
  return { ...(last.shown as T), countedOn: dayAt(last.at, timeZone) }
}

/** Of a whole year, a half term at a time: whoever taps meanwhile has their turn. */
const attendanceIn = async (read: Tx, programmeId: string) =>
  readInParts(await repo.listHalfTermIds(read, programmeId), 1, ([id = '']) => repo.countAttendance(read, id))

async function countedIn({ programmes }: Needs, { read }: Store, schoolId: string) {
  const { id, groupMin } = await programmes.currentOf(read, schoolId)
  const staff = await repo.countStaff(read, schoolId, id)
  const teaching = staff.find(row => row.staffKind === 'teaching')
  const support = staff.find(row => row.staffKind === 'support')
  const hubs = await repo.countPlaces(read, id)
  const taken = await repo.countTaken(read, id)
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
    lastMeeting: latestHeld(await attendanceIn(read, id), groups),
  }
  return { id, counted, groups }
}

/** Of the latest half term that was counted, as it was then: no later look at a register tells of a few people. */
async function lastCounted(
  { counts, yearReports }: Needs,
  open: Store,
  schoolId: string,
  programmeId: string,
  groups: number,
) {
  const { read } = open
  await counts.countDue(open, { id: programmeId, schoolId })
  const { timeZone } = await findSchool(read, schoolId)
  const halfTerms = await yearReports.halfTermsOf(read, programmeId, timeZone)
  const last = halfTerms.findLast(({ state }) => state === 'counted')
  if (!last) return null
  const rows = await yearReports.released(read, programmeId, halfTerms)
  const row = rows.find(({ by, halfTermId }) => by === 'all' && halfTermId === last.id)
  const present = row?.figures['attendance present'] ?? null
  const missed = row?.figures['attendance missed'] ?? null
  const held = latestHeld(await attendanceIn(read, programmeId), groups, last.id)?.held ?? 0
  const expected = present === null || missed === null ? null : present + missed
  return { halfTerm: last.name, countedOn: null, present: expected === null ? null : present, expected, held, groups }
}

/** As leadership may see it, whoever asks: for handing on. */
async function forHandingOn(needs: Needs, open: Store, schoolId: string): Promise<Participation> {
  const { id, counted, groups } = await countedIn(needs, open, schoolId)
  const choice = hideSmallCells(counted)
  const { timeZone } = await findSchool(open.read, schoolId)
  const seen = { programmeId: id, timeZone }
  return {
    ...(await inSteps(needs, open, { ...seen, subject: 'choice', cells: choiceCells(choice), next: choice })),
    lastMeeting: await lastCounted(needs, open, schoolId, id, groups),
  }
}

const participation = (needs: Needs) =>
  guarded('report:participation', async (actor): Promise<Participation> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    if (!actor.roles.includes('coordinator')) return forHandingOn(needs, store, actor.schoolId)
    const { counted } = await countedIn(needs, store, actor.schoolId)
    return {
      ...counted,
      countedOn: null,
      lastMeeting: counted.lastMeeting && { ...counted.lastMeeting, countedOn: null },
    }
  })

/** Sums for those who lead the school and the programme. */
export function createReports(needs: Needs) {
  return {
    forHandingOn: forHandingOn.bind(null, needs),
    participation: participation(needs),
  }
}

export type Reports = ReturnType<typeof createReports>
