import { shareOf } from '@hubs/rules/reports/report-sums'
import { notShown } from '@hubs/rules/reports/withheld'
import { isolated } from '@hubs/rules/text/isolated'
import { didItWords } from '@hubs/rules/text/plan-labels'
import { evaluationFigures, type FigureWords } from '@hubs/rules/text/report-labels'
import { notDoneWords } from '@hubs/rules/text/trial-labels'
import type { TrialReport } from '@hubs/schema/library/trials'
import type { PulseSums } from '@hubs/schema/meetings/pulse'
import { didIts, notDoneReasons } from '@hubs/schema/plans/plans'
import type { OutcomesReport, ReportRow, YearReport } from '@hubs/schema/reports/year-report'
import { csvOf } from '../../files/csv.ts'

/** Teachers and support staff are in one sum. */
const everyone = { teaching: false }
const byWords = { all: 'Everyone', hub: 'Hub', department: 'Department', kind: 'Staff' } as const
/** A figure that is withheld says so; one that isn't counted for a row is empty. */
const cell = (figure: number | null | undefined) => (figure === undefined ? '' : (figure ?? notShown))

function aboutOf({ programme, halfTerms }: YearReport, row: ReportRow) {
  return {
    Year: programme.name,
    By: byWords[row.by],
    Name: row.by === 'department' && row.label === '' ? 'No department' : row.label,
    'Half term': halfTerms.find(({ id }) => id === row.halfTermId)?.name ?? 'Whole year',
  }
}

const share = (row: ReportRow, ...keys: string[]) => {
  const percent = shareOf(keys.map(key => row.figures[key]))
  return percent === null ? '' : `${percent}%`
}

const noMinutes = { attended: 0, caughtUp: 0 }
const blank: ReportRow = { by: 'all', key: '', label: '', halfTermId: null, figures: {}, minutes: noMinutes }

/** A line for each row, under headings that a year without any has too. */
const tableOf = (rows: readonly ReportRow[], lineOf: (row: ReportRow) => Record<string, unknown>) =>
  csvOf(rows.map(lineOf), Object.keys(lineOf(blank)))

/** Who came, and who made a plan. */
export function participationCsv(report: YearReport): string {
  return tableOf(report.rows, row => ({
    ...aboutOf(report, row),
    Attended: cell(row.figures['attendance present']),
    Missed: cell(row.figures['attendance missed']),
    'Missed and caught up': cell(row.figures['attendance missed/caught-up']),
    Attendance: share(row, 'attendance present', 'attendance missed'),
  }))
}

/** Plans, and what became of them. */
export function followThroughCsv(report: YearReport): string {
  const rows = report.rows.filter(row => 'plan made' in row.figures)
  return tableOf(rows, row => ({
    ...aboutOf(report, row),
    'Made a plan': cell(row.figures['plan made']),
    'No plan': cell(row.figures['plan none']),
    Reported: cell(row.figures['report told']),
    'Not reported': cell(row.figures['report not-told']),
    ...Object.fromEntries(
      didIts.map(didIt => [`Tried: ${didItWords(didIt, everyone)}`, cell(row.figures[`report told/${didIt}`])]),
    ),
    ...Object.fromEntries(
      notDoneReasons.map(reason => [
        `Not tried: ${notDoneWords(reason)}`,
        cell(row.figures[`report told/not-yet/${reason}`]),
      ]),
    ),
  }))
}

export function hoursReportCsv(report: YearReport): string {
  return tableOf(report.rows, row => ({
    ...aboutOf(report, row),
    'Minutes attended': cell(row.minutes.attended),
    'Minutes caught up': cell(row.minutes.caughtUp),
  }))
}

const momentWords = { baseline: 'Start of year', mid: 'Mid-year', end: 'End of year' } as const
const judgementWords = {
  'not-yet': 'Not yet',
  beginning: 'Starting',
  'on-the-way': 'Well under way',
  there: 'Embedded',
} as const

/** Each outcome with its averages and reviews. */
export function outcomesCsv({ programme, halfTerms, hubs }: OutcomesReport): string {
  return csvOf(
    hubs.flatMap(hub =>
      hub.outcomes.map(({ statement, ratings, progress }) => ({
        Year: programme.name,
        Hub: hub.name,
        Outcome: statement,
        ...Object.fromEntries(
          (['baseline', 'mid', 'end'] as const).flatMap(moment => [
            [`${momentWords[moment]} (average)`, ratings[moment]?.mean ?? ''],
            [`${momentWords[moment]} (answers)`, ratings[moment]?.answers ?? ''],
          ]),
        ),
        ...Object.fromEntries(
          halfTerms.map(({ id, name }) => {
            const review = progress.find(({ halfTermId }) => halfTermId === id)
            return [`Review, ${isolated(name)}`, review ? judgementWords[review.judgement] : '']
          }),
        ),
      })),
    ),
    hubs.length === 0 ? ['Year', 'Hub', 'Outcome'] : undefined,
  )
}

export function strategiesCsv({ programme, strategies }: TrialReport): string {
  return csvOf(
    strategies.map(({ name, code, hubSlug, times, people }) => ({
      Year: programme,
      Strategy: name,
      Code: code,
      Hub: hubSlug,
      'Times tried': times,
      People: people,
    })),
    ['Year', 'Strategy', 'Code', 'Hub', 'Times tried', 'People'],
  )
}

const { support, cover, roomMid, roomSummer, practice, stillUsed, measure, influenceBefore, influenceSummer } =
  evaluationFigures
/** By the level they tell of; the question about influence is of none. */
const tablesOfLevels: [level: string, tables: readonly FigureWords[]][] = [
  ['3 What the school did', [support, cover, roomMid, roomSummer]],
  ['4 What people use', [practice, stillUsed]],
  ['5 What changed', [measure]],
  ['', [influenceBefore, influenceSummer]],
]

/** The year level by level, a line for each figure. The second level, each hub’s outcomes, is a table of its own. */
export function evaluationCsv(report: YearReport, { items }: PulseSums): string {
  const ofMeetings = items.flatMap(({ halfTerm, meetings, answers, figures }) =>
    Object.entries({
      Meetings: meetings,
      Answers: answers,
      'Useful (average)': figures.useful,
      'Heard (average)': figures.heard,
      'Next step clear (average)': figures.nextStep,
    }).map(([what, figure]) => ['1 How meetings went', 'Meetings', halfTerm, what, figure]),
  )
  const year = report.rows.find(({ by, halfTermId }) => by === 'all' && halfTermId === null)
  const ofYear = tablesOfLevels.flatMap(([level, tables]) =>
    tables.flatMap(({ title, columns }) =>
      columns
        .filter(({ key }) => year && key in year.figures)
        .map(({ key, label }) => [level, title, 'Whole year', label, cell(year?.figures[key])]),
    ),
  )
  const heads = ['Year', 'Level', 'Table', 'Half term', 'What', 'Figure']
  return csvOf(
    [...ofMeetings, ...ofYear].map(line =>
      Object.fromEntries([report.programme.name, ...line].map((value, at) => [heads[at], value])),
    ),
    heads,
  )
}
