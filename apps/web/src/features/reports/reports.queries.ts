import { participation } from '@hubs/schema/reports/reports'
import {
  outcomesReport,
  reportPeople,
  termNote,
  termNoteSaved,
  termReport,
  yearReport,
  type ReportBy,
  type ReportTopic,
  type TermAsked,
  type TermNote,
} from '@hubs/schema/reports/year-report'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { download, get, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'

/** Sums of the choice so far, with no name in them. */
export function participationQuery() {
  return queryOptions({
    queryKey: ['reports', 'participation'],
    queryFn: ({ signal }) => get('/reports/participation', participation, { signal }),
  })
}

const part = encodeURIComponent
/** `?programme=…` and what else is asked; what is empty is left out. */
const asked = (about: Record<string, string | null>) => {
  const search = Object.entries(about).flatMap(([key, value]) => (value ? [`${key}=${part(value)}`] : []))
  return search.length === 0 ? '' : `?${search.join('&')}`
}

/** A year in figures; the current one where none is named. */
export function yearReportQuery(programme: string | null) {
  return queryOptions({
    queryKey: ['reports', 'year', programme],
    queryFn: ({ signal }) => get(`/reports/year${asked({ programme })}`, yearReport, { signal }),
  })
}

export function outcomesReportQuery(programme: string | null) {
  return queryOptions({
    queryKey: ['reports', 'outcomes', programme],
    queryFn: ({ signal }) => get(`/reports/outcomes${asked({ programme })}`, outcomesReport, { signal }),
  })
}

/** Whom a figure is made of. */
export type FigureAsked = { figure: string; by: ReportBy; key: string; halfTerm: string | null }
const PAGE = 50

export function reportPeopleQuery(programme: string, about: FigureAsked) {
  return pagedQuery(
    ['reports', 'people', programme, about],
    `/reports/year/people${asked({ programme, ...about, limit: String(PAGE) })}`,
    reportPeople,
  )
}

export const downloadReport = (topic: ReportTopic, programme: string) =>
  download(`/reports/csv${asked({ topic, programme })}`, `${topic}.csv`, 'GET')

export function termReportQuery(term: TermAsked, programme: string | null) {
  return queryOptions({
    queryKey: ['reports', 'term', term, programme],
    queryFn: ({ signal }) => get(`/reports/terms/${term}${asked({ programme })}`, termReport, { signal }),
  })
}

export const downloadTermReport = (term: number, programme: string, as: 'pdf' | 'csv') =>
  download(`/reports/terms/${term}/${as}${asked({ programme })}`, `governors-report.${as}`, 'GET')

export function useSaveTermNote(term: number, programme: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: TermNote) =>
      put(`/reports/terms/${term}/note${asked({ programme })}`, termNote.parse(input), termNoteSaved),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reports', 'term'] }),
  })
}
