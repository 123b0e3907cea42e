import { signIn, type Me } from '@hubs/schema/accounts/accounts'
import { Link } from 'react-router-dom'
import { ApiProblem } from '#lib/api-client.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { useSignIn } from '../accounts.queries.ts'
import { refusalSentence } from './waiting-labels.ts'

type SignInFormProps = {
  onSignedIn: (who: Me) => void
  /** Leads to the link by mail, with the address typed so far. */
  onByMail: (email: string) => void
}

/** By mail address and password. */
export function SignInForm({ onSignedIn, onByMail }: SignInFormProps) {
  const mutation = useSignIn()
  const { form, field, formProps } = useZodForm({
    schema: signIn,
    defaultValues: { email: '', password: '' },
    draft: 'sign-in',
    secret: ['password'],
    send: input => mutation.mutateAsync(input),
    onSent: onSignedIn,
    onRefused(error, { setError, setFocus }) {
      setError('root', { type: 'server', message: refusalSentence(error) })
      if (error instanceof ApiProblem && error.code === 'wrong-credentials')
        setFocus('password', { shouldSelect: true })
      return true
    },
  })
  return (
    <Form act="sign in" label="Sign in" {...formProps}>
      <Field label="Email address" type="email" autoComplete="username" inputMode="email" {...field('email')} />
      <PasswordField label="Password" autoComplete="current-password" {...field('password')} />
      <p>
        <Link to={paths.forgottenPassword}>Forgotten password?</Link>
      </p>
      <FormFoot>
        <Submit waiting="Signing in…" big>
          Sign in
        </Submit>
        <Button look="ghost" onPress={() => onByMail(form.getValues('email'))}>
          Use a sign-in link instead
        </Button>
      </FormFoot>
    </Form>
  )
}
