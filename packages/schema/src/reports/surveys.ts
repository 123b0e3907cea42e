import { z } from 'zod'
import { day, expectedVersion, line } from '../common.ts'

/**
 * What is asked for the year's evaluation. `influence`: of everybody, before hubs are chosen and in summer (the
 * question of NFER's studies of teacher autonomy). `room`: of facilitators, half way and in summer. `use`: in summer,
 * of whoever reported in the first term that they had tried something: whether they still do.
 */
export const surveyQuestions = {
  influence: { moments: ['before', 'summer'], values: ['none', 'a-little', 'some', 'a-lot'] },
  room: { moments: ['mid', 'summer'], values: ['no', 'partly', 'mostly', 'yes'] },
  use: { moments: ['summer'], values: ['often', 'sometimes', 'no-longer'] },
} as const satisfies Record<string, { moments: readonly string[]; values: readonly string[] }>
export const surveyQuestion = z.enum(Object.keys(surveyQuestions) as ['influence', 'room', 'use'])
export type SurveyQuestion = z.infer<typeof surveyQuestion>
export const surveyMoment = z.enum(['before', 'mid', 'summer'])
export type SurveyMoment = z.infer<typeof surveyMoment>

const surveyValue = z.enum(
  Object.values(surveyQuestions).flatMap(({ values }) => [...values]),
  'Choose an answer.',
)

/** What this person is asked now, with what they answered; nobody else ever gets that. */
export const ownSurveys = z.object({
  items: z.array(
    z.object({
      question: surveyQuestion,
      moment: surveyMoment,
      closesOn: day,
      value: surveyValue.nullable(),
      /** What they said they would try, where that is what is asked about. */
      about: z.string().nullable(),
    }),
  ),
  /** When they are asked something next; null where nothing more comes this year. */
  opensNext: day.nullable(),
})
export type OwnSurveys = z.infer<typeof ownSurveys>
export const answerSurvey = z.strictObject({ value: surveyValue })
export type AnswerSurvey = z.infer<typeof answerSurvey>

const figure = z.int('Enter a whole number.').min(0, 'Enter 0 or more.').max(100_000, 'Enter 100,000 or less.')

/** One small thing that a member counts before and after. */
export const ownMeasure = z.strictObject({
  what: line(120, 'Enter what you’ll count.'),
  better: z.enum(['higher', 'lower'], 'Choose which way is better.'),
  before: figure,
  after: figure.nullable(),
  /** Whether it may be counted among those of others: better, the same or worse. */
  shared: z.boolean(),
})
export const saveMeasure = ownMeasure.extend({ expectedVersion })
export type SaveMeasure = z.infer<typeof saveMeasure>
export const ownMeasureAnswer = z.object({
  measure: ownMeasure.extend({ version: z.int(), counted: z.boolean() }).nullable(),
})
export type OwnMeasureAnswer = z.infer<typeof ownMeasureAnswer>
