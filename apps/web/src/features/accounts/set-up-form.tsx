import { setUp, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useFormDraft } from '#lib/drafts.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Form, FormFoot } from '#ui/form.tsx'
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
  const accepted = useFormDraft('set-up', form, ['password', 'token'])
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
      label="Set up the school"
      onSubmit={send}
      problem={errors.root?.message ?? errors.token?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <Field
        label="Name of the school"
        hint="As it stands on the public page, for example Northgate Community School."
        autoComplete="organization"
        error={errors.schoolName?.message}
        {...form.register('schoolName')}
      />
      <Field label="Your name" autoComplete="name" error={errors.name?.message} {...form.register('name')} />
      <Field
        label="Your mail address at the school"
        hint="You sign in with it."
        type="email"
        inputMode="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <NewPasswordField error={errors.password?.message} {...form.register('password')} />
      <p className="s quiet">
        You become the administrator, who invites people, and the coordinator, who runs the programme. Either can go to
        somebody else later.
      </p>
      <FormFoot>
        <Button type="submit" look="main" big isPending={mutation.isPending}>
          {mutation.isPending ? 'Setting up…' : 'Set up the school'}
        </Button>
      </FormFoot>
    </Form>
  )
}
