import { useQuery } from '@tanstack/react-query'
import Search from 'lucide-react/icons/search'
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { useSettled } from '#lib/time/use-settled.ts'
import { Field } from '#ui/fields/field.tsx'
import { howManySet, LONGEST_QUERY, noFilter, type LibraryFilter } from './library-filter.ts'
import { audienceChoices, stageChoices, strengthChoices, type HubName } from '../strategy-labels.ts'
import { subjectsQuery } from '../strategies.queries.ts'
import './library-filters.css'

type LibraryFiltersProps = {
  filter: LibraryFilter
  hubs: readonly HubName[]
  onChange: (next: LibraryFilter) => void
  /** What else one can do, beside the search. */
  children: ReactNode
}

/** What to narrow the library to. On a phone it opens on a tap, and says how much is set while it is closed. */
export function LibraryFilters({ filter, hubs, onChange, children }: LibraryFiltersProps) {
  const id = useId()
  const { data: subjects = [] } = useQuery(subjectsQuery())
  const set = howManySet(filter)
  const known = subjects.map(({ subject, count }) => ({ value: subject, label: `${subject} (${count})` }))
  const choose = (name: keyof LibraryFilter) => (value: string) => onChange({ ...filter, [name]: value })
  return (
    <section className="library-filters no-print" aria-label="Filter">
      <SearchBox q={filter.q} onChange={choose('q')} />
      <input className="library-filters-open hidden-text" type="checkbox" id={id} />
      <label className="btn library-filters-button" htmlFor={id}>
        <SlidersHorizontal className="icon" aria-hidden />
        {set === 0 ? 'Filter' : `Filter (${set} set)`}
      </label>
      <div className="library-filters-ways">{children}</div>
      <div className="library-filters-fields">
        <Choice
          label="Hub"
          all="All hubs"
          value={filter.hub}
          choices={hubs.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChoose={choose('hub')}
        />
        <Choice
          label="Stage"
          all="All except retired"
          value={filter.stage}
          choices={stageChoices}
          onChoose={choose('stage')}
        />
        <Choice
          label="Strength of evidence"
          all="Any"
          value={filter.strength}
          choices={strengthChoices}
          onChoose={choose('strength')}
        />
        <Choice
          label="Who it’s for"
          all="Everyone"
          value={filter.audience}
          choices={audienceChoices}
          onChoose={choose('audience')}
        />
        <Choice
          label="Adapted for"
          all="Any subject or task"
          value={filter.subject}
          choices={known}
          onChoose={choose('subject')}
        />
        {set > 0 && <Button onPress={() => onChange({ ...noFilter, q: filter.q })}>Clear filters</Button>}
      </div>
    </section>
  )
}

/** Its words go into the address after a pause in the typing. An address that comes with others puts them here, but never under somebody's hands. */
function SearchBox({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(q)
  const settled = useSettled(typed).trim()
  const send = useEffectEvent((words: string) => {
    if (words === typed.trim() && words !== q) onChange(words)
  })
  useEffect(() => send(settled), [settled])
  useEffect(() => {
    if (box.current !== document.activeElement) setTyped(q)
  }, [q])
  return (
    <div className="library-search">
      <Search className="icon" aria-hidden />
      <Field
        ref={box}
        type="search"
        label="Search strategies"
        maxLength={LONGEST_QUERY}
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </div>
  )
}

type ChoiceProps = {
  label: string
  /** What it is called when nothing is chosen. */
  all: string
  value: string
  choices: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

function Choice({ label, all, value, choices, onChoose }: ChoiceProps) {
  // An address may name what is not offered any more: it stays in sight, so that it can be taken out.
  const gone = value !== '' && !choices.some(each => each.value === value)
  return (
    <Field kind="select" label={label} value={value} onChange={event => onChoose(event.target.value)}>
      <option value="">{all}</option>
      {gone && <option value={value}>{value}</option>}
      {choices.map(each => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </Field>
  )
}
