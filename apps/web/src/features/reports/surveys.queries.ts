import {
  answerSurvey,
  ownMeasureAnswer,
  ownSurveys,
  saveMeasure,
  type AnswerSurvey,
  type SaveMeasure,
  type SurveyQuestion,
} from '@hubs/schema/reports/surveys'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { del, get, put } from '#lib/api-client.ts'

/** What this person is asked now for the year’s evaluation. */
export function ownSurveysQuery() {
  return queryOptions({
    queryKey: ['surveys'],
    queryFn: ({ signal }) => get('/me/surveys', ownSurveys, { signal }),
  })
}

export function ownMeasureQuery() {
  return queryOptions({
    queryKey: ['measure'],
    queryFn: ({ signal }) => get('/me/measure', ownMeasureAnswer, { signal }),
  })
}

export function useAnswerSurvey(question: SurveyQuestion) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: AnswerSurvey) => put(`/me/surveys/${question}`, answerSurvey.parse(input), ownSurveys),
    onSuccess: answer => client.setQueryData(ownSurveysQuery().queryKey, answer),
  })
}

export function useSaveMeasure() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SaveMeasure) => put('/me/measure', saveMeasure.parse(input), ownMeasureAnswer),
    onSuccess: answer => client.setQueryData(ownMeasureQuery().queryKey, answer),
  })
}

export function useRemoveMeasure() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => del('/me/measure', z.null()),
    onSuccess: () => client.setQueryData(ownMeasureQuery().queryKey, { measure: null }),
  })
}
