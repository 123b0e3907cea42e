import { acceptInvitation, newPassword, type Invitation, type Me } from '@hubs/schema/accounts/accounts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useZodForm } from '#lib/zod-form.ts'
import { useAcceptInvitation } from './magic-links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'
import './invitation-form.css'
import { afterwards } from '#lib/query-client.ts'

const withPassword = acceptInvitation.extend({ password: newPassword })

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
  const { field, formProps } = useZodForm({
    schema: withPassword,
    defaultValues: { token, password: '' },
    send: input => accept.mutateAsync(input),
    onSent: onSignedIn,
  })
  return (
    <>
      <Form label="Create a password" {...formProps}>
        <Field label="Email address" type="email" autoComplete="username" value={invitation.email} readOnly />
        <NewPasswordField {...field('password')} />
        <FormFoot>
          <Submit waiting="Setting up your account…" big isDisabled={without.isPending}>
            Create password and sign in
          </Submit>
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
        <ErrorNote error={without.error} />
        <Button
          isPending={without.isPending}
          isDisabled={accept.isPending}
          onPress={() => afterwards(without.mutateAsync({ token }), onSignedIn)}
        >
          {without.isPending ? 'Setting up your account…' : 'Sign in without a password'}
        </Button>
      </section>
    </>
  )
}
