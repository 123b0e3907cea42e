import { setUp, type Me } from '@hubs/schema/accounts/accounts'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useSetUp } from './magic-links.queries.ts'
import { NewPasswordField } from './new-password-field.tsx'

/** Names the school and its first administrator, who coordinates too until somebody else does. */
export function SetUpForm({ token, onSignedIn }: { token: string; onSignedIn: (who: Me) => void }) {
  const mutation = useSetUp()
  const { at, field, formProps } = useZodForm({
    schema: setUp,
    read: values => ({ ...values, token }),
    defaultValues: { token, schoolName: '', name: '', email: '', password: '' },
    draft: 'set-up',
    secret: ['password', 'token'],
    send: input => mutation.mutateAsync(input),
    onSent: onSignedIn,
  })
  return (
    <Form act="sign in" label="Set up your school" {...formProps} problem={formProps.problem ?? at('token')}>
      <Field
        label="School name"
        hint="As it should appear on the public page. For example, Northgate Community School"
        autoComplete="organization"
        {...field('schoolName')}
      />
      <Field label="Your name" autoComplete="name" {...field('name')} />
      <Field
        label="Your school email address"
        hint="You’ll sign in with this."
        type="email"
        inputMode="email"
        autoComplete="username"
        {...field('email')}
      />
      <NewPasswordField {...field('password')} />
      <p className="s quiet">
        You’ll be the administrator, who invites people, and the coordinator, who runs the programme. You can hand over
        either role later.
      </p>
      <FormFoot>
        <Submit waiting="Setting up…" big>
          Set up school
        </Submit>
      </FormFoot>
    </Form>
  )
}
