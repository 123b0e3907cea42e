import { isolated } from '@hubs/rules/text/isolated'
import type { Person } from '@hubs/schema/staff'
import MailPlus from 'lucide-react/icons/mail-plus'
import { useState } from 'react'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useResetSecondFactor, useSendNewPassword } from './staff.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** What an administrator can do for somebody who can't get in. */
export function PersonSignIn({ person }: { person: Person }) {
  const send = useSendNewPassword()
  const say = useToast()
  const sent = () => say(`Link sent to ${person.email}.`)
  return (
    <Section
      title="Can’t sign in?"
      words={
        <>
          Forgotten password: email <bdi>{person.name}</bdi> a link to choose a new one. It works for 10 minutes.
        </>
      }
    >
      <ErrorNote error={send.error} />
      <div className="row wrap">
        <Button isPending={send.isPending} onPress={() => afterwards(send.mutateAsync(person.id), sent)}>
          <MailPlus className="icon" aria-hidden />
          {send.isPending ? 'Sending…' : 'Send password link'}
        </Button>
        <SecondFactorReset person={person} />
      </div>
    </Section>
  )
}

/** Takes their second step away, so that they can set up a new one. */
function SecondFactorReset({ person }: { person: Person }) {
  const [asking, setAsking] = useState(false)
  const reset = useResetSecondFactor()
  const withProof = useReauthentication()
  const say = useToast()
  const confirm = async () => {
    try {
      await withProof(() => reset.mutateAsync(person.id))
      setAsking(false)
      say(`Two-step sign-in reset for ${isolated(person.name)}.`)
    } catch {
      // The mutation keeps the refusal, and the dialog shows it.
    }
  }
  return (
    <>
      <Button onPress={() => setAsking(true)}>Reset two-step sign-in</Button>
      <Confirm
        open={asking}
        danger
        title={`Reset two-step sign-in for ${isolated(person.name)}?`}
        action={reset.isPending ? 'Resetting…' : 'Reset'}
        keep="Cancel"
        pending={reset.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <p>
          For someone who has lost both their phone and their recovery codes. Check that it’s really them asking.
          They’ll be signed out everywhere, and can set it up again when they next sign in.
        </p>
        <ErrorNote error={reset.error} />
      </Confirm>
    </>
  )
}
