import { sixDigitCode, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import type { Asked } from './asked-link.ts'
import { CodeField } from './code-field.tsx'
import { useRedeemCode } from './links.queries.ts'

const typed = z.strictObject({ code: sixDigitCode })

/** For an app on a phone's home screen: the link of the mail opens in the browser, which is another one. */
export function CodeForm({ asked, onSignedIn }: { asked: Asked; onSignedIn: (who: Me) => void }) {
  const redeem = useRedeemCode()
  const form = useForm({ resolver: zodResolver(typed), defaultValues: { code: '' } })
  const { errors } = form.formState
  const send = form.handleSubmit(async ({ code }) => {
    try {
      onSignedIn(await redeem.mutateAsync({ email: asked.email, request: asked.request, code }))
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form label="Enter the code from the email" onSubmit={send} problem={errors.root?.message}>
      <CodeField
        label="6-digit code"
        hint="Or enter the code from the email here, if you can’t open its link on this screen."
        error={errors.code?.message}
        {...form.register('code')}
      />
      <FormFoot>
        <Button type="submit" isPending={redeem.isPending}>
          {redeem.isPending ? 'Checking…' : 'Use code'}
        </Button>
      </FormFoot>
    </Form>
  )
}
