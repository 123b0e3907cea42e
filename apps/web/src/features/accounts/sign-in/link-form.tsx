import { askForLink, type Me } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import MailCheck from 'lucide-react/icons/mail-check'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { readDraft } from '#lib/storage/drafts.ts'
import { showProblem } from '#lib/form-problem.ts'
import { Button, type ButtonLook } from '#ui/button.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { type Asked, dropAsked, keepAsked, readAsked } from './asked-link.ts'
import { CodeForm } from './code-form.tsx'
import { useAskForLink, useAskForNewPassword } from './links.queries.ts'

/** What the mail is for. */
const purposes = {
  'sign-in': {
    form: 'Sign in with an email link',
    hint: 'Use your school email address. You don’t need a password.',
    send: 'Email me a sign-in link',
    again: 'Send another link',
    sent: 'If that address has an account, a sign-in link is on its way. It works for 10 minutes.',
  },
  password: {
    form: 'Get a new password',
    hint: 'Use your school email address. We’ll email you a link to choose a new password.',
    send: 'Email me a link',
    again: 'Send another link',
    sent: 'If that address has an account, a link to choose a new password is on its way. It works for 10 minutes.',
  },
} as const

type LinkFormProps = {
  purpose?: keyof typeof purposes
  /** An address typed elsewhere on the page. */
  email?: string
  look?: ButtonLook
  /** Where it opened because somebody asked for it. */
  arriveInIt?: boolean
  /** They typed the code of the mail here. */
  onSignedIn: (who: Me) => void
}

/** The address typed into the form for the password, where that was so. */
const typedBefore = () => readDraft<{ email?: string }>('sign-in')?.email ?? ''

/** Asks for a link by mail. The answer is the same whether or not the address is known. */
export function LinkForm({
  purpose = 'sign-in',
  email = '',
  look = 'main',
  arriveInIt = false,
  onSignedIn,
}: LinkFormProps) {
  const words = purposes[purpose]
  const [asked, setAsked] = useState<Asked | null>(() => readAsked(purpose))
  const askToSignIn = useAskForLink()
  const askForPassword = useAskForNewPassword()
  const ask = purpose === 'password' ? askForPassword : askToSignIn
  const form = useForm({
    resolver: zodResolver(askForLink),
    defaultValues: { email: email || asked?.email || typedBefore() },
  })
  const { errors } = form.formState
  const { setFocus } = form
  const arrived = useRef(arriveInIt)
  useEffect(() => {
    if (arrived.current) setFocus('email')
  }, [setFocus])

  const send = form.handleSubmit(async input => {
    try {
      const { request } = await ask.mutateAsync(input.email)
      setAsked(keepAsked(purpose, input.email, request))
    } catch (error) {
      showProblem(form, error)
    }
  })
  const enter = (who: Me) => {
    dropAsked(purpose)
    onSignedIn(who)
  }
  return (
    <>
      <Form label={words.form} onSubmit={send} problem={errors.root?.message}>
        <Field
          label="Email address"
          hint={words.hint}
          type="email"
          autoComplete="username"
          inputMode="email"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <FormFoot>
          <Button type="submit" look={asked ? 'plain' : look} isPending={ask.isPending}>
            {ask.isPending ? 'Sending…' : asked ? words.again : words.send}
          </Button>
        </FormFoot>
        <Sent sentence={asked && words.sent} />
      </Form>
      {asked && <CodeForm key={asked.request} asked={asked} onSignedIn={enter} />}
    </>
  )
}

function Sent({ sentence }: { sentence: string | null }) {
  return (
    <div role="status">
      {sentence && (
        <CalmNote icon={<MailCheck className="icon" aria-hidden />}>
          <p>{sentence}</p>
          <p className="s quiet">No email? Check your junk folder, then check the address above.</p>
        </CalmNote>
      )}
    </div>
  )
}
