import { quoted } from '@hubs/rules/text/quoted'
import { LONGEST_SEARCH, type SearchAnswer, type SearchHit } from '@hubs/schema/search'
import { useQuery } from '@tanstack/react-query'
import Search from 'lucide-react/icons/search'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { takeFocus } from '#lib/page/take-focus.ts'
import { useSettled } from '#lib/time/use-settled.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { type SearchCommand, SearchCommands } from './search-commands.tsx'
import { SearchHits } from './search-hits.tsx'
import { foundWords } from './search-labels.ts'
import { searchQuery } from './search.queries.ts'
import './search.css'

type SearchPanelProps = {
  /** What is looked for, and who keeps it. */
  value: string
  onChange: (value: string) => void
  /** Over a page one types at once. */
  focusNow?: boolean
  /** Null: there is no page of it for this person. */
  linkTo: (hit: SearchHit) => string | null
  /** What can be done that fits what was typed. */
  commandsFor: (q: string) => readonly SearchCommand[]
  sign: (hit: SearchHit) => ReactNode
  onGo?: (() => void) | undefined
}

const stopsIn = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('input[type=search], a.search-hit')]

/** Up and down lead through the field and everything found. */
function lead(event: KeyboardEvent<HTMLElement>) {
  const stops = stopsIn(event.currentTarget)
  const at = stops.indexOf(event.target as HTMLElement)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const next = step === undefined || at < 0 ? undefined : stops[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** Enter in the field opens the first that was found: by what stands in the field, however fast it was typed. */
function useEnter(isFound: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted || !isFound || !box.current) return
    setWanted(false)
    stopsIn(box.current)[1]?.click()
  }, [wanted, isFound])
  return { box, setWanted }
}

/** The box, and what was found: answers that come too late are never shown. */
export function SearchPanel({ value, onChange, focusNow = false, commandsFor, ...shown }: SearchPanelProps) {
  const id = useId()
  const q = useSettled(value.trim())
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(searchQuery(q))
  const commands = commandsFor(q)
  const { box, setWanted } = useEnter(q === value.trim() && data !== undefined && !isPlaceholderData)
  return (
    // The arrow keys go from the field to the hits and back; each of them is a link or a field of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys only move the focus inside it
    <div ref={box} className="search" role="search" onKeyDown={lead}>
      <label htmlFor={id} className="hidden-text">
        Search
      </label>
      <div className="search-field">
        <Search className="icon" aria-hidden />
        <input
          ref={focusNow ? takeFocus : undefined}
          id={id}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_SEARCH}
          placeholder="Search"
          value={value}
          onChange={event => {
            setWanted(false)
            onChange(event.target.value)
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            setWanted(true)
          }}
        />
      </div>
      <p className="hidden-text" role="status">
        {q !== '' && data && !isPlaceholderData && foundWords(data, commands.length)}
      </p>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {q === '' ? (
        <p className="quiet">
          Colleagues, hubs, strategies, sources, comments, your plans and minutes. Type a word or two. Small spelling
          mistakes are fine. You’ll only see results you have access to.
        </p>
      ) : (
        data && (
          <div className="search-found" aria-busy={isFetching}>
            <SearchCommands commands={commands} onGo={shown.onGo} />
            <Notes q={q} answer={data} others={commands.length > 0} />
            <SearchHits q={q} answer={data} {...shown} />
          </div>
        )
      )}
      {q !== '' && !data && !error && <p className="quiet">Searching…</p>}
    </div>
  )
}

/** `others`: there is something to do by these words, if nothing to read. */
function Notes({ q, answer, others }: { q: string; answer: SearchAnswer; others: boolean }) {
  const { groups, corrected, someWords } = answer
  if (groups.length === 0 && others) return <p className="quiet">Nothing else found for {quoted(q)}.</p>
  if (groups.length === 0)
    return (
      <div className="col tight">
        <p>
          <strong>Nothing found for {quoted(q)}.</strong>
        </p>
        <p className="quiet">Try fewer words, or the name of a strategy, author or colleague.</p>
      </div>
    )
  if (corrected.length === 0 && !someWords) return null
  return (
    <p className="s quiet">
      {someWords && 'Nothing matches all of these words. These results match some of them. '}
      {corrected
        .map(({ typed, found }) => `Showing results for ${quoted(found)} instead of ${quoted(typed)}.`)
        .join(' ')}
    </p>
  )
}
