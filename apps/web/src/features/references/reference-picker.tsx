import type { Citation } from '@hubs/schema/library/references'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { referenceQuery, referencesQuery } from './references.queries.ts'
import './references.css'

type ReferencePickerProps = {
  label: string
  value: readonly string[]
  onChange: (ids: string[]) => void
  error?: string | undefined
  most?: number
}

const plain = ({ text }: Pick<Citation, 'text'>) => text.map(run => run.text).join('')

/** Sources out of the school's list, in an order: found by a word, moved by buttons. */
export function ReferencePicker({ label, value, onChange, error, most = 20 }: ReferencePickerProps) {
  const say = useToast()
  const chosen = useQueries({ queries: value.map(id => referenceQuery(id)) })
  const move = (from: number, to: number) => {
    const rest = value.filter((_, at) => at !== from)
    onChange([...rest.slice(0, to), ...value.slice(from, from + 1), ...rest.slice(to)])
    say(`Now source ${to + 1} of ${value.length}.`)
  }
  const remove = (at: number) => {
    const before = [...value]
    onChange(value.filter((_, each) => each !== at))
    say('Source removed from this list.', () => onChange(before))
  }
  return (
    <fieldset className="reference-picker" data-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      {error && <p className="field-error">{error}</p>}
      <ol className="citations plain">
        {value.map((id, at) => {
          const found = chosen[at]?.data
          const words = found ? plain(found) : 'Loading…'
          return (
            <li key={id}>
              <p>{found ? <ItalicRuns text={found.text} /> : <span className="quiet">{words}</span>}</p>
              <div className="row">
                <Button look="ghost" aria-label={`Up: ${words}`} isDisabled={at === 0} onPress={() => move(at, at - 1)}>
                  <ArrowUp className="icon" aria-hidden />
                </Button>
                <Button
                  look="ghost"
                  aria-label={`Down: ${words}`}
                  isDisabled={at === value.length - 1}
                  onPress={() => move(at, at + 1)}
                >
                  <ArrowDown className="icon" aria-hidden />
                </Button>
                <Button look="ghost" aria-label={`Remove: ${words}`} onPress={() => remove(at)}>
                  <Trash2 className="icon" aria-hidden />
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      {value.length < most ? (
        <Find without={value} onPick={id => onChange([...value, id])} />
      ) : (
        <p className="s quiet">You can add up to {most} sources.</p>
      )}
    </fieldset>
  )
}

const OFFERED = 6

function Find({ without, onPick }: { without: readonly string[]; onPick: (id: string) => void }) {
  const [q, setQ] = useState('')
  const asked = q.trim()
  const { data, error } = useInfiniteQuery({ ...referencesQuery({ q: asked }), enabled: asked.length > 1 })
  const found = data?.pages[0]?.items.filter(({ id }) => !without.includes(id)).slice(0, OFFERED)
  return (
    <div className="col tight">
      <Field
        label="Find a source by title or author"
        type="search"
        autoComplete="off"
        value={q}
        maxLength={80}
        onChange={event => setQ(event.target.value)}
        onKeyDown={event => {
          // Enter would send the form round it.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <ErrorNote error={error} />
      {asked.length > 1 && found?.length === 0 && <p className="s quiet">No sources match. Add it to Sources first.</p>}
      {asked.length > 1 && found && found.length > 0 && (
        <ul className="citations plain">
          {found.map(each => (
            <li key={each.id}>
              <p className="s">
                <ItalicRuns text={each.text} />
              </p>
              <div className="row">
                <Button
                  aria-label={`Add: ${plain(each)}`}
                  onPress={() => {
                    setQ('')
                    onPick(each.id)
                  }}
                >
                  Add
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
