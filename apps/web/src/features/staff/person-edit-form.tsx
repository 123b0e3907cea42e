import { isolated } from '@hubs/rules/text/isolated'
import { person as personSchema, updatePerson, type Person, type UpdatePerson } from '@hubs/schema/staff'
import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldErrors, Resolver, UseFormRegister } from 'react-hook-form'
import type { CreatePerson } from '@hubs/schema/staff'
import { fieldProblems } from '#lib/form-problem.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { nothingChanged } from '#lib/storage/nothing-changed.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/status.tsx'
import { PersonFields } from './person-fields.tsx'
import { fieldsInWords, fieldsOf } from './person-labels.ts'
import { useChangePerson } from './staff.queries.ts'

type Values = CreatePerson & { expectedVersion: number }

const valuesOf = (person: Person): Values => ({ ...fieldsOf(person), expectedVersion: person.version })

function standingIn(current: unknown): Values | null {
  const read = personSchema.safeParse(current)
  return read.success ? valuesOf(read.data) : null
}

/** Changes what is known of a person. */
export function PersonEditForm({ person }: { person: Person }) {
  const change = useChangePerson(person.id)
  const withProof = useReauthentication()
  const say = useToast()
  const record = useRecordForm<Values, UpdatePerson>({
    draftKey: `person-${person.id}`,
    standing: valuesOf(person),
    resolver: zodResolver(updatePerson) as unknown as Resolver<Values, unknown, UpdatePerson>,
    save: async input => valuesOf(await withProof(() => change.mutateAsync(input))),
    standingIn,
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(nothingChanged),
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form
      label={`Edit ${isolated(person.name)}`}
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <RecordNotes {...record.notes(fieldsInWords)} />
      <p className="s quiet">
        Colleagues can see the name, job and department. Only administrators and coordinators can see the rest.
      </p>
      <PersonFields
        register={form.register as unknown as UseFormRegister<CreatePerson>}
        errors={errors as FieldErrors<CreatePerson>}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
