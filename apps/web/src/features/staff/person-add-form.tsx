import { createPerson, type CreatePerson, type Person } from '@hubs/schema/staff'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState, type ReactNode } from 'react'
import { useForm, type UseFormRegister } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { PersonFields } from './person-fields.tsx'
import { useAddPerson } from './staff.queries.ts'

const nobody: CreatePerson = {
  name: '',
  called: '',
  email: '',
  staffKind: 'teaching',
  job: '',
  department: '',
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  seniorLeader: false,
  roles: [],
}

type PersonAddFormProps = {
  onAdded: (added: Person) => void
  /** Beside the button: a way back. */
  children?: ReactNode
}

/** Adds somebody and sends their invitation. Pressing twice, or again after a lost answer, adds one person. */
export function PersonAddForm({ onAdded, children }: PersonAddFormProps) {
  const add = useAddPerson()
  const withProof = useReauthentication()
  const [keyFor] = useState(createIdempotencyKeys)
  const form = useForm({ resolver: zodResolver(createPerson), defaultValues: nobody })
  const { errors, isSubmitting } = form.formState
  const { accepted, elsewhere } = useFormDraft('person-add', form)
  const send = form.handleSubmit(async input => {
    try {
      const added = await withProof(() => add.mutateAsync({ input, key: keyFor(input) }))
      form.reset(nobody)
      accepted()
      onAdded(added)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="Add a person"
      onSubmit={send}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <p className="s quiet">
        Colleagues can see the name, job and department. Only administrators and coordinators can see the rest.
      </p>
      <PersonFields register={form.register as unknown as UseFormRegister<CreatePerson>} errors={errors} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Adding…' : 'Add and invite'}
        </Button>
        {children}
        <span className="s quiet">They’ll be emailed an invitation straight away. It works for two weeks.</span>
      </FormFoot>
    </Form>
  )
}
