import { updateProgramme, type Programme, AIMS_MOST } from '@hubs/schema/programmes/programmes'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { programmeIn, useChangeProgramme } from './programme-edit.queries.ts'

type Values = { summary: string; aims: string[]; expectedVersion: number }

const valuesOf = ({ summary, aims, version }: Programme): Values => ({ summary, aims, expectedVersion: version })

function inWords({ summary, aims }: Values) {
  return [
    { label: 'Summary', now: summary },
    { label: 'Aims', now: aims.join('\n') },
  ]
}

/** The programme's summary and aims. */
export function AboutForm({ programme }: { programme: Programme }) {
  const change = useChangeProgramme()
  const say = useToast()
  const { field, at, value, put, formProps, notes } = useRecordForm({
    draftKey: `programme-about-${programme.id}`,
    standing: valuesOf(programme),
    schema: updateProgramme,
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = programmeIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. It’s on the public page now.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
  return (
    <Form label="About the programme" {...formProps} problem={formProps.problem ?? at('aims')}>
      <RecordNotes {...notes(inWords)} />
      <p className="s quiet">Anyone can read this on the public page.</p>
      <Field
        kind="long"
        label="Summary"
        hint="One or two sentences, shown at the top of the public page."
        {...field('summary')}
      />
      <Aims value={value('aims')} at={at} onChange={aims => put('aims', aims)} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}

type At = (name: string) => string | undefined

function Aims({ value, at, onChange }: { value: string[]; at: At; onChange: (aims: string[]) => void }) {
  return (
    <div className="col">
      <h3>Aims</h3>
      <ListEditor label="Aims" noun="aim" value={value} onChange={onChange} blank={() => ''} most={AIMS_MOST}>
        {(aim, index, set) => (
          <Field
            kind="long"
            rows={2}
            label={`Aim ${index + 1}`}
            name={`aims.${index}`}
            value={aim}
            error={at(`aims.${index}`)}
            onChange={event => set(event.target.value)}
          />
        )}
      </ListEditor>
    </div>
  )
}
