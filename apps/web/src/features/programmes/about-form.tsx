import { updateProgramme, type Programme, type UpdateProgramme } from '@hubs/schema/programmes'
import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import { fieldProblems } from '#lib/form-problem.ts'
import { nothingChanged } from '#lib/storage/nothing-changed.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { ListEditor } from '#ui/forms/list-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/status.tsx'
import { programmeIn, useChangeProgramme } from './programme-edit.queries.ts'

type Values = { summary: string; aims: string[]; expectedVersion: number }

const AIMS_MOST = 8

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
  const record = useRecordForm<Values, UpdateProgramme>({
    draftKey: `programme-about-${programme.id}`,
    standing: valuesOf(programme),
    resolver: zodResolver(updateProgramme) as unknown as Resolver<Values, unknown, UpdateProgramme>,
    save: async input => valuesOf(await change.mutateAsync(input)),
    standingIn: current => {
      const now = programmeIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. It’s on the public page now.'),
    onUnchanged: () => say(nothingChanged),
  })
  const { form, submit } = record
  const { errors, isSubmitting, isSubmitted } = form.formState
  const problems = fieldProblems(errors)
  const at = (name: string) => problems.find(each => each.name === name)?.sentence
  return (
    <Form
      label="About the programme"
      onSubmit={submit}
      problem={errors.root?.message ?? at('aims')}
      fieldProblems={problems}
    >
      <RecordNotes {...record.notes(inWords)} />
      <p className="s quiet">Anyone can read this on the public page.</p>
      <Field
        kind="long"
        label="Summary"
        hint="One or two sentences, shown at the top of the public page."
        error={at('summary')}
        {...form.register('summary')}
      />
      <Aims
        value={form.watch('aims')}
        at={at}
        onChange={aims => form.setValue('aims', aims, { shouldValidate: isSubmitted })}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
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
