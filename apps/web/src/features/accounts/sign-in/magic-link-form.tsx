import { askForLink, type Me } from '@hubs/schema/accounts/accounts'
import { useQuery } from '@tanstack/react-query'
import MailCheck from 'lucide-react/icons/mail-check'
import MailX from 'lucide-react/icons/mail-x'
import { useEffect, useRef, useState } from 'react'
import { readStored } from '#lib/drafts/draft-storage.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { type ButtonLook } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { type RequestedLink, dropRequestedLink, saveRequestedLink, readRequestedLink } from './asked-link.ts'
import { CodeForm } from './code-form.tsx'
import { signInOptionsQuery, useAskForLink, useAskForNewPassword } from './magic-links.queries.ts'

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

type MagicLinkFormProps = {
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
const typedBefore = () => readStored<{ email?: string }>('sign-in')?.values.email ?? ''

/** Asks for a link by mail. The answer is the same whether or not the address is known. */
export function MagicLinkForm({
  purpose = 'sign-in',
  email = '',
  look = 'main',
  arriveInIt = false,
  onSignedIn,
}: MagicLinkFormProps) {
  const words = purposes[purpose]
  const { data: options } = useQuery(signInOptionsQuery())
  const unsent = options?.sendsEmail === false
  const [asked, setAsked] = useState<RequestedLink | null>(() => readRequestedLink(purpose))
  const askToSignIn = useAskForLink()
  const askForPassword = useAskForNewPassword()
  const ask = purpose === 'password' ? askForPassword : askToSignIn
  const { form, field, formProps } = useZodForm({
    schema: askForLink,
    defaultValues: { email: email || asked?.email || typedBefore() },
    send: input => ask.mutateAsync(input.email),
    onSent: ({ request }, input) => setAsked(saveRequestedLink(purpose, input.email, request)),
  })
  const { setFocus } = form
  const arrived = useRef(arriveInIt)
  useEffect(() => {
    if (arrived.current) setFocus('email')
  }, [setFocus])

  const enter = (who: Me) => {
    dropRequestedLink(purpose)
    onSignedIn(who)
  }
  return (
    <>
      {unsent && (
        <CalmNote icon={<MailX className="icon" aria-hidden />}>
          <p>
            <strong>Emails aren’t being sent yet.</strong> The link will only be saved on the server, so ask your
            administrator for it.
          </p>
        </CalmNote>
      )}
      <Form label={words.form} {...formProps}>
        <Field
          label="Email address"
          hint={words.hint}
          type="email"
          autoComplete="username"
          inputMode="email"
          {...field('email')}
        />
        <FormFoot>
          <Submit waiting="Sending…" look={asked ? 'plain' : look}>
            {asked ? words.again : words.send}
          </Submit>
        </FormFoot>
        <Sent sentence={asked && (unsent ? SAVED_WORDS : words.sent)} unsent={unsent} />
      </Form>
      {asked && <CodeForm key={asked.request} asked={asked} onSignedIn={enter} />}
    </>
  )
}

const SAVED_WORDS = 'If that address has an account, a link has been saved on the server. It works for 10 minutes.'

function Sent({ sentence, unsent }: { sentence: string | null; unsent: boolean }) {
  return (
    <div role="status">
      {sentence && (
        <CalmNote icon={<MailCheck className="icon" aria-hidden />}>
          <p>{sentence}</p>
          {!unsent && <p className="s quiet">No email? Check your junk folder, then check the address above.</p>}
        </CalmNote>
      )}
    </div>
  )
}
