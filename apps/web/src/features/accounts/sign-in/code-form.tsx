import { sixDigitCode, type Me } from '@hubs/schema/accounts/accounts'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import type { RequestedLink } from './asked-link.ts'
import { CodeField } from './code-field.tsx'
import { useRedeemCode } from './magic-links.queries.ts'

const typed = z.strictObject({ code: sixDigitCode })

/** For an app on a phone's home screen: the link of the mail opens in the browser, which is another one. */
export function CodeForm({ asked, onSignedIn }: { asked: RequestedLink; onSignedIn: (who: Me) => void }) {
  const redeem = useRedeemCode()
  const { field, formProps } = useZodForm({
    schema: typed,
    defaultValues: { code: '' },
    send: ({ code }) => redeem.mutateAsync({ email: asked.email, request: asked.request, code }),
    onSent: onSignedIn,
  })
  return (
    <Form label="Enter the code from the email" {...formProps}>
      <CodeField
        label="6-digit code"
        hint="Or enter the code from the email here, if you can’t open its link on this screen."
        {...field('code')}
      />
      <FormFoot>
        <Submit waiting="Checking…" look="plain">
          Use code
        </Submit>
      </FormFoot>
    </Form>
  )
}
