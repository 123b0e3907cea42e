import { useInfiniteQuery } from '@tanstack/react-query'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Search from 'lucide-react/icons/search'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { Person } from '@hubs/schema/staff'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Field } from '#ui/forms/field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { roleWords, stateWords } from './person-labels.ts'
import { peopleQuery } from './staff.queries.ts'
import './people-list.css'

const states = [
  { value: 'all', label: 'Everyone' },
  { value: 'invited', label: 'Invited' },
  { value: 'active', label: 'Active' },
  { value: 'left', label: 'Left' },
]
const isState = (value: string): value is Person['state'] => value in stateWords

type PeopleListProps = { linkTo: (id: string) => string; whenNobody: ReactNode }

/** Everybody, found by typing, a page at a time. */
export function PeopleList({ linkTo, whenNobody }: PeopleListProps) {
  const [typed, setTyped] = useState('')
  const [state, setState] = useState('all')
  const q = useDeferredValue(typed)
  const query = useInfiniteQuery({
    ...peopleQuery({ q: q.trim(), state: isState(state) ? state : undefined }),
    placeholderData: previous => previous,
  })
  const found = query.data?.pages.flatMap(page => page.items)
  const narrowed = q.trim() !== '' || state !== 'all'
  return (
    <>
      <Finder typed={typed} onType={setTyped} state={state} onState={setState} />
      {query.error && <ProblemNote retry={() => void query.refetch()}>{sentenceOf(query.error)}</ProblemNote>}
      {!found && !query.error && <Waiting what="Loading people…" />}
      {found && (
        <p className="hidden-text" role="status">
          {shownInWords(found.length, query.hasNextPage)}
        </p>
      )}
      {found?.length === 0 &&
        (narrowed ? (
          <EmptyState title="No one matches">
            <p>Try fewer letters, or show everyone.</p>
            <Button
              onPress={() => {
                setTyped('')
                setState('all')
              }}
            >
              Show everyone
            </Button>
          </EmptyState>
        ) : (
          whenNobody
        ))}
      {found && found.length > 0 && <Rows found={found} linkTo={linkTo} busy={query.isPlaceholderData} />}
      {query.hasNextPage && (
        <div className="row wrap">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? 'Loading more people…' : 'Show more'}
          </Button>
          <span className="s quiet num">{found?.length} shown so far</span>
        </div>
      )}
    </>
  )
}

type FinderProps = { typed: string; onType: (typed: string) => void; state: string; onState: (state: string) => void }

function Finder({ typed, onType, state, onState }: FinderProps) {
  return (
    <div className="people-search" role="search" aria-label="People">
      <Field
        label={
          <span className="row tight">
            <Search className="icon" aria-hidden /> Find
          </span>
        }
        hint="By name, email address, department or job title"
        type="search"
        autoComplete="off"
        maxLength={80}
        value={typed}
        onChange={event => onType(event.target.value)}
      />
      <ChoiceField
        kind="one"
        name="state"
        label="Show"
        choices={states}
        chosen={state}
        onChange={event => onState(event.target.value)}
      />
    </div>
  )
}

function shownInWords(shown: number, more: boolean): string {
  const people = shown === 1 ? 'One person' : `${shown} people`
  return more ? `Showing the first ${shown} people` : `${people} found`
}

type RowsProps = { found: readonly Person[]; linkTo: (id: string) => string; busy: boolean }

function Rows({ found, linkTo, busy }: RowsProps) {
  return (
    <ul className="people-list card plain" aria-busy={busy}>
      {found.map(person => (
        <li key={person.id} data-state={person.state}>
          <Link to={linkTo(person.id)}>
            <span className="people-name">
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              <span className="s quiet">{person.email}</span>
            </span>
            <span className="people-work">
              {[person.job, person.department].filter(Boolean).join(', ')}
              {person.staffKind === 'support' && <span className="quiet">, support staff</span>}
            </span>
            <span className="people-roles s">{person.roles.map(role => roleWords[role]).join(', ')}</span>
            <span className="people-state s" data-state={person.state}>
              {person.state === 'invited' && person.invitedAt === null ? 'Not invited' : stateWords[person.state]}
            </span>
            <ChevronRight className="icon" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  )
}
