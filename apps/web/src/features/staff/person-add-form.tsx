import { createPerson, type CreatePerson, type Person } from '@hubs/schema/staff'
import type { ReactNode } from 'react'
import { useReauthentication } from '#lib/reauthentication.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { PersonFields } from './person-fields.tsx'
import { useAddPerson } from './staff.queries.ts'

const nobody: CreatePerson = {
  name: '',
  preferredName: '',
  email: '',
  staffKind: 'teaching',
  job: '',
  department: '',
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  seniorLeader: false,
  roles: [],
}

type PersonAddFormProps = {
  /** Roles are for administrators to give. */
  setsRoles: boolean
  /** Whether emails leave this server. */
  mailed: boolean
  onAdded: (added: Person) => void
  /** Beside the button: a way back. */
  children?: ReactNode
}

/** Adds somebody and sends their invitation. Pressing twice, or again after a lost answer, adds one person. */
export function PersonAddForm({ setsRoles, mailed, onAdded, children }: PersonAddFormProps) {
  const add = useAddPerson()
  const withProof = useReauthentication()
  const { field, formProps } = useZodForm({
    schema: createPerson,
    defaultValues: nobody,
    draft: 'person-add',
    send: (input, key) => withProof(() => add.mutateAsync({ input, key })),
    emptied: nobody,
    onSent: onAdded,
  })
  return (
    <Form label="Add a person" {...formProps}>
      <p className="s quiet">
        Colleagues can see the name, job and department. Only administrators and coordinators can see the rest.
      </p>
      <PersonFields field={field} sets={{ roles: setsRoles, email: true }} />
      <FormFoot>
        <Submit waiting="Adding…">Add and invite</Submit>
        {children}
        <span className="s quiet">
          {mailed ? 'They’ll be emailed an invitation straight away.' : 'Their invitation is saved on the server.'} It
          works for two weeks.
        </span>
      </FormFoot>
    </Form>
  )
}
