import {
  useSuspenseQuery,
  type DefaultError,
  type QueryKey,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { isNotThere } from '#lib/api-client.ts'

/** Asks for the one thing that a page is about. Where that has gone meanwhile, the page says so at once. */
export function usePageQuery<Answer, Data = Answer, Key extends QueryKey = QueryKey>(
  options: UseSuspenseQueryOptions<Answer, DefaultError, Data, Key>,
): UseSuspenseQueryResult<Data> {
  const result = useSuspenseQuery(options)
  if (isNotThere(result.error)) throw result.error
  return result
}
