import {
  useSuspenseQuery,
  type DefaultError,
  type QueryKey,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { isNotThere } from '#lib/api-client.ts'

const ofPages = new WeakSet<object>()
/** Whether it is the page itself that is not there, and not only something on it. */
export const isPageNotThere = (error: unknown) => typeof error === 'object' && error !== null && ofPages.has(error)

function keepApart(error: unknown): unknown {
  if (isNotThere(error)) ofPages.add(error)
  return error
}

/** Asks for the one thing that a page is about: where that is not there, or has gone meanwhile, there is no such page. */
export function usePageQuery<Answer, Data = Answer, Key extends QueryKey = QueryKey>(
  options: UseSuspenseQueryOptions<Answer, DefaultError, Data, Key>,
): UseSuspenseQueryResult<Data> {
  try {
    const result = useSuspenseQuery(options)
    if (isNotThere(result.error)) throw result.error
    return result
  } catch (thrown) {
    throw keepApart(thrown)
  }
}
