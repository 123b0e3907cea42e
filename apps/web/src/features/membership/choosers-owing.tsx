import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isolated } from '@hubs/rules/text/isolated'
import type { ChoiceReminders } from '@hubs/schema/membership/membership'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { toldInWords } from './remind.tsx'
import { remindersQuery, useRemind } from './waiting.queries.ts'
import '#ui/action-rows.css'
import { afterwards } from '#lib/query-client.ts'

type Owing = ChoiceReminders['owing'][number]
type ChoosersOwingProps = {
  timeZone: string
  /** For somebody who has not accepted their invitation. */
  renderInvite: (person: Owing['person'], isFirst: boolean) => ReactNode
}

/** Where somebody stands who has not chosen. */
function inWords({ accepted, invitedAt, remindedAt, remindedBy }: Owing, timeZone: string): string {
  if (!accepted)
    return invitedAt === null
      ? 'Not invited yet.'
      : `Hasn’t accepted the invitation sent on ${shortDateTime(invitedAt, timeZone)}.`
  if (remindedAt === null) return 'Not reminded yet.'
  const by = remindedBy === null ? ', automatically' : ` by ${isolated(remindedBy)}`
  return `Reminded on ${shortDateTime(remindedAt, timeZone)}${by}.`
}

/**
 * Teachers who have not chosen, each with their latest reminder, and those among them who have not accepted their
 * invitation, to be invited again; nothing while choices are closed or all have chosen.
 */
export function ChoosersOwing({ timeZone, renderInvite }: ChoosersOwingProps) {
  const { owing } = useSuspenseQuery(remindersQuery()).data
  const remind = useRemind()
  const say = useToast()
  if (owing.length === 0) return null
  const reached = owing.filter(({ accepted }) => accepted).length
  const send = (personIds?: string[]) =>
    afterwards(remind.mutateAsync(personIds ? { personIds } : {}), told => say(toldInWords(told)))
  return (
    <Section
      title="Hasn’t chosen a hub"
      words="Teachers who haven’t chosen or ranked yet. They also get a notification when choices open, before they close and on the last day. Anyone who hasn’t accepted their invitation needs a new invitation instead."
      aside={
        reached > 1 && (
          <Button isPending={remind.isPending} onPress={() => send()}>
            {reached === owing.length ? `Remind all ${reached}` : `Remind the ${reached} who can sign in`}
          </Button>
        )
      }
    >
      <ErrorNote error={remind.error} />
      <ul className="action-rows plain num">
        {owing.map(each => (
          <li key={each.person.id}>
            <span>
              <strong>
                <bdi>{each.person.name}</bdi>
              </strong>
              <br />
              <span className="s quiet">{inWords(each, timeZone)}</span>
            </span>
            {each.accepted ? (
              <Button
                isPending={remind.isPending}
                onPress={() => send([each.person.id])}
                aria-label={`Remind ${isolated(each.person.name)}`}
              >
                Remind
              </Button>
            ) : (
              renderInvite(each.person, each.invitedAt === null)
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
