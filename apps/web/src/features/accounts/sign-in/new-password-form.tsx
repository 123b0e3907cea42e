import { newPassword, type Me } from '@hubs/schema/accounts/accounts'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useChangePassword } from '../accounts.queries.ts'
import { useResetPassword } from './magic-links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'

const typed = z.strictObject({ password: newPassword })

type FormProps = { email: string; save: (password: string) => Promise<void> }

/** A new password, and nothing old to remember: this browser came here by mail. */
function NewPasswordForm({ email, save }: FormProps) {
  const { field, formProps } = useZodForm({
    schema: typed,
    defaultValues: { password: '' },
    send: ({ password }) => save(password),
    fieldFor: { newPassword: 'password' },
  })
  return (
    <Form label="Choose a new password" {...formProps}>
      <Field label="Email address" type="email" autoComplete="username" value={email} readOnly />
      <NewPasswordField label="New password" {...field('password')} />
      <p className="s quiet">You’ll be signed out everywhere else.</p>
      <FormFoot>
        <Submit waiting="Saving…" big>
          Save new password
        </Submit>
      </FormFoot>
    </Form>
  )
}

/** By the link of a mail: its button, and nothing before it, uses the link up. */
export function ResetPasswordForm({
  token,
  email,
  onDone,
}: {
  token: string
  email: string
  onDone: (who: Me) => void
}) {
  const reset = useResetPassword()
  return <NewPasswordForm email={email} save={async password => onDone(await reset.mutateAsync({ token, password }))} />
}

/** By somebody who has just signed in with the code of a mail. */
export function ForgottenPasswordForm({ email, onDone }: { email: string; onDone: () => void }) {
  const change = useChangePassword()
  return (
    <NewPasswordForm
      email={email}
      save={async password => {
        await change.mutateAsync({ newPassword: password, endOtherSessions: true })
        onDone()
      }}
    />
  )
}
