import { isolated } from '@hubs/rules/text/isolated'
import { person as personSchema, updatePerson, type CreatePerson, type Person } from '@hubs/schema/staff'
import { useReauthentication } from '#lib/reauthentication.ts'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PersonFields } from './person-fields.tsx'
import { fieldsInWords, fieldsOf } from './person-labels.ts'
import { useChangePerson } from './staff.queries.ts'

type Values = CreatePerson & { expectedVersion: number }

const valuesOf = (person: Person): Values => ({ ...fieldsOf(person), expectedVersion: person.version })

/** The person in a stale refusal, as the form has them; null where it holds none. */
function savedValuesIn(current: unknown): Values | null {
  const read = personSchema.safeParse(current)
  return read.success ? valuesOf(read.data) : null
}

/** Changes what is known of a person. */
export function PersonEditForm({ person, sets }: { person: Person; sets: { roles: boolean; email: boolean } }) {
  const change = useChangePerson(person.id)
  const withProof = useReauthentication()
  const say = useToast()
  const { field, value, formProps, notes } = useRecordForm({
    draftKey: `person-${person.id}`,
    standing: valuesOf(person),
    schema: updatePerson,
    save: async input => valuesOf(await withProof(() => change.mutateAsync(input))),
    savedValuesIn,
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
  return (
    <Form label={`Edit ${isolated(person.name)}`} {...formProps}>
      <RecordNotes {...notes(fieldsInWords)} />
      <p className="s quiet">
        Colleagues can see the name, job and department. Only administrators and coordinators can see the rest.
      </p>
      <PersonFields
        field={field}
        sets={sets}
        beforeRoles={
          person.state === 'invited' && (
            <NotYetHere email={value('email')} gains={value('roles').some(role => !person.roles.includes(role))} />
          )
        }
      />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}

/** An address that nobody has come in by yet may be anyone's, whoever entered it: a role would go to whoever reads it. */
function NotYetHere({ email, gains }: { email: string; gains: boolean }) {
  return (
    <div role="status">
      {gains && (
        <CalmNote>
          <strong>They’ve never signed in</strong>
          <p>
            Anyone who reads email at <bdi>{email}</bdi> gets this role. Ask them in person if that’s their address
            before you save.
          </p>
        </CalmNote>
      )}
    </div>
  )
}
