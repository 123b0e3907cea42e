import type { Reference } from '@hubs/schema/library/references'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { checkedWords } from './reference-labels.ts'
import { useCheckReference } from './references.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type ReferenceCheckProps = { reference: Reference; timeZone: string }

/** Whether somebody has held it against its source, and the way to say so. */
export function ReferenceCheck({ reference, timeZone }: ReferenceCheckProps) {
  const check = useCheckReference(reference.id)
  const say = useToast()
  const [how, setHow] = useState('')
  const [asked, setAsked] = useState(false)
  const { checked, may, version, note } = reference
  const send = (now: boolean) => {
    setAsked(true)
    if (now && how.trim() === '') return
    const words = now ? 'Thank you. Marked as checked by you.' : 'Marked as not checked.'
    afterwards(check.mutateAsync({ checked: now, how: now ? how.trim() : '', expectedVersion: version }), () => {
      setHow('')
      setAsked(false)
      say(words)
    })
  }
  return (
    <div className="col">
      <p>{checkedWords(reference, timeZone)}</p>
      {note && <p className="quiet">{note}</p>}
      <ErrorNote error={check.error} />
      {may.check && !checked && (
        <>
          <Field
            label="I checked it against"
            hint="For example, “the first page of the article”"
            maxLength={200}
            value={how}
            error={asked && how.trim() === '' ? 'Enter what you checked it against.' : undefined}
            onChange={event => setHow(event.target.value)}
          />
          <div className="row">
            <Button isPending={check.isPending} onPress={() => send(true)}>
              Mark as checked
            </Button>
          </div>
        </>
      )}
      {may.check && checked && (
        <div className="row">
          <Button isPending={check.isPending} onPress={() => send(false)}>
            Mark as not checked
          </Button>
        </div>
      )}
    </div>
  )
}
