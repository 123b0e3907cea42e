import {
  judge,
  outcomesPicture,
  ownRatings,
  progress,
  progressHistory,
  rate,
  type Judge,
  type Progress,
  type Rate,
  type RatingMoment,
} from '@hubs/schema/evaluation'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, get, put } from '#lib/api-client.ts'
import { everyPage } from '#lib/page/paged-query.ts'

const at = (slug: string) => `/hubs/${encodeURIComponent(slug)}`
const yearQuery = (year: string | undefined) => (year === undefined ? '' : `?year=${encodeURIComponent(year)}`)
const progressAt = (outcomeId: string, halfTermId: string) =>
  `/outcomes/${encodeURIComponent(outcomeId)}/progress/${encodeURIComponent(halfTermId)}`

/** What a hub works toward over a year; the current one where none is named. */
export function outcomesQuery(slug: string, year?: string) {
  return queryOptions({
    queryKey: ['outcomes', slug, year ?? 'current'],
    queryFn: ({ signal }) => get(`${at(slug)}/outcomes${yearQuery(year)}`, outcomesPicture, { signal }),
  })
}

/** One's own answers of a moment. */
export function ownRatingsQuery(slug: string, moment: RatingMoment, year?: string) {
  return queryOptions({
    queryKey: ['outcomes', slug, year ?? 'current', 'own', moment],
    queryFn: ({ signal }) => get(`${at(slug)}/ratings/${moment}${yearQuery(year)}`, ownRatings, { signal }),
  })
}

/** Every judgement of one outcome in one half term, latest first. */
export function historyQuery(outcomeId: string, halfTermId: string) {
  return queryOptions({
    queryKey: ['outcomes', 'history', outcomeId, halfTermId],
    queryFn: ({ signal }) => everyPage(progressAt(outcomeId, halfTermId), '', progressHistory, signal),
  })
}

/** Sends one's own answers; where the hub's outcomes have changed meanwhile, what is asked now is put in their place. */
export function useRate(slug: string, moment: RatingMoment) {
  const client = useQueryClient()
  const { queryKey } = ownRatingsQuery(slug, moment)
  return useMutation({
    mutationFn: (input: Rate) => put(`${at(slug)}/ratings/${moment}`, rate.parse(input), ownRatings),
    onSuccess: answer => {
      client.setQueryData(queryKey, answer)
      void client.invalidateQueries({ queryKey: outcomesQuery(slug).queryKey, exact: true })
    },
    onError: error => {
      const current = error instanceof ApiProblem ? ownRatings.safeParse(error.problem.current) : null
      if (current?.success) client.setQueryData(queryKey, current.data)
    },
  })
}

export function useJudge(outcomeId: string, halfTermId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Judge) => put(progressAt(outcomeId, halfTermId), judge.parse(input), progress),
    onSettled: () => void client.invalidateQueries({ queryKey: ['outcomes'] }),
  })
}

/** The judgement in a stale refusal. */
export function progressIn(current: unknown): Progress | null {
  const read = progress.safeParse(current)
  return read.success ? read.data : null
}
