import { hoursInWords } from '@hubs/rules/hours'
import { count } from '@hubs/rules/text/words'
import { evaluationFigures, type FigureWords, surveyLabels } from '@hubs/rules/text/report-labels'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import { notDoneWords } from '@hubs/rules/text/trial-labels'
import { notDoneReasons } from '@hubs/schema/plans/plans'
import type { SurveyQuestion } from '@hubs/schema/reports/surveys'
import type { ReportRow } from '@hubs/schema/reports/year-report'
import { capital } from '#lib/page/capital.ts'

type Column = {
  /** As the report names the figure. */
  key: string
  label: string
  /** A part of the column before it, and so in no bar. */
  within?: boolean
}
export type FiguresTopic = {
  title: string
  words: string
  columns: readonly Column[]
  /** Its values go down the page, and half terms across: there are many of them. */
  turned?: boolean
  /** Its figures are words long: each has a line of its own on a phone. */
  long?: boolean
  /** When it has figures, in place of its words while it has none. */
  whenFigures?: string
  /** A coordinator has it from the registers as they stand, and not once a half term is counted. */
  ofRegisters?: true
  /** Why it isn’t broken down, where it can’t be. */
  wholeOnly?: string
  /** The figure whose people are behind a column, where that is called otherwise. */
  peopleOf?: Record<string, string>
  /** What the share of the first column in all is called, if it is one. */
  share?: string
  value: (row: ReportRow, key: string) => number | null | undefined
  format: (value: number) => string
}

const figure = (row: ReportRow, key: string) => row.figures[key]
const plain = { value: figure, format: String }

export const attendanceTopic: FiguresTopic = {
  ...plain,
  title: 'Attendance at meetings',
  ofRegisters: true,
  words: 'Everyone marked in a register, once for each meeting.',
  columns: [
    { key: 'attendance present', label: 'Attended' },
    { key: 'attendance missed', label: 'Missed' },
    { key: 'attendance missed/caught-up', label: 'Caught up', within: true },
  ],
  share: 'Attendance',
}

export const plansTopic: FiguresTopic = {
  ...plain,
  title: 'Plans made',
  ofRegisters: true,
  words: 'Everyone marked in a register, and whether they made a plan at that meeting.',
  columns: [
    { key: 'plan made', label: 'Made a plan' },
    { key: 'plan none', label: 'No plan' },
  ],
  share: 'With a plan',
}

export const reportsTopic: FiguresTopic = {
  ...plain,
  title: 'Plans reported on',
  words: 'At the meeting after the one where the plan was made.',
  whenFigures: 'Figures appear after the second meeting, when plans are first reported on.',
  columns: [
    { key: 'report told', label: 'Reported' },
    { key: 'report not-told', label: 'Not reported' },
    { key: 'report no-plan', label: 'No plan was due' },
  ],
}

const PARTS_OF_REPORTS =
  'Only shown for everyone together. Shown by hub, department or staff, these answers could identify people.'
const ONCE_REPORTED = 'Figures appear once people have shared reports on their plans.'

export const practiceTopic: FiguresTopic = {
  ...plain,
  ...evaluationFigures.practice,
  words: 'What people said in reports they shared. “Not yet” is a good report: it shows what gets in the way.',
  turned: true,
  whenFigures: ONCE_REPORTED,
  wholeOnly: PARTS_OF_REPORTS,
}

export const reasonsTopic: FiguresTopic = {
  ...plain,
  title: 'What got in the way',
  words: 'Reasons given where a plan wasn’t tried yet.',
  turned: true,
  whenFigures: ONCE_REPORTED,
  wholeOnly: PARTS_OF_REPORTS,
  columns: notDoneReasons.map(reason => ({
    key: `report told/not-yet/${reason}`,
    label: capital(notDoneWords(reason)),
  })),
}

export const supportTopic: FiguresTopic = {
  ...plain,
  ...evaluationFigures.support,
  words: 'Requests that came with a plan. In time means answered within 10 school days.',
  whenFigures: 'Figures appear once people have asked for support with a plan.',
  share: 'Share in time',
}

export const coverTopic: FiguresTopic = {
  ...plain,
  ...evaluationFigures.cover,
  words: 'Colleagues who needed cover to observe a lesson, and whether it was arranged.',
  whenFigures: 'Figures appear once colleagues have needed cover to observe a lesson.',
  share: 'Share arranged',
}

const survey = (question: SurveyQuestion, figures: FigureWords, asked: string): FiguresTopic => ({
  ...plain,
  ...figures,
  words: surveyLabels[question].question,
  turned: true,
  whenFigures: `Asked ${asked}. Figures appear after that, if ${LEAST_PEOPLE} people or more answered.`,
})
const LAST_HALF_TERM = 'in the last half term'
const { influenceBefore, influenceSummer, roomMid, roomSummer, stillUsed } = evaluationFigures
export const influenceTopics = [
  survey('influence', influenceBefore, 'while people choose a hub'),
  survey('influence', influenceSummer, LAST_HALF_TERM),
]
export const roomTopics = [
  survey('room', roomMid, 'in the middle of the year'),
  survey('room', roomSummer, LAST_HALF_TERM),
]

export const stillUsedTopic: FiguresTopic = {
  ...survey('use', stillUsed, LAST_HALF_TERM),
  words: 'What people said in summer about something they tried in the first term.',
}

export const measureTopic: FiguresTopic = {
  ...plain,
  ...evaluationFigures.measure,
  words:
    'One small thing each counted before and after, from members who share theirs. It can’t show what caused a change.',
  turned: true,
  whenFigures: `Figures appear once ${LEAST_PEOPLE} members have shared what they counted, before and after.`,
}

const minutesOf = { attended: 'attended', 'caught-up': 'caughtUp' } as const
export const MINUTES_IN_HOUR = 60

export const hoursTopic: FiguresTopic = {
  title: 'Hours of professional learning',
  ofRegisters: true,
  words: 'Time at meetings by the register, and time spent catching up. Observations and reading aren’t included.',
  columns: [
    { key: 'attended', label: 'Attended' },
    { key: 'caught-up', label: 'Caught up' },
  ],
  long: true,
  peopleOf: { attended: 'attendance present', 'caught-up': 'attendance missed/caught-up' },
  value: (row, key) => row.minutes[minutesOf[key as keyof typeof minutesOf]],
  format: hoursInWords,
}

/** Minutes of many people together: “88 hours”. */
export const wholeHours = (minutes: number) => count(Math.round(minutes / MINUTES_IN_HOUR), 'hour')
/** Hours on an axis. */
export const hoursOnly = (hours: number) => `${hours} h`
