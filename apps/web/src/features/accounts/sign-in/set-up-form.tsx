import { setUp, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useSetUp } from './links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'

/** Names the school and its first administrator, who coordinates too until somebody else does. */
export function SetUpForm({ token, onSignedIn }: { token: string; onSignedIn: (who: Me) => void }) {
  const mutation = useSetUp()
  const form = useForm({
    resolver: zodResolver(setUp),
    defaultValues: { token, schoolName: '', name: '', email: '', password: '' },
  })
  const { errors } = form.formState
  const { accepted, elsewhere } = useFormDraft('set-up', form, ['password', 'token'])
  const send = form.handleSubmit(async input => {
    try {
      const who = await mutation.mutateAsync({ ...input, token })
      accepted()
      onSignedIn(who)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      act="sign in"
      label="Set up your school"
      onSubmit={send}
      problem={errors.root?.message ?? errors.token?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <Field
        label="School name"
        hint="As it should appear on the public page. For example, Northgate Community School"
        autoComplete="organization"
        error={errors.schoolName?.message}
        {...form.register('schoolName')}
      />
      <Field label="Your name" autoComplete="name" error={errors.name?.message} {...form.register('name')} />
      <Field
        label="Your school email address"
        hint="You’ll sign in with this."
        type="email"
        inputMode="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <NewPasswordField error={errors.password?.message} {...form.register('password')} />
      <p className="s quiet">
        You’ll be the administrator, who invites people, and the coordinator, who runs the programme. You can hand over
        either role later.
      </p>
      <FormFoot>
        <Button type="submit" look="main" big isPending={mutation.isPending}>
          {mutation.isPending ? 'Setting up…' : 'Set up school'}
        </Button>
      </FormFoot>
    </Form>
  )
}
