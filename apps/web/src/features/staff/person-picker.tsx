import { useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Person } from '@hubs/schema/staff'
import { takeFocus } from '#lib/page/take-focus.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
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
  const q = useDeferredValue(typed).trim()
  return (
    <>
      <Field
        label="Find someone"
        hint="By name, department or job title"
        type="search"
        autoComplete="off"
        ref={takeFocus}
        maxLength={80}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <Boundary waiting="Loading people…" about={q}>
        <Found q={q} onPick={onPick} />
      </Boundary>
    </>
  )
}

/** The first few who fit; one who is missing is found by typing more. */
function Found({ q, onPick }: Pick<PersonPickerProps, 'onPick'> & { q: string }) {
  const { data } = useSuspenseQuery(findPeopleQuery(q))
  const found = data.filter(person => person.state !== 'left' && person.staffKind !== 'none')
  return (
    <>
      <p className="s quiet" role="status">
        {found.length === 0 ? 'No one matches. Try fewer letters.' : 'Not listed? Type more letters.'}
      </p>
      <ul className="person-picker plain">
        {found.map(person => (
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

/** What tells two people of one name apart. */
function workOf({ job, department }: Person): string {
  return [job, department].filter(Boolean).join(', ')
}
