import { changePassword, type Me } from '@hubs/schema/accounts/accounts'
import { useState } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { asked, useZodForm } from '#lib/zod-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangePassword } from '../accounts.queries.ts'
import { NewPasswordField } from '../sign-in/new-password-field.tsx'

/** For somebody who has a password: the old one is asked for. */
const withOld = changePassword.extend({
  currentPassword: asked(changePassword.shape.currentPassword.unwrap(), 'Enter your current password.'),
})
/** Other devices are signed out unless one says otherwise: a password is often changed because it got out. */
const empty = { currentPassword: '', newPassword: '', endOtherSessions: true }

/** Changes the password, or sets a first one for somebody who has signed in by mail so far. */
export function PasswordForm({ me }: { me: Me }) {
  const change = useChangePassword()
  // The server has the last word: ten minutes after the mail, the old one is needed after all.
  const [late, setLate] = useState(false)
  const needsOld = me.hasPassword && (!me.cameByMail || late)
  const withProof = useReauthentication()
  const say = useToast()
  const { field, formProps } = useZodForm({
    schema: needsOld ? withOld : changePassword,
    defaultValues: empty,
    send: ({ currentPassword, ...rest }) =>
      withProof(() => change.mutateAsync(needsOld ? { ...rest, currentPassword } : rest)),
    emptied: empty,
    onSent: () => say(me.hasPassword ? 'Password changed.' : 'Password created.'),
    onRefused(error) {
      if (error instanceof ApiProblem && error.problem.fields?.['currentPassword']) setLate(true)
      return false
    },
  })
  return (
    <Form labelledBy="password-title" {...formProps}>
      <input
        type="email"
        className="hidden-text"
        autoComplete="username"
        value={me.email}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {needsOld && (
        <PasswordField label="Current password" autoComplete="current-password" {...field('currentPassword')} />
      )}
      <NewPasswordField label="New password" {...field('newPassword')} />
      <Check label="Sign out of my other devices" {...field('endOtherSessions')} />
      <FormFoot>
        <Submit waiting="Saving…">{me.hasPassword ? 'Change password' : 'Create password'}</Submit>
      </FormFoot>
    </Form>
  )
}
