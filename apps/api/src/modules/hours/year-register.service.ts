import type { Actor } from '@hubs/rules/can'
import { hoursTotals } from '@hubs/rules/hours'
import { byName } from '@hubs/rules/search/fold'
import type { YearRegister } from '@hubs/schema/hours'
import { notFound } from '../../errors.ts'
import { mapInTurns, readInParts } from '../../store/short-writes.ts'
import type { Tx } from '../../store/store.ts'
import { hoursEntries, markOf } from './hours-entries.rules.ts'
import * as repo from './hours.repo.ts'

export type ListedProgramme = Awaited<ReturnType<typeof repo.listProgrammes>>[number]
type Group = Awaited<ReturnType<typeof repo.listGroups>>[number]

/** So many registers are read at a time: some hundred lines. */
const REGISTERS_TOGETHER = 40

export async function programmeOf(tx: Tx, schoolId: string, id: string | undefined) {
  const all = await repo.listProgrammes(tx, schoolId)
  const found = id === undefined ? (all.find(each => each.current) ?? all[0]) : all.find(each => each.id === id)
  if (!found) throw notFound('programme')
  return { all, programme: found }
}

export const linesAt = (tx: Tx, meetingIds: readonly string[]) =>
  readInParts(meetingIds, REGISTERS_TOGETHER, part => repo.listLinesIn(tx, part))

/** The register of a year: of the whole school for a coordinator, else of the groups that somebody leads. */
export async function registerOf(tx: Tx, actor: Actor, programmeId: string | undefined): Promise<YearRegister> {
  const { schoolId } = actor
  const { all, programme } = await programmeOf(tx, schoolId, programmeId)
  const whole = actor.roles.includes('coordinator')
  const every = await repo.listGroups(tx, programme.id)
  const groups = whole ? every : every.filter(group => group.leads.includes(actor.id))
  return {
    programme: { id: programme.id, name: programme.name },
    programmes: all.map(({ id, name }) => ({ id, name })),
    groups: await groupsOf(tx, groups, { programme, whole }),
  }
}

/** All of it in a few questions, however many groups there are; whoever taps meanwhile has their turn. */
async function groupsOf(
  tx: Tx,
  groups: readonly Group[],
  { programme, whole }: { programme: ListedProgramme; whole: boolean },
) {
  const groupIds = groups.map(({ id }) => id)
  const meetings = await repo.listMeetings(tx, groupIds)
  const meetingIds = meetings.map(({ id }) => id)
  const lines = await linesAt(tx, meetingIds)
  const catchUps = await repo.listCatchUps(tx, { meetingIds })
  const members = await repo.listMembers(tx, groupIds)
  const ids = [...new Set([...members, ...lines].map(({ personId }) => personId))]
  const people = new Map((await repo.listPeople(tx, ids)).map(person => [person.id, person]))
  const totals = whole ? await totalsOf(tx, programme, { ids, lines, catchUps }) : null
  const caughtUp = new Set(catchUps.map(each => `${each.meetingId} ${each.personId}`))
  const lineOf = new Map(lines.map(line => [`${line.meetingId} ${line.personId}`, line]))
  const hubs = Map.groupBy(groups, group => group.hubId)
  const meetingsOf = Map.groupBy(meetings, ({ groupId }) => groupId)
  const hereIn = Map.groupBy([...members, ...lines], ({ groupId }) => groupId)
  return mapInTurns(groups, group => {
    const own = meetingsOf.get(group.id) ?? []
    const here = [...new Set(hereIn.get(group.id)?.map(({ personId }) => personId))]
    return {
      id: group.id,
      hubName: group.hubName,
      hubSlug: group.hubSlug,
      groupName: (hubs.get(group.hubId)?.length ?? 1) > 1 ? group.name : null,
      meetings: own.map(({ id, number, date, status }) => ({ id, number, date, status })),
      people: here
        .flatMap(id => people.get(id) ?? [])
        .toSorted(byName)
        .map(({ id, name }) => ({
          person: { id, name },
          marks: own.map(meeting => {
            const line = lineOf.get(`${meeting.id} ${id}`)
            return line ? markOf(line, caughtUp.has(`${meeting.id} ${id}`)) : null
          }),
          totals: totals?.get(id) ?? null,
        })),
    }
  })
}

async function totalsOf(
  tx: Tx,
  programme: ListedProgramme,
  {
    ids,
    lines,
    catchUps,
  }: {
    ids: readonly string[]
    lines: readonly repo.LineRow[]
    catchUps: Awaited<ReturnType<typeof repo.listCatchUps>>
  },
) {
  const days = await repo.findDays(tx, programme.id)
  const observed = (await repo.listObserved(tx, ids)).filter(({ date }) => date >= days.from && date <= days.to)
  const corrections = await repo.listCorrections(tx, programme.id)
  const [byLine, byCatchUp] = [Map.groupBy(lines, each => each.personId), Map.groupBy(catchUps, each => each.personId)]
  const byObserver = Map.groupBy(observed, each => each.observerId)
  const byCorrected = Map.groupBy(corrections, each => each.personId)
  return new Map(
    await mapInTurns(ids, id => {
      const entries = hoursEntries({
        lines: byLine.get(id) ?? [],
        catchUps: new Map((byCatchUp.get(id) ?? []).map(each => [each.meetingId, each.minutes])),
        observations: byObserver.get(id) ?? [],
        corrections: byCorrected.get(id) ?? [],
        names: new Map(),
        dayOf: () => days.to,
      })
      return [id, hoursTotals(entries)] as const
    }),
  )
}
