import type { PersonalHours, YearRegister } from '@hubs/schema/hours'
import { csvOf } from '../../files/csv.ts'

const markWords = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
  unknown: 'Not marked',
  'caught-up': 'Caught up',
} as const

/** A row for each person and meeting, so that a spreadsheet can sort and count it in any way. */
export function registerCsv({ programme, groups }: YearRegister): string {
  const rows = groups.flatMap(group =>
    group.people.flatMap(({ person, marks }) =>
      group.meetings.map((meeting, at) => {
        const mark = marks[at] ?? null
        return {
          Year: programme.name,
          Hub: group.hubName,
          Group: group.groupName ?? '',
          Name: person.name,
          Meeting: meeting.number,
          Date: meeting.date,
          Attendance: mark === null ? '' : markWords[mark],
        }
      }),
    ),
  )
  return csvOf(rows, ['Year', 'Hub', 'Group', 'Name', 'Meeting', 'Date', 'Attendance'])
}

/** A row for each person with their minutes in the year. */
export function hoursCsv({ programme, groups }: YearRegister): string {
  const rows = groups.flatMap(group =>
    group.people.flatMap(({ person, totals }) =>
      totals === null
        ? []
        : [
            {
              Year: programme.name,
              Hub: group.hubName,
              Group: group.groupName ?? '',
              Name: person.name,
              'Minutes attended': totals.attended,
              'Minutes caught up': totals.caughtUp,
              'Minutes extra': totals.extra,
              'Minutes altogether': totals.all,
            },
          ],
    ),
  )
  return csvOf(rows, [
    'Year',
    'Hub',
    'Group',
    'Name',
    'Minutes attended',
    'Minutes caught up',
    'Minutes extra',
    'Minutes altogether',
  ])
}

const sourceWords = {
  register: 'Register',
  'planned-length': 'Register, planned length',
  'catch-up': 'Minutes read, report and plan',
  observation: 'Observation',
  reading: 'Reading',
  correction: 'Correction',
} as const
const kindWords = { attended: 'Attended', 'caught-up': 'Caught up', extra: 'Extra' } as const

export function personalHoursCsv({ programme, entries }: PersonalHours): string {
  const rows = entries.map(entry => ({
    Year: programme.name,
    Date: entry.day,
    What: entry.what,
    Kind: kindWords[entry.kind],
    Source: sourceWords[entry.source],
    Minutes: entry.minutes,
    Reason: entry.reason ?? '',
    By: entry.by ?? '',
  }))
  return csvOf(rows, ['Year', 'Date', 'What', 'Kind', 'Source', 'Minutes', 'Reason', 'By'])
}
