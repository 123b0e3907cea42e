import {
  insetDaysIn,
  notesOn,
  proposeDates,
  schoolWeekday,
  whyMoved,
  whyNot,
  type MeetingSlot,
  type WantedSlot,
} from '@hubs/rules/meeting-dates'
import { wallTime } from '@hubs/schema/common'
import {
  type DatedMeeting,
  type MeetingDates,
  meetingDates,
  moveMeetings,
  type MoveMeetings,
} from '@hubs/schema/programmes/meeting-dates'
import { useMemo, useState } from 'react'
import { ApiProblem, sentenceOf, get, put } from '#lib/api-client.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

const ADDRESS = '/programmes/current/meeting-dates'

/** The dates of all meetings of the year, with all that they are checked against. */
export function datesQuery() {
  return queryOptions({
    queryKey: ['meetings', 'dates'],
    queryFn: ({ signal }) => get(ADDRESS, meetingDates, { signal }),
  })
}

/** Dates show in hubs, on home and in the programme: all of it is asked again. */
function useMoveMeetings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (moves: MoveMeetings) => put(ADDRESS, moveMeetings.parse(moves), meetingDates),
    onSuccess: dates => client.setQueryData(datesQuery().queryKey, dates),
    onSettled: () => {
      void client.invalidateQueries()
    },
  })
}

export type DateRow = {
  meeting: DatedMeeting
  group: MeetingDates['groups'][number]
  halfTerm: MeetingDates['halfTerms'][number]
  wanted: MeetingSlot
  /** As it stands it could not take place. */
  needed: boolean
  changed: boolean
  problem: string | null
  timeProblem: string | null
  notes: string[]
  /** What speaks against the date it has, where another one is proposed. */
  whyMoved: string | null
  /** INSET days that it could be on. */
  insetDays: MeetingDates['daysOff']
}

const asItIs = ({ date, startsAt, place }: DatedMeeting): MeetingSlot => ({ date, startsAt, place })
const same = (one: MeetingSlot, other: MeetingSlot) =>
  one.date === other.date && one.startsAt === other.startsAt && one.place === other.place

/** The table as it would be accepted: what is proposed, with what somebody has typed in its place. */
function rowsOf(dates: MeetingDates, typed: Record<string, Partial<MeetingSlot>>, onlyNeeded: boolean): DateRow[] {
  const proposals = proposeDates(dates)
  const wanted = new Map<string, MeetingSlot>(
    dates.meetings.map(meeting => {
      const found = proposals.find(each => each.meeting.id === meeting.id)
      const put = found?.proposed && (!onlyNeeded || found.needed) ? found.proposed : asItIs(meeting)
      return [meeting.id, { ...put, ...typed[meeting.id] }]
    }),
  )
  const all: WantedSlot[] = dates.meetings
    .filter(({ status }) => status !== 'cancelled')
    .map(meeting => ({ meeting, ...(wanted.get(meeting.id) ?? asItIs(meeting)) }))
  const place = ({ groupId }: DatedMeeting) => dates.groups.findIndex(({ id }) => id === groupId)
  const inOrder = proposals.toSorted((one, other) => place(one.meeting) - place(other.meeting))
  return inOrder.flatMap(({ meeting, needed }) => {
    const group = dates.groups.find(({ id }) => id === meeting.groupId)
    const halfTerm = dates.halfTerms.find(({ id }) => id === meeting.halfTermId)
    const put = wanted.get(meeting.id) ?? asItIs(meeting)
    if (!group || !halfTerm) return []
    const changed = !same(put, asItIs(meeting))
    const problem = whyNot(put.date, halfTerm, dates.daysOff)
    return [
      {
        meeting,
        group,
        halfTerm,
        wanted: put,
        needed,
        changed,
        problem,
        timeProblem: wallTime.safeParse(put.startsAt).error?.issues[0]?.message ?? null,
        notes: notesOn({ meeting, ...put }, all, dates),
        whyMoved: typed[meeting.id]?.date === undefined ? whyMoved(meeting, put.date, halfTerm, dates) : null,
        insetDays: insetDaysIn(halfTerm, dates.daysOff, dates.today),
      },
    ]
  })
}

