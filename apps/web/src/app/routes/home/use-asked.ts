import {
  useInfiniteQuery,
  useQuery,
  type DefaultError,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseQueryOptions,
} from '@tanstack/react-query'
import { isNotThere } from '#lib/api-client.ts'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'

/** A question that has no answer, not even an earlier one. */
type Lost = { error: unknown; refetch: () => unknown }
type Tell = (lost: Lost) => () => void

const TellContext = createContext<Tell>(() => () => {})
export const TellProvider = TellContext.Provider

/** What could not be loaded of all that is asked by `useAsked` inside its provider. */
export function useLost() {
  const [lost, change] = useState<readonly Lost[]>([])
  const tell = useMemo<Tell>(
    () => each => {
      change(all => [...all, each])
      return () => change(all => all.filter(other => other !== each))
    },
    [],
  )
  return { lost, tell }
}

function useTold({ error, refetch, data }: Lost & { data: unknown }) {
  const tell = useContext(TellContext)
  // A refusal is an answer: there is nothing for this person.
  const isLost = error !== null && data === undefined && !isNotThere(error)
  useEffect(() => (isLost ? tell({ error, refetch }) : undefined), [isLost, error, refetch, tell])
}

/** As `useQuery`, for a list that says so where something in it could not be loaded. */
export function useAsked<Answer, Data = Answer, Key extends QueryKey = QueryKey>(
  options: UseQueryOptions<Answer, DefaultError, Data, Key>,
) {
  const query = useQuery(options)
  useTold(query)
  return query
}

/** The same for what comes a page at a time. */
export function useAskedPages<Answer, Key extends QueryKey, Param>(
  options: UseInfiniteQueryOptions<Answer, DefaultError, InfiniteData<Answer>, Key, Param>,
) {
  const query = useInfiniteQuery(options)
  useTold(query)
  return query
}
