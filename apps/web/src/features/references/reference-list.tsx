import { count } from '@hubs/rules/text/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Field } from '#ui/forms/field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { CitationList } from './citation-list.tsx'
import { referencesQuery } from './references.queries.ts'

/** All the school's sources, by author; by a word of theirs, or only those that still need checking. */
export function ReferenceList({ linkTo }: { linkTo: (id: string) => string }) {
  const [q, setQ] = useState('')
  const [onlyUnchecked, setOnlyUnchecked] = useState(false)
  const looked = { q: q.trim(), ...(onlyUnchecked && { checked: 'no' as const }) }
  const query = useInfiniteQuery(referencesQuery(looked))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const [first] = data?.pages ?? []
  const all = data?.pages.flatMap(({ items }) => items)
  return (
    <div className="col">
      <Field
        label="Search by title or author"
        type="search"
        value={q}
        maxLength={80}
        onChange={event => setQ(event.target.value)}
      />
      <Check
        label="Only unchecked sources"
        checked={onlyUnchecked}
        onChange={event => setOnlyUnchecked(event.target.checked)}
      />
      <p className="s quiet" role="status">
        {first && `${first.total} in all, ${first.unchecked} not checked yet.`}
      </p>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!all && !error && <Waiting what="Loading sources…" />}
      {all?.length === 0 && (
        <EmptyState
          inSection
          title={q ? 'No sources match' : onlyUnchecked ? 'No unchecked sources' : 'No sources yet'}
        >
          <p>
            {q
              ? 'Try fewer letters, or add it as a new source.'
              : onlyUnchecked
                ? 'Every source has been checked. Thank you.'
                : 'Add a source, or import a list.'}
          </p>
        </EmptyState>
      )}
      {all && all.length > 0 && <CitationList citations={all} linkTo={linkTo} more={usesWords} />}
      {hasNextPage && (
        <div className="row">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}

function usesWords({ uses }: { uses: number }): string {
  return uses === 0 ? 'Not used yet' : `Used in ${count(uses, 'place')}`
}
