import { nextYear, saveNextYear, years, type NextYear, type SaveNextYear } from '@hubs/schema/programmes/next-year'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, post, put } from '#lib/api-client.ts'

/** What the next year would be. */
export function nextYearQuery() {
  return queryOptions({
    queryKey: ['next-year'],
    queryFn: ({ signal }) => get('/next-year', nextYear, { signal }),
  })
}

/** The current year, and those that are over. */
export function yearsQuery() {
  return queryOptions({
    queryKey: ['years'],
    queryFn: ({ signal }) => get('/years', years, { signal }),
  })
}

export function useSaveNextYear() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SaveNextYear) => put('/next-year', saveNextYear.parse(input), nextYear),
    onSuccess: saved => client.setQueryData(nextYearQuery().queryKey, saved),
  })
}

/** Another year is the current one: whatever is shown is of another year now. */
function useYearChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries() })
}

export function useStartNextYear() {
  return useYearChange((expectedVersion: number) => post('/next-year/start', { expectedVersion }, years))
}

export function useUndoNextYear() {
  return useYearChange(() => del('/next-year/start', years))
}

/** The next year in a stale refusal. */
export function nextYearIn(current: unknown): NextYear | null {
  const read = nextYear.safeParse(current)
  return read.success ? read.data : null
}
