import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import { shortDate } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { undeliveredQuery, useRetryAddresses } from './notices.queries.ts'
import '#ui/action-rows.css'
import { afterwards } from '#lib/query-client.ts'

type UndeliveredProps = {
  timeZone: string
  /** Says nothing where none is refused. */
  onlyIfAny?: boolean
  /** What this list can’t know. */
  returned: ReactNode
}

const WHAT_TO_DO =
  'Emails to these addresses were refused or came back, so nothing more is sent to them. Correct the address, or try it again once the mailbox works. Emails that are still useful will be sent then.'

function useRetry() {
  const retry = useRetryAddresses()
  const say = useToast()
  return {
    ...retry,
    press: (personIds?: string[]) =>
      afterwards(retry.mutateAsync(personIds ? { personIds } : {}), ({ tried }) =>
        say(`Trying ${count(tried, 'email address', 'email addresses')} again.`),
      ),
  }
}

/** Whose address takes no email, with what the mail server says and what to do about it. */
export function Undelivered({ timeZone, onlyIfAny, returned }: UndeliveredProps) {
  const { items } = useSuspenseQuery(undeliveredQuery()).data
  const retry = useRetry()
  if (items.length === 0 && onlyIfAny) return null
  return (
    <Section
      title="Addresses that don’t accept email"
      {...(items.length > 0 && { words: WHAT_TO_DO })}
      aside={
        items.length > 1 && (
          <Button isPending={retry.isPending} onPress={() => retry.press()}>
            Try all {items.length} again
          </Button>
        )
      }
    >
      <ErrorNote error={retry.error} />
      {items.length === 0 ? (
        <p className="quiet">No addresses have been refused.</p>
      ) : (
        <ul className="action-rows plain num">
          {items.map(({ person, email, since, reason }) => (
            <li key={person.id}>
              <span>
                <Link to={paths.person(person.id)}>
                  <bdi>{person.name}</bdi>
                </Link>
                , {email}
                <br />
                <span className="s quiet">
                  Since {shortDate(since, timeZone)}. The server said: {reason}
                </span>
              </span>
              <Button
                isPending={retry.isPending}
                onPress={() => retry.press([person.id])}
                aria-label={`Try again: ${isolated(person.name)}`}
              >
                Try again
              </Button>
            </li>
          ))}
        </ul>
      )}
      {returned}
    </Section>
  )
}

/** The same of one person, on their page; nothing where email gets through. */
export function AddressRefused({
  personId,
  timeZone,
  mayEdit,
}: {
  personId: string
  timeZone: string
  mayEdit: boolean
}) {
  const refused = useSuspenseQuery(undeliveredQuery()).data.items.find(({ person }) => person.id === personId)
  const retry = useRetry()
  if (!refused) return null
  return (
    <Section
      title="This address doesn’t accept email"
      words={`Emails to ${refused.email} have been refused since ${shortDate(refused.since, timeZone)}, so nothing more is sent there. ${
        mayEdit ? 'Correct the address above' : 'Ask an administrator to correct the address'
      }, or try it again once the mailbox works.`}
    >
      <ErrorNote error={retry.error} />
      <p className="s quiet">The email server said: {refused.reason}</p>
      <div className="row">
        <Button isPending={retry.isPending} onPress={() => retry.press([personId])}>
          Try again
        </Button>
      </div>
    </Section>
  )
}
