import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { distinctName } from '@hubs/rules/text/told-apart'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import X from 'lucide-react/icons/x'
import { useDeferredValue, useRef, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { useArrival } from '#lib/page/use-arrival.ts'
import type { FieldOf } from '#lib/zod-form.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import type { PlanFormOf, PlanValues } from './plan-values.ts'
import { SUPPORT_HASH } from '../plan-links.ts'
import { colleaguesQuery } from '../plans.queries.ts'
import './pick-list.css'

const MOST = 3

type SupportFieldProps = { form: PlanFormOf; field: FieldOf<PlanValues> }

/** What a plan needs, and from whom: each request goes to that person. */
export function SupportField({ form, field }: SupportFieldProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'support' })
  const [picking, setPicking] = useState(false)
  const place = useRef<HTMLFieldSetElement>(null)
  useArrival({ at: SUPPORT_HASH, element: place })
  return (
    <fieldset ref={place} className="choice-field plan-support">
      <legend>Support I need</legend>
      <span className="field-hint">The person you choose can only see your request, not the rest of your plan.</span>
      {fields.map(({ id, name }, index) => (
        <div key={id} className="plan-support-one">
          <Field label={`From ${isolated(name)}`} {...field(`support.${index}.what`)} />
          <Button look="ghost" aria-label={`Remove ${isolated(name)}`} onPress={() => remove(index)}>
            <X className="icon" aria-hidden />
          </Button>
        </div>
      ))}
      {fields.length < MOST && (
        <Button className="plan-add" onPress={() => setPicking(true)}>
          <UserRoundPlus className="icon" aria-hidden />
          {fields.length === 0 ? 'Ask a colleague' : 'Ask someone else too'}
        </Button>
      )}
      <Dialog open={picking} title="Who do you want to ask?" onClose={() => setPicking(false)}>
        <Finder
          onPick={person => {
            append({ fromId: person.id, name: person.name, what: '' })
            setPicking(false)
          }}
        />
        <div className="row">
          <Button look="ghost" onPress={() => setPicking(false)}>
            Cancel
          </Button>
        </div>
      </Dialog>
    </fieldset>
  )
}

type FinderProps = { onPick: (person: { id: string; name: string }) => void }

function Finder({ onPick }: FinderProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed).trim()
  return (
    <>
      <Field
        label="Find a colleague"
        type="search"
        autoComplete="off"
        maxLength={80}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <Boundary waiting="Loading colleagues…" about={q}>
        <Found q={q} onPick={onPick} />
      </Boundary>
    </>
  )
}

function Found({ q, onPick }: FinderProps & { q: string }) {
  const { data } = useSuspenseQuery(colleaguesQuery(q))
  return (
    <>
      <p className="s quiet" role="status">
        {data.length === 0 && 'No one matches. Try fewer letters.'}
      </p>
      <ul className="pick-list plain">
        {data.map(person => (
          <li key={person.id}>
            <button type="button" onClick={() => onPick(person)}>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              <span className="s quiet">{distinctName(person, data) || person.job}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