/** Where the server puts its sentence: `meetings.3.date`. */
function refusedRow(error: unknown, sent: readonly DateRow[]): { id: string; sentence: string } | null {
  const fields = error instanceof ApiProblem ? error.problem.fields : undefined
  const [path, sentence] = Object.entries(fields ?? {})[0] ?? []
  const at = /^meetings\.(\d+)\./u.exec(path ?? '')?.[1]
  const row = at === undefined ? undefined : sent[Number(at)]
  return row && sentence ? { id: row.meeting.id, sentence } : null
}

/** The group and half term of a row, as its line among the problems says it. */
const aboutRow = ({ group, halfTerm }: DateRow) =>
  [group.hubName, group.name, halfTerm.name].filter(name => name !== null).join(', ')

/** The fields of a row, by the names that lead to them. */
export const fieldsOf = ({ meeting: { id } }: Pick<DateRow, 'meeting'>) => ({ date: `date ${id}`, time: `time ${id}` })

/** All that keeps these from being accepted, a line each. */
function problemsIn(rows: readonly DateRow[], refused: { id: string; sentence: string } | null) {
  return rows.flatMap(row => {
    const { date, time } = fieldsOf(row)
    const about = aboutRow(row)
    const ofDate = row.problem ?? (refused?.id === row.meeting.id ? refused.sentence : null)
    return [
      ...(ofDate === null ? [] : [{ name: date, about, sentence: ofDate }]),
      ...(row.timeProblem === null ? [] : [{ name: time, about, sentence: row.timeProblem }]),
    ]
  })
}

/** What was accepted stays, but for a date that can't be, or where the usual meeting has become another one since. */
function startsWithNeeded(dates: MeetingDates): boolean {
  const proposals = proposeDates(dates)
  const { day, startsAt } = dates.usual
  const isUsual = ({ meeting }: (typeof proposals)[number]) =>
    schoolWeekday(meeting.date) === day && meeting.startsAt === startsAt
  return proposals.some(({ needed }) => needed) || (dates.accepted && proposals.some(isUsual))
}

/** All dates of a year on their way to be accepted together. */
export function useDates(dates: MeetingDates, onMoved: (moved: number) => void) {
  const [typed, setTyped] = useState<Record<string, Partial<MeetingSlot>>>({})
  const [onlyNeeded, setOnlyNeeded] = useState(() => startsWithNeeded(dates))
  const move = useMoveMeetings()
  const [refused, setRefused] = useState<{ id: string; sentence: string } | null>(null)
  const rows = useMemo(() => rowsOf(dates, typed, onlyNeeded), [dates, typed, onlyNeeded])
  const needed = rows.filter(row => row.needed).length
  const shown = onlyNeeded && needed > 0 ? rows.filter(row => row.needed || row.changed) : rows
  const toSend = rows.filter(row => row.changed)
  return {
    rows: shown,
    all: rows.length,
    needed,
    toMove: toSend.length,
    unusable: toSend.filter(row => (row.problem ?? row.timeProblem) !== null).length,
    problems: problemsIn(toSend, refused),
    onlyNeeded,
    setOnlyNeeded(next: boolean) {
      setOnlyNeeded(next)
      setTyped({})
    },
    isMoving: move.isPending,
    refused,
    problem: move.error && !refused ? sentenceOf(move.error) : null,
    type(id: string, change: Partial<MeetingSlot>) {
      setRefused(null)
      setTyped(known => ({ ...known, [id]: { ...known[id], ...change } }))
    },
    async accept() {
      setRefused(null)
      const meetings = toSend.map(({ meeting: { id, version }, wanted }) => ({
        id,
        ...wanted,
        expectedVersion: version,
      }))
      try {
        await move.mutateAsync({ meetings })
        setTyped({})
        setOnlyNeeded(true)
        onMoved(meetings.length)
      } catch (error) {
        setRefused(refusedRow(error, toSend))
      }
    },
  }
}
