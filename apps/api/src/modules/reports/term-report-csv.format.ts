import { termReportWords } from '@hubs/rules/reports/term-report-labels'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import { didItWords } from '@hubs/rules/text/plan-labels'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { csvOf } from '../../files/csv.ts'

const heads = ['Year', 'Term', 'Table', 'Name', 'What', 'Figure']

/** The governors’ page as a table: what it says, in the same words where a figure isn’t told. */
export function termReportCsv(report: TermReport): string {
  const { absent, share } = termReportWords(report)
  const { meetings, attendance, minutes, plans, told, support } = report
  const said = (figure: number | null) => figure ?? absent
  const lines: (readonly [table: string, name: string, what: string, figure: unknown])[] = [
    ['Meetings and attendance', '', 'Meetings planned', meetings.planned],
    ['Meetings and attendance', '', 'Meetings held', meetings.held],
    ['Meetings and attendance', '', 'Attended', said(attendance.present)],
    ['Meetings and attendance', '', 'Missed', said(attendance.missed)],
    ['Meetings and attendance', '', 'Attendance', share(attendance.present, attendance.missed)],
    ['Meetings and attendance', '', 'Minutes given to learning together', said(minutes)],
    ['Plans', '', 'Made a plan', said(plans.made)],
    ['Plans', '', 'No plan', said(plans.none)],
    ['Plans', '', 'Reported', said(told)],
    ['Support requests', '', 'In time', said(support.inTime)],
    ['Support requests', '', 'Later, or not yet', said(support.notInTime)],
    ...report.hubs.flatMap(
      ({ name, places, taken, present, missed }) =>
        [
          ...(places === null
            ? []
            : [['Hubs', name, 'Places', places] as const, ['Hubs', name, 'Places taken', taken ?? NOT_SHOWN] as const]),
          ['Hubs', name, 'Attended', said(present)],
          ['Hubs', name, 'Missed', said(missed)],
          ['Hubs', name, 'Attendance', share(present, missed)],
        ] as const,
    ),
    ...report.practice.map(
      ({ didIt, answers }) => ['What people did', '', didItWords(didIt, { teaching: false }), said(answers)] as const,
    ),
    ...report.strategies.flatMap(
      ({ name, times, people }) =>
        [
          ['Most tried strategies this year', name, 'Times tried', times],
          ['Most tried strategies this year', name, 'People', people],
        ] as const,
    ),
  ]
  return csvOf(
    lines.map(line =>
      Object.fromEntries([report.programme.name, report.term.name, ...line].map((value, at) => [heads[at], value])),
    ),
    heads,
  )
}
