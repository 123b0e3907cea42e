import { evaluationFigures, type FigureWords } from '@hubs/rules/text/report-labels'
import { ratingMoments } from '@hubs/schema/evaluation'
import type { PulseSums } from '@hubs/schema/meetings/pulse'
import type { OutcomesReport, YearReport } from '@hubs/schema/reports/year-report'
import { csvOf } from '../../files/csv.ts'
import { aboutOf, cell, judgementWords, momentWords } from './report-csv.format.ts'

const { support, cover, roomMid, roomSummer, practice, stillUsed, measure, influenceBefore, influenceSummer } =
  evaluationFigures
/** By the level they tell of; the question about influence is of none. Those that are asked once have no half terms. */
const tablesOfLevels: { level: string; tables: readonly FigureWords[]; once: boolean }[] = [
  { level: '3 What the school did', tables: [support, cover], once: false },
  { level: '3 What the school did', tables: [roomMid, roomSummer], once: true },
  { level: '4 What people use', tables: [practice], once: false },
  { level: '4 What people use', tables: [stillUsed], once: true },
  { level: '5 What changed', tables: [measure], once: true },
  { level: '', tables: [influenceBefore, influenceSummer], once: true },
]
const heads = ['Year', 'Level', 'Table', 'By', 'Name', 'Half term', 'What', 'Figure']
type Line = readonly [
  level: string,
  table: string,
  by: string,
  name: string,
  halfTerm: string,
  what: string,
  of: unknown,
]

/** Of each half term, and counted by themselves: what is no answer of anybody’s. */
function halfTermLines(report: YearReport, { items }: PulseSums): Line[] {
  const lines = (level: string, halfTerm: string, figures: Record<string, unknown>) =>
    Object.entries(figures).map(([what, of]): Line => [level, 'Meetings', 'Everyone', 'Everyone', halfTerm, what, of])
  return [
    ...items.flatMap(({ halfTerm, meetings, answers, figures }) =>
      lines('1 How meetings went', halfTerm, {
        Meetings: meetings,
        Answers: answers,
        'Useful (average)': figures.useful,
        'Heard (average)': figures.heard,
        'Next step clear (average)': figures.nextStep,
      }),
    ),
    ...report.halfTerms.flatMap(({ name, state, meetings }) =>
      state === 'to-come'
        ? []
        : lines('3 What the school did', name, {
            Planned: meetings.planned,
            Held: meetings.held,
            'Run on screen': meetings.timed,
            'Started on time': meetings.onTime,
          }),
    ),
  ]
}

/** The averages and reviews of each hub’s outcomes. */
function outcomeLines({ hubs, halfTerms }: OutcomesReport): Line[] {
  return hubs.flatMap(hub =>
    hub.outcomes.flatMap(({ statement, ratings, progress }) => {
      const line = (when: string, what: string, of: unknown): Line => [
        '2 What people learned',
        hub.name,
        'Outcome',
        statement,
        when,
        what,
        of,
      ]
      return [
        ...ratingMoments.flatMap(moment => {
          const figure = ratings[moment]
          if (!figure) return []
          return [
            line(momentWords[moment], 'Average', figure.mean),
            line(momentWords[moment], 'Answers', figure.answers),
          ]
        }),
        ...progress.map(({ halfTermId, judgement }) =>
          line(halfTerms.find(({ id }) => id === halfTermId)?.name ?? '', 'Review', judgementWords[judgement]),
        ),
      ]
    }),
  )
}

/** The year level by level, a line for each figure. */
export function evaluationCsv(report: YearReport, pulse: PulseSums, outcomes: OutcomesReport): string {
  const answers = tablesOfLevels.flatMap(({ level, tables, once }) =>
    tables.flatMap(({ title, columns }) =>
      report.rows
        .filter(({ halfTermId }) => !once || halfTermId === null)
        .flatMap(row =>
          columns
            .filter(({ key }) => key in row.figures)
            .map(({ key, label }): Line => {
              const { By, Name, 'Half term': halfTerm } = aboutOf(report, row)
              return [level, title, By, Name, halfTerm, label, cell(row.figures[key])]
            }),
        ),
    ),
  )
  return csvOf(
    [...halfTermLines(report, pulse), ...outcomeLines(outcomes), ...answers].map(line =>
      Object.fromEntries([report.programme.name, ...line].map((value, at) => [heads[at], value])),
    ),
    heads,
  )
}
