import { didIts } from '@hubs/schema/plans/plans'
import { type AnswerSurvey, type SurveyQuestion, surveyQuestions } from '@hubs/schema/reports/surveys'
import { didItWords } from './plan-labels.ts'

/** A table of the year’s report: what it is called, and its figures by the keys that the report has them under. */
export type FigureWords = { title: string; columns: readonly { key: string; label: string }[] }

/** What the year’s evaluation asks, in the words of its form. */
export const surveyLabels: Record<SurveyQuestion, { title: string; question: string }> = {
  influence: {
    title: 'Your say',
    question: 'How much influence do you have over your professional development goals?',
  },
  room: {
    title: 'Room for your hub',
    question: 'Has the school made room for your hub’s work: time, cover and no clashes?',
  },
  use: {
    title: 'What you tried in the first term',
    question: 'Do you still do it?',
  },
}

/** Each answer to those questions. */
export const surveyValueLabels: Record<AnswerSurvey['value'], string> = {
  none: 'None',
  'a-little': 'A little',
  some: 'Some',
  'a-lot': 'A lot',
  no: 'No',
  partly: 'Partly',
  mostly: 'Mostly',
  yes: 'Yes',
  often: 'Yes, often',
  sometimes: 'Yes, sometimes',
  'no-longer': 'Not any more',
}

const surveyFigures = (question: SurveyQuestion, moment: string, title: string): FigureWords => ({
  title,
  columns: surveyQuestions[question].values.map(value => ({
    key: `${question}-${moment} ${value}`,
    label: surveyValueLabels[value],
  })),
})

/** Guskey’s levels three to five, and the question about influence beside them: the tables that a report has of each. */
export const evaluationFigures = {
  support: {
    title: 'Support requests',
    columns: [
      { key: 'support in-time', label: 'In time' },
      { key: 'support not-in-time', label: 'Later, or not yet' },
    ],
  },
  cover: {
    title: 'Cover for observations',
    columns: [
      { key: 'cover arranged', label: 'Arranged' },
      { key: 'cover not-arranged', label: 'Not arranged' },
    ],
  },
  roomMid: surveyFigures('room', 'mid', 'Room for hubs: mid-year'),
  roomSummer: surveyFigures('room', 'summer', 'Room for hubs: summer'),
  practice: {
    title: 'What people did',
    // Teachers and support staff are in one sum.
    columns: didIts.map(didIt => ({ key: `report told/${didIt}`, label: didItWords(didIt, { teaching: false }) })),
  },
  stillUsed: surveyFigures('use', 'summer', 'Still used two terms later'),
  measure: {
    title: 'What members measured',
    columns: [
      { key: 'measure better', label: 'Better' },
      { key: 'measure same', label: 'The same' },
      { key: 'measure worse', label: 'Worse' },
    ],
  },
  influenceBefore: surveyFigures('influence', 'before', 'Say in professional development: before choosing'),
  influenceSummer: surveyFigures('influence', 'summer', 'Say in professional development: summer'),
} as const satisfies Record<string, FigureWords>
