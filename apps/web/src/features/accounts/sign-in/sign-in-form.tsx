import { signIn, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router-dom'
import { ApiProblem } from '#lib/api-client.ts'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { PasswordField } from '#ui/forms/password-field.tsx'
import { useSignIn } from '../accounts.queries.ts'
import { refusalSentence } from './waiting-labels.ts'

type SignInFormProps = {
  onSignedIn: (who: Me) => void
  /** Leads to the link by mail, with the address typed so far. */
  onByMail: (email: string) => void
  /** Where somebody goes who has forgotten their password; the address typed so far is there too. */
  forgotten: string
}

/** By mail address and password. */
export function SignInForm({ onSignedIn, onByMail, forgotten }: SignInFormProps) {
  const mutation = useSignIn()
  const form = useForm({ resolver: zodResolver(signIn), defaultValues: { email: '', password: '' } })
  const { errors, isSubmitting } = form.formState
  const { accepted, elsewhere } = useFormDraft('sign-in', form, ['password'])

  const send = form.handleSubmit(async input => {
    try {
      const who = await mutation.mutateAsync(input)
      accepted()
      onSignedIn(who)
    } catch (error) {
      form.setError('root', { type: 'server', message: refusalSentence(error) })
      if (error instanceof ApiProblem && error.code === 'wrong-credentials')
        form.setFocus('password', { shouldSelect: true })
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      act="sign in"
      label="Sign in"
      onSubmit={send}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <Field
        label="Email address"
        type="email"
        autoComplete="username"
        inputMode="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <p>
        <Link to={forgotten}>Forgotten password?</Link>
      </p>
      <FormFoot>
        <Button type="submit" look="main" big isPending={isSubmitting}>
          {isSubmitting ? 'Signing in…' : 'Sign in'}
        </Button>
        <Button look="ghost" onPress={() => onByMail(form.getValues('email'))}>
          Use a sign-in link instead
        </Button>
      </FormFoot>
    </Form>
  )
}
