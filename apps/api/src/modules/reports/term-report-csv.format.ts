import { termReportWords } from '@hubs/rules/reports/term-report-labels'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import { didItWords } from '@hubs/rules/text/plan-labels'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { csvOf } from '../../files/csv.ts'

const heads = ['Year', 'Term', 'Table', 'Name', 'What', 'Figure']

/** The governors’ page as a table: what it says, in the same words where a figure isn’t told. */
export function termReportCsv(report: TermReport): string {
  const { figure, reported, share, support, practiceRows, notCounted } = termReportWords(report)
  const { meetings, attendance, minutes, plans } = report
  const lines: (readonly [table: string, name: string, what: string, shown: unknown])[] = [
    // What the figures of meetings have and the others don't.
    ...(notCounted ? [['Meetings and attendance', '', 'Not in the other figures', notCounted] as const] : []),
    ['Meetings and attendance', '', 'Meetings planned', meetings.planned],
    ['Meetings and attendance', '', 'Meetings held', meetings.held],
    ['Meetings and attendance', '', 'Attended', figure(attendance.present)],
    ['Meetings and attendance', '', 'Missed', figure(attendance.missed)],
    ['Meetings and attendance', '', 'Attendance', share(attendance.present, attendance.missed)],
    ['Meetings and attendance', '', 'Minutes given to learning together', figure(minutes)],
    ['Plans', '', 'Made a plan', figure(plans.made)],
    ['Plans', '', 'No plan', figure(plans.none)],
    ['Plans', '', 'Reported', reported],
    ['Support requests', '', 'In time', support.figure(report.support.inTime)],
    ['Support requests', '', 'Later, or not yet', support.figure(report.support.notInTime)],
    ...report.hubs.flatMap(
      ({ name, places, taken, present, missed }) =>
        [
          ...(places === null
            ? []
            : [['Hubs', name, 'Places', places] as const, ['Hubs', name, 'Places taken', taken ?? NOT_SHOWN] as const]),
          ['Hubs', name, 'Attended', figure(present)],
          ['Hubs', name, 'Missed', figure(missed)],
          ['Hubs', name, 'Attendance', share(present, missed)],
        ] as const,
    ),
    ...practiceRows.map(
      ({ didIt, answers }) => ['What people did', '', didItWords(didIt, { teaching: false }), figure(answers)] as const,
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
