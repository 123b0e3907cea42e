import { shareOf } from '@hubs/rules/reports/report-sums'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import { isolated } from '@hubs/rules/text/isolated'
import { didItWords } from '@hubs/rules/text/plan-labels'
import { decidedWords, notDoneWords } from '@hubs/rules/text/trial-labels'
import type { ReportFigures, TrialReport } from '@hubs/schema/library/trials'
import { didIts, notDoneReasons } from '@hubs/schema/plans/plans'
import type { OutcomesReport, ReportRow, YearReport } from '@hubs/schema/reports/year-report'
import { csvOf } from '../../files/csv.ts'

/** Teachers and support staff are in one sum. */
const everyone = { teaching: false }
const byWords = { all: 'Everyone', hub: 'Hub', department: 'Department', kind: 'Staff' } as const
/** A figure that is withheld says so; one that isn't counted for a row is empty. */
export const cell = (figure: number | null | undefined) => (figure === undefined ? '' : (figure ?? NOT_SHOWN))

/** What a row is about, in the words of its table. */
export function aboutOf({ programme, halfTerms }: YearReport, row: ReportRow) {
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
    'With a plan': share(row, 'plan made', 'plan none'),
    Reported: cell(row.figures['report told']),
    'Not reported': cell(row.figures['report not-told']),
    'No plan was due': cell(row.figures['report no-plan']),
    ...Object.fromEntries(
      didIts.map(didIt => [`Tried: ${didItWords(didIt, everyone)}`, cell(row.figures[`report told/${didIt}`])]),
    ),
    ...Object.fromEntries(
      notDoneReasons.map(reason => [
        `Not tried: ${notDoneWords(reason)}`,
        cell(row.figures[`report told/not-yet/${reason}`]),
      ]),
    ),
    'Support requests: in time': cell(row.figures['support in-time']),
    'Support requests: later, or not yet': cell(row.figures['support not-in-time']),
    'Support requests: share in time': share(row, 'support in-time', 'support not-in-time'),
  }))
}

export function hoursReportCsv(report: YearReport): string {
  return tableOf(report.rows, row => ({
    ...aboutOf(report, row),
    'Minutes attended': cell(row.minutes.attended),
    'Minutes caught up': cell(row.minutes.caughtUp),
  }))
}

export const momentWords = { baseline: 'Start of year', mid: 'Mid-year', end: 'End of year' } as const
export const judgementWords = {
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

/** What came of trials: empty where nothing was counted, and said to be withheld where it is. */
const trialCells = (figures: ReportFigures | null) => {
  const outcome = figures?.outcome
  const of = (n: number | undefined) => (figures ? (n ?? NOT_SHOWN) : '')
  return {
    'Times tried': figures?.times ?? NOT_SHOWN,
    People: figures?.people ?? NOT_SHOWN,
    ...Object.fromEntries(
      decidedWords.map(([decision, words]) => [
        `How it went: ${words}`,
        of(outcome ? outcome.verdicts[decision] : undefined),
      ]),
    ),
    'How it went: undecided': of(outcome?.open),
    ...Object.fromEntries(
      notDoneReasons.map(reason => [
        `Not tried: ${notDoneWords(reason)}`,
        of(outcome ? (outcome.reasons.find(each => each.reason === reason)?.count ?? 0) : undefined),
      ]),
    ),
  }
}

/** Everyone, each hub with what came of its trials, and the most tried strategies. */
export function strategiesCsv({ programme, figures, hubs, strategies }: TrialReport): string {
  const about = (By: string, Name: string, Code = '', Hub = '') => ({ Year: programme, By, Name, Code, Hub })
  const rows = [
    { ...about('Everyone', 'Everyone'), ...trialCells(figures) },
    ...hubs.map(hub => ({ ...about('Hub', hub.name, '', hub.slug), ...trialCells(hub.figures) })),
    ...strategies.map(({ name, code, hubSlug, times, people }) => ({
      ...about('Strategy', name, code, hubSlug),
      'Times tried': times,
      People: people,
    })),
  ]
  return csvOf(rows, Object.keys(rows[0] ?? {}))
}
