import { acceptInvitation, newPassword, type Invitation, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { useAcceptInvitation } from './links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'
import './invitation-form.css'

type InvitationFormProps = {
  token: string
  invitation: Invitation
  /** The name of the school's own sign-in, where there is one. */
  schoolAccount?: string | undefined
  onSignedIn: (who: Me) => void
}

/** Sets a password, or begins without one. */
export function InvitationForm({ token, invitation, schoolAccount, onSignedIn }: InvitationFormProps) {
  const accept = useAcceptInvitation()
  const without = useAcceptInvitation()
  const schema = acceptInvitation.extend({ password: newPassword })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { token, password: '' } })
  const { errors } = form.formState
  const send = form.handleSubmit(input =>
    accept.mutateAsync(input).then(onSignedIn, (error: unknown) => {
      showProblem(form, error)
    }),
  )
  return (
    <>
      <Form label="Create a password" onSubmit={send} problem={errors.root?.message}>
        <Field label="Email address" type="email" autoComplete="username" value={invitation.email} readOnly />
        <NewPasswordField error={errors.password?.message} {...form.register('password')} />
        <FormFoot>
          <Button type="submit" look="main" big isPending={accept.isPending} isDisabled={without.isPending}>
            {accept.isPending ? 'Setting up your account…' : 'Create password and sign in'}
          </Button>
        </FormFoot>
      </Form>
      <section className="invitation-other" aria-labelledby="without-title">
        <h2 id="without-title">Prefer not to have a password?</h2>
        <p>
          {schoolAccount
            ? `You can sign in with ${schoolAccount} or with an email link`
            : 'You can sign in with an email link'}{' '}
          each time, and create a password later.
        </p>
        {without.error && <ProblemNote>{sentenceOf(without.error)}</ProblemNote>}
        <Button
          isPending={without.isPending}
          isDisabled={accept.isPending}
          onPress={() => without.mutate({ token }, { onSuccess: onSignedIn })}
        >
          {without.isPending ? 'Setting up your account…' : 'Sign in without a password'}
        </Button>
      </section>
    </>
  )
}
