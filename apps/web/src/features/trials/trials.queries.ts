import { hubTrials, strategyTrials, trialReport } from '@hubs/schema/library/trials'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

const part = encodeURIComponent
const PAGE = 10

/** What was tried of a strategy, a page of stories at a time; of one subject, or of all where it is empty. */
export function strategyTrialsQuery(code: string, subject: string) {
  const search = `limit=${PAGE}${subject && `&subject=${part(subject)}`}`
  return {
    ...pagedQuery(['trials', 'strategy', code, subject], `/strategies/${part(code)}/trials?${search}`, strategyTrials),
    placeholderData: keepPreviousData,
  }
}

/** What a hub's strategies have come to. */
export function hubTrialsQuery(slug: string) {
  return queryOptions({
    queryKey: ['trials', 'hub', slug],
    queryFn: ({ signal }) => get(`/hubs/${part(slug)}/trials`, hubTrials, { signal }),
  })
}

/** A year in sums, with no name in them; the current one where none is named. */
export function trialReportQuery(programme?: string) {
  return queryOptions({
    queryKey: ['trials', 'report', programme ?? null],
    queryFn: ({ signal }) =>
      get(`/reports/trials${programme === undefined ? '' : `?programme=${part(programme)}`}`, trialReport, { signal }),
  })
}
