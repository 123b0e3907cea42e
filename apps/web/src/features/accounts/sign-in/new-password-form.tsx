import { newPassword, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useChangePassword } from '../accounts.queries.ts'
import { useResetPassword } from './links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'

const typed = z.strictObject({ password: newPassword })

type FormProps = { email: string; save: (password: string) => Promise<void> }

/** A new password, and nothing old to remember: this browser came here by mail. */
function NewPasswordForm({ email, save }: FormProps) {
  const form = useForm({ resolver: zodResolver(typed), defaultValues: { password: '' } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(({ password }) =>
    save(password).catch((error: unknown) => showProblem(form, error, { newPassword: 'password' })),
  )
  return (
    <Form label="Choose a new password" onSubmit={send} problem={errors.root?.message}>
      <Field label="Email address" type="email" autoComplete="username" value={email} readOnly />
      <NewPasswordField label="New password" error={errors.password?.message} {...form.register('password')} />
      <p className="s quiet">You’ll be signed out everywhere else.</p>
      <FormFoot>
        <Button type="submit" look="main" big isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save new password'}
        </Button>
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
