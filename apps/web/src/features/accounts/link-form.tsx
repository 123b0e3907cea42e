import { askForLink } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import MailCheck from 'lucide-react/icons/mail-check'
import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { showProblem } from '#lib/form-problem.ts'
import { Button, type ButtonLook } from '#ui/button.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { Field } from '#ui/field.tsx'
import { Form, FormFoot } from '#ui/form.tsx'
import { useAskForLink } from './links.queries.ts'

type LinkFormProps = {
  /** An address typed elsewhere on the page. */
  email?: string
  look?: ButtonLook
  /** Where it opened because somebody asked for it. */
  arriveInIt?: boolean
}

/** Asks for a sign-in link by mail. The answer is the same whether or not the address is known. */
export function LinkForm({ email = '', look = 'main', arriveInIt = false }: LinkFormProps) {
  const ask = useAskForLink()
  const form = useForm({ resolver: zodResolver(askForLink), defaultValues: { email } })
  const { errors } = form.formState
  const { setFocus } = form
  const arrived = useRef(arriveInIt)
  useEffect(() => {
    if (arrived.current) setFocus('email')
  }, [setFocus])

  const send = form.handleSubmit(input =>
    ask.mutateAsync(input.email).catch((error: unknown) => {
      showProblem(form, error)
    }),
  )
  return (
    <Form label="Sign in with an email link" onSubmit={send} problem={errors.root?.message}>
      <Field
        label="Email address"
        hint="Use your school email address. You don’t need a password."
        type="email"
        autoComplete="username"
        inputMode="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <FormFoot>
        <Button type="submit" look={look} isPending={ask.isPending}>
          {ask.isPending ? 'Sending…' : ask.isSuccess ? 'Send another link' : 'Email me a sign-in link'}
        </Button>
      </FormFoot>
      <div role="status">
        {ask.isSuccess && (
          <CalmNote icon={<MailCheck className="icon" aria-hidden />}>
            <p>If that address has an account, a sign-in link is on its way. It works for 10 minutes.</p>
            <p className="s quiet">No email? Check your junk folder, then check the address above.</p>
          </CalmNote>
        )}
      </div>
    </Form>
  )
}
