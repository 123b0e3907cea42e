import { accentPair } from '@hubs/rules/accent'
import { updateSchool, type School } from '@hubs/schema/school'
import type { CSSProperties } from 'react'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { schoolIn, useChangeSchool } from './school.queries.ts'
import './school.css'

type Values = { name: string; kind: 'standard' | 'own'; accent: string; expectedVersion: number }

const STANDARD = '#23407a'

const valuesOf = ({ name, accent, version }: School): Values => ({
  name,
  kind: accent === null ? 'standard' : 'own',
  accent: accent ?? STANDARD,
  expectedVersion: version,
})

const read = ({ kind, accent, ...values }: Values) => ({ ...values, accent: kind === 'own' ? accent : null })

const kinds = [
  { value: 'standard', label: 'Learning Hubs blue' },
  { value: 'own', label: 'Your own colour' },
]

const inWords = ({ name, kind, accent }: Values) => [
  { label: 'School name', now: name },
  { label: 'Colour', now: kind === 'own' ? accent : 'Learning Hubs blue' },
]

/** The school's name and the colour of its buttons and links. */
export function SchoolForm({ school }: { school: School }) {
  const change = useChangeSchool()
  const say = useToast()
  const { form, field, formProps, notes } = useRecordForm({
    draftKey: 'school',
    standing: valuesOf(school),
    schema: updateSchool,
    read,
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = schoolIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. It’s on every page now.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
  const [kind, accent] = form.watch(['kind', 'accent'])
  return (
    <Form label="Name and colour" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <p className="s quiet">Anyone can see this on the public page.</p>
      <Field label="School name" autoComplete="organization" {...field('name')} />
      <ChoiceField kind="one" label="Colour of buttons and links" choices={kinds} {...field('kind')} />
      {kind === 'own' && (
        <>
          <div className="school-colour">
            <Field label="Colour" type="color" {...field('accent')} />
          </div>
          {field('accent').error === undefined && <Preview accent={accent} />}
        </>
      )}
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}

/** The colour as it will be on light and on dark pages, or why it can’t be used. */
function Preview({ accent }: { accent: string }) {
  const pair = accentPair(accent)
  if (!pair) return <p role="status">This colour is too light to read on the page. Choose a darker one.</p>
  return (
    <div className="row wrap" aria-hidden>
      <span className="school-sample" data-page="light" style={{ '--sample': pair.light } as CSSProperties}>
        Light pages
      </span>
      <span className="school-sample" data-page="dark" style={{ '--sample': pair.dark } as CSSProperties}>
        Dark pages
      </span>
    </div>
  )
}
