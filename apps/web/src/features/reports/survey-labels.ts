import type { AnswerSurvey, SurveyQuestion } from '@hubs/schema/surveys'

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
