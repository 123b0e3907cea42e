import { changePassword, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { ApiProblem } from '#lib/api-client.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { PasswordField } from '#ui/forms/password-field.tsx'
import { useToast } from '#ui/status.tsx'
import { useChangePassword } from '../accounts.queries.ts'
import { NewPasswordField } from '../sign-in/new-password-field.tsx'

const empty = { currentPassword: '', newPassword: '', endOtherSessions: true }

/** Changes the password, or sets a first one for somebody who has signed in by mail so far. */
export function PasswordForm({ me }: { me: Me }) {
  const change = useChangePassword()
  // The server has the last word: ten minutes after the mail, the old one is needed after all.
  const [late, setLate] = useState(false)
  const needsOld = me.hasPassword && (!me.cameByMail || late)
  const withProof = useReauthentication()
  const say = useToast()
  const form = useForm({ resolver: zodResolver(changePassword), defaultValues: empty })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async ({ currentPassword, ...rest }) => {
    if (needsOld && !currentPassword) {
      form.setError('currentPassword', { message: 'Enter your current password.' }, { shouldFocus: true })
      return
    }
    try {
      await withProof(() => change.mutateAsync(needsOld ? { ...rest, currentPassword } : rest))
      form.reset(empty)
      say(me.hasPassword ? 'Password changed.' : 'Password created.')
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.fields?.['currentPassword']) setLate(true)
      showProblem(form, error)
    }
  })
  return (
    <Form
      labelledBy="password-title"
      onSubmit={send}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
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
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register('currentPassword')}
        />
      )}
      <NewPasswordField label="New password" error={errors.newPassword?.message} {...form.register('newPassword')} />
      <Check label="Sign out of my other devices" {...form.register('endOtherSessions')} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : me.hasPassword ? 'Change password' : 'Create password'}
        </Button>
      </FormFoot>
    </Form>
  )
}
