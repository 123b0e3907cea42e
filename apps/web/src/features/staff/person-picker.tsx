import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Person } from '@hubs/schema/staff'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/forms/field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { findPeopleQuery } from './staff.queries.ts'
import './person-picker.css'

type PersonPickerProps = {
  open: boolean
  title: string
  onPick: (person: { id: string; name: string }) => void
  onClose: () => void
}

/** Finds one person by typing. Those who left are not among them. */
export function PersonPicker({ open, title, onPick, onClose }: PersonPickerProps) {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <Finder onPick={onPick} />
      <div className="row">
        <Button look="ghost" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  )
}

function Finder({ onPick }: Pick<PersonPickerProps, 'onPick'>) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const { data, error, refetch } = useQuery({ ...findPeopleQuery(q.trim()), placeholderData: previous => previous })
  const found = data?.filter(person => person.state !== 'left')
  return (
    <>
      <Field
        label="Find someone"
        hint="By name, department or job title"
        type="search"
        autoComplete="off"
        maxLength={80}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {error && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!found && !error && <Waiting what="Loading people…" />}
      <p className="s quiet" role="status">
        {found && (found.length === 0 ? 'No one matches. Try fewer letters.' : 'Not listed? Type more letters.')}
      </p>
      <ul className="person-picker plain">
        {found?.map(person => (
          <li key={person.id}>
            <Button onPress={() => onPick({ id: person.id, name: person.name })}>
              <span>
                <bdi>{person.name}</bdi>
              </span>
              <span className="s quiet">{workOf(person)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function workOf({ job, department }: Person): string {
  return [job, department].filter(Boolean).join(', ')
}
