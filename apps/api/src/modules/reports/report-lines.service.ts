import type { IsSchoolDay } from '@hubs/rules/dates/school-days'
import { schoolDayAfter } from '@hubs/rules/dates/school-days'
import { missedIt } from '@hubs/rules/hours'
import type { ReportLine } from '@hubs/rules/reports/report-cuts'
import { countsAsTrial } from '@hubs/rules/trials'
import { didIts } from '@hubs/schema/plans/plans'
import type { ReportQuestion } from '@hubs/schema/reports/year-report'
import { mapInTurns } from '../../store/short-writes.ts'
import type * as repo from './report-lines.repo.ts'

type Rows<T extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>
type Meeting = Rows<typeof repo.listMeetings>[number]
type Report = Rows<typeof repo.listReports>[number]
type StaffRow = Rows<typeof repo.listStaff>[number]

export type YearRecord = {
  /** Of the half terms that are counted, and of those before them: what was due comes from there. */
  meetings: readonly Meeting[]
  register: Rows<typeof repo.listRegister>
  people: ReadonlyMap<string, StaffRow>
  plans: Rows<typeof repo.listPlans>
  reports: Rows<typeof repo.listReports>
  catchUps: Rows<typeof repo.listCatchUps>
  support: Rows<typeof repo.listSupport>
  /** Observations that needed cover, with the half term that each counts in. */
  cover: readonly (Rows<typeof repo.listCover>[number] & { halfTermId: string })[]
  /** Minutes attended, by meeting and person. */
  minutes: ReadonlyMap<string, number>
  isSchoolDay: IsSchoolDay
  dayOf: (ms: number) => string
}

export type YearLine = ReportLine & {
  question: ReportQuestion
  halfTermId: string
  department: string
  staffKind: 'teaching' | 'support'
}

/** A support request that is closed within so many school days was answered in time (domain facts, section 8, G3). */
const SUPPORT_DAYS = 10
const lineKey = (meetingId: string, personId: string) => `${meetingId} ${personId}`

/** What the record says of each person at each meeting, one answer a question. */
export async function linesOf(record: YearRecord): Promise<YearLine[]> {
  const { register, people, plans, reports, catchUps, support } = record
  const planned = new Set(plans.map(plan => lineKey(plan.meetingId, plan.ownerId)))
  const told = Map.groupBy(reports, report => lineKey(report.meetingId, report.ownerId))
  const caughtUp = new Map(catchUps.map(each => [lineKey(each.meetingId, each.personId), each.minutes]))
  const asked = Map.groupBy(support, each => lineKey(each.meetingId, each.ownerId))
  const meetings = new Map(record.meetings.map(meeting => [meeting.id, meeting]))
  const previous = previousOf(record.meetings)
  const answers = await mapInTurns(register, ({ meetingId, personId, status }): YearLine[] => {
    const meeting = meetings.get(meetingId)
    const person = people.get(personId)
    // Whom no register says anything of neither came nor stayed away.
    if (!meeting || !person || person.staffKind === 'none' || status === 'unknown') return []
    const about = {
      personId,
      hubId: meeting.hubId,
      halfTermId: meeting.halfTermId,
      department: person.department,
      staffKind: person.staffKind,
      minutes: 0,
    }
    const key = lineKey(meetingId, personId)
    const caught = missedIt(status) ? caughtUp.get(key) : undefined
    const minutes = caught ?? record.minutes.get(key) ?? 0
    const came = missedIt(status) ? (caught === undefined ? 'missed' : 'missed/caught-up') : 'present'
    const before = previous.get(meetingId)
    const due = before !== undefined && planned.has(lineKey(before, personId))
    const value = reportValue(told.get(key) ?? [], due)
    const requests = asked.get(key)
    return [
      { ...about, question: 'attendance', value: came, minutes },
      { ...about, question: 'plan', value: planned.has(key) ? 'made' : 'none' },
      // Nothing is due at a first meeting.
      ...(before !== undefined || value.startsWith('told') ? [{ ...about, question: 'report' as const, value }] : []),
      ...(requests ? [{ ...about, question: 'support' as const, value: supportValue(requests, record) }] : []),
    ]
  })
  return [...answers.flat(), ...coverLines(record)]
}

/** What became of each request for cover; one that was called off unanswered was never needed. */
function coverLines({ cover, people }: YearRecord): YearLine[] {
  return cover.flatMap(({ observerId, hubId, halfTermId, ...asked }) => {
    const person = people.get(observerId)
    if (!person || person.staffKind === 'none') return []
    if (asked.cover === 'asked' && (asked.status === 'cancelled' || asked.status === 'declined')) return []
    const { department, staffKind } = person
    const value = asked.cover === 'arranged' ? 'arranged' : 'not-arranged'
    return [{ question: 'cover', value, personId: observerId, hubId, halfTermId, department, staffKind, minutes: 0 }]
  })
}

function previousOf(meetings: readonly Meeting[]): Map<string, string> {
  const previous = new Map<string, string>()
  for (const own of Map.groupBy(meetings, meeting => meeting.groupId).values())
    for (const [at, { id }] of own.entries()) {
      const before = own[at - 1]
      if (before) previous.set(id, before.id)
    }
  return previous
}

/** What is kept to oneself counts as told, and no more is said of it (decision 14). */
function reportValue(reports: readonly Report[], due: boolean): string {
  if (reports.length === 0) return due ? 'not-told' : 'no-plan'
  const shared = reports.filter(({ visibility }) => countsAsTrial(visibility))
  const furthest = shared.toSorted((a, b) => didIts.indexOf(b.didIt) - didIts.indexOf(a.didIt))[0]
  if (!furthest) return 'told'
  const { didIt, reasonIfNot } = furthest
  return ['told', didIt, ...(didIt === 'not-yet' && reasonIfNot ? [reasonIfNot] : [])].join('/')
}

function supportValue(requests: Rows<typeof repo.listSupport>, { isSchoolDay, dayOf }: YearRecord): string {
  const inTime = requests.every(({ askedAt, closedAt }) => {
    if (closedAt === null) return false
    const last = schoolDayAfter(dayOf(askedAt), SUPPORT_DAYS, isSchoolDay)
    return last === null || dayOf(closedAt) <= last
  })
  return inTime ? 'in-time' : 'not-in-time'
}
