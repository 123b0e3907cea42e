import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { toldInWords } from './remind.tsx'
import { remindersQuery, useRemind } from './waiting.queries.ts'
import './choosers-owing.css'

/** Teachers who have not chosen, each with their latest reminder; nothing while choices are closed or all have. */
export function ChoosersOwing({ timeZone }: { timeZone: string }) {
  const { owing } = useSuspenseQuery(remindersQuery()).data
  const remind = useRemind()
  const say = useToast()
  if (owing.length === 0) return null
  const send = (personIds?: string[]) =>
    remind.mutate(personIds ? { personIds } : {}, { onSuccess: told => say(toldInWords(told)) })
  return (
    <Section
      title="Hasn’t chosen a hub"
      words="Teachers who haven’t chosen or ranked yet. They also get a notification when choices open, before they close and on the last day."
      aside={
        owing.length > 1 && (
          <Button isPending={remind.isPending} onPress={() => send()}>
            Remind all {owing.length}
          </Button>
        )
      }
    >
      {remind.error && <ProblemNote>{sentenceOf(remind.error)}</ProblemNote>}
      <ul className="choosers-owing plain num">
        {owing.map(({ person, remindedAt, remindedBy }) => (
          <li key={person.id}>
            <span>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
              <br />
              <span className="s quiet">
                {remindedAt === null
                  ? 'Not reminded yet.'
                  : `Reminded on ${shortDateTime(remindedAt, timeZone)}${remindedBy === null ? ', automatically' : ` by ${isolated(remindedBy)}`}.`}
              </span>
            </span>
            <Button
              isPending={remind.isPending}
              onPress={() => send([person.id])}
              aria-label={`Remind ${isolated(person.name)}`}
            >
              Remind
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
