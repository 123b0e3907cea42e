import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Search from 'lucide-react/icons/search'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { Person } from '@hubs/schema/staff'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { NoneShown } from '#ui/notes/none-shown.tsx'
import { Field } from '#ui/fields/field.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { roleWords, stateInWords } from './person-labels.ts'
import { peopleQuery } from './staff.queries.ts'
import './people-list.css'

const states = [
  { value: 'all', label: 'Everyone' },
  { value: 'invited', label: 'Invited' },
  { value: 'active', label: 'Active' },
  { value: 'left', label: 'Left' },
]
/** The filter sits in the address, where anything can stand. */
const isState = (value: string): value is Person['state'] =>
  value !== 'all' && states.some(each => each.value === value)

type PeopleListProps = { whenNobody: ReactNode }

/** Everybody, found by typing, a page at a time. */
export function PeopleList(props: PeopleListProps) {
  const [typed, setTyped] = useState('')
  const [state, setState] = useState('all')
  const looked = useDeferredValue(typed.trim())
  const shown = useDeferredValue(state)
  const showEveryone = () => {
    setTyped('')
    setState('all')
  }
  return (
    <>
      <Finder typed={typed} onType={setTyped} state={state} onState={setState} />
      <Boundary waiting="Loading people…" about={`${looked} ${shown}`}>
        <Found
          q={looked}
          state={isState(shown) ? shown : undefined}
          busy={looked !== typed.trim() || shown !== state}
          showEveryone={showEveryone}
          {...props}
        />
      </Boundary>
    </>
  )
}

type FoundProps = PeopleListProps & {
  q: string
  state: Person['state'] | undefined
  busy: boolean
  showEveryone: () => void
}

/** Those who fit, and how many of them are on the page. */
function Found({ q, state, busy, showEveryone, whenNobody }: FoundProps) {
  const query = useSuspenseInfiniteQuery(peopleQuery({ q, state }))
  const shown = query.data.pages.flatMap(page => page.items).length
  const isNarrowed = q !== '' || state !== undefined
  return (
    <>
      <p className="hidden-text" role="status">
        {shownInWords(shown, query.hasNextPage)}
      </p>
      <PagedList
        query={query}
        tellsStale
        empty={isNarrowed ? <NoneShown typed={q !== ''} onShowEveryone={showEveryone} /> : whenNobody}
        loading="Loading more people…"
        beside={<span className="s quiet num">{shown} shown so far</span>}
      >
        {items => <Rows found={items} busy={busy} />}
      </PagedList>
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

type RowsProps = { found: readonly Person[]; busy: boolean }

/** While a newer answer is on its way the old rows stay, marked as busy. */
function Rows({ found, busy }: RowsProps) {
  return (
    <ul className="people-list card plain" aria-busy={busy}>
      {found.map(person => (
        <li key={person.id} data-state={person.state}>
          <Link to={paths.person(person.id)}>
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
              {stateInWords(person)}
            </span>
            <ChevronRight className="icon" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  )
}
