import type { InfiniteData, UseSuspenseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button, type ButtonLook } from '../button.tsx'
import { ProblemNote } from '../notes/problem-note.tsx'
import { RefetchNote } from '../notes/refetch-note.tsx'

type PageOf<Item> = { items: readonly Item[] }
type ItemOf<P> = P extends PageOf<infer Item> ? Item : never

type PagedListProps<P> = {
  /** Of `useSuspenseInfiniteQuery`, inside a `Boundary`. */
  query: UseSuspenseInfiniteQueryResult<InfiniteData<P>>
  /** Nothing there yet, and what to do about it. */
  empty: ReactNode
  /** All that has come so far. */
  children: (items: readonly ItemOf<P>[]) => ReactNode
  /** The button for the next page. */
  more?: string
  /** The button's words while that comes. */
  loading?: string
  look?: ButtonLook
  /** Also says where what is shown could not be asked again. */
  tellsStale?: boolean
  /** Beside the button. */
  beside?: ReactNode
}

/** A list that comes a page at a time. What has come stays, also where the next page does not. */
export function PagedList<P extends PageOf<unknown>>(props: PagedListProps<P>) {
  const { query, empty, children, more = 'Show more', loading = more, look = 'plain', tellsStale, beside } = props
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const items = data.pages.flatMap(page => page.items) as ItemOf<P>[]
  return (
    <>
      {tellsStale && !isFetchNextPageError && <RefetchNote query={query} />}
      {items.length === 0 ? empty : children(items)}
      {isFetchNextPageError && <ProblemNote retry={() => void fetchNextPage()}>{sentenceOf(error)}</ProblemNote>}
      {hasNextPage && (
        <div className="row wrap">
          <Button look={look} isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {isFetchingNextPage ? loading : more}
          </Button>
          {beside}
        </div>
      )}
    </>
  )
}
