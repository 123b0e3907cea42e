import type { Me } from '@hubs/schema/accounts/accounts'
import { isolated } from '@hubs/rules/text/isolated'
import { preferredName } from '@hubs/schema/staff'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeCalled } from '../accounts.queries.ts'

const wanted = z.strictObject({ preferredName })

/** How somebody wants to be spoken to; their name in lists stays as it is. */
export function CalledForm({ me }: { me: Me }) {
  const change = useChangeCalled()
  const say = useToast()
  const { field, formProps } = useZodForm({
    schema: wanted,
    standing: { preferredName: me.preferredName },
    send: input => change.mutateAsync(input.preferredName),
    emptied: input => input,
    onSent: () => say('Saved.'),
  })
  return (
    <Form labelledBy="called-title" {...formProps}>
      <Field
        label="What should we call you? (optional)"
        hint={`For greetings and emails to you. Leave it empty and we’ll use ${isolated(me.name)}.`}
        autoComplete="nickname"
        {...field('preferredName')}
      />
      <FormFoot>
        <Submit waiting="Saving…" look="plain">
          Save
        </Submit>
      </FormFoot>
    </Form>
  )
}
