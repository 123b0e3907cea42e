import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { figure } from '@hubs/rules/text/words'
import { useDeferredValue, useState } from 'react'
import { Boundary } from '#ui/page/boundary.tsx'
import { Check } from '#ui/fields/check.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { CitationList } from './citation-list.tsx'
import { referencesQuery } from './references.queries.ts'

/** All the school's sources, by author; by a word of theirs, or only those that still need checking. */
export function ReferenceList() {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(false)
  const q = useDeferredValue(typed.trim())
  const onlyUnchecked = useDeferredValue(wanted)
  return (
    <div className="col">
      <Field
        label="Search by title or author"
        type="search"
        value={typed}
        maxLength={80}
        onChange={event => setTyped(event.target.value)}
      />
      <Check label="Only unchecked sources" checked={wanted} onChange={event => setWanted(event.target.checked)} />
      <Boundary waiting="Loading sources…" about={`${q} ${onlyUnchecked}`}>
        <Found {...{ q, onlyUnchecked }} busy={q !== typed.trim() || onlyUnchecked !== wanted} />
      </Boundary>
    </div>
  )
}

type FoundProps = { q: string; onlyUnchecked: boolean; busy: boolean }

function Found({ q, onlyUnchecked, busy }: FoundProps) {
  const query = useSuspenseInfiniteQuery(referencesQuery({ q, ...(onlyUnchecked && { checked: 'no' as const }) }))
  const [first] = query.data.pages
  return (
    <>
      <p className="s quiet" role="status">
        {first && `${first.total} in all, ${first.unchecked} not checked yet.`}
      </p>
      <PagedList query={query} empty={<None q={q} onlyUnchecked={onlyUnchecked} />}>
        {all => (
          <div aria-busy={busy}>
            <CitationList citations={all} more={usesWords} />
          </div>
        )}
      </PagedList>
    </>
  )
}

function None({ q, onlyUnchecked }: Pick<FoundProps, 'q' | 'onlyUnchecked'>) {
  return (
    <EmptyState inSection title={q ? 'No sources match' : onlyUnchecked ? 'No unchecked sources' : 'No sources yet'}>
      <p>
        {q
          ? 'Try fewer letters, or add it as a new source.'
          : onlyUnchecked
            ? 'Every source has been checked. Thank you.'
            : 'Add a source, or import a list.'}
      </p>
    </EmptyState>
  )
}

function usesWords({ uses }: { uses: number }): string {
  return uses === 0 ? 'Not used yet' : `Used in ${figure(uses, 'place')}`
}
