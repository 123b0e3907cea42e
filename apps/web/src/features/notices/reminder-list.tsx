import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import type { MissingList } from '@hubs/schema/notices'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime, shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { remindersQuery, useRemind } from './notices.queries.ts'
import '#ui/action-rows.css'

type Group = MissingList['items'][number]
type RemindedPerson = Group['people'][number]

/** Who missed the last meeting or has no plan from it, by group, with when each was reminded. */
export function ReminderList({ timeZone }: { timeZone: string }) {
  const { data } = useSuspenseQuery(remindersQuery())
  if (data.items.length === 0)
    return (
      <EmptyState title="No one needs a reminder after a meeting">
        <p>After a meeting, you’ll find anyone who missed it and hasn’t caught up, or doesn’t have a plan yet.</p>
      </EmptyState>
    )
  return (
    <>
      {data.items.map(group => (
        <GroupPart key={group.meetingId} group={group} timeZone={timeZone} />
      ))}
    </>
  )
}

const whatIsMissing = ({ missed, noPlan }: RemindedPerson) =>
  [missed && 'Missed the meeting', noPlan && (missed ? 'no plan yet' : 'No plan yet')].filter(Boolean).join(', ')

function GroupPart({ group, timeZone }: { group: Group; timeZone: string }) {
  const remind = useRemind()
  const say = useToast()
  const [problem, setProblem] = useState<string | null>(null)
  async function send(personIds: string[]) {
    setProblem(null)
    try {
      const { sent } = await remind.mutateAsync({ meetingId: group.meetingId, personIds })
      say(`Reminder sent to ${count(sent, 'person', 'people')}.`)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const all = group.people.map(({ person }) => person.id)
  return (
    <Section
      title={group.groupName === null ? group.hubName : `${group.hubName}, ${group.groupName}`}
      words={`Since the meeting on ${shortDay(group.date)}.`}
      aside={
        all.length > 1 && (
          <Button isPending={remind.isPending} onPress={() => void send(all)}>
            Remind all {all.length}
          </Button>
        )
      }
    >
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <ul className="action-rows plain num">
        {group.people.map(each => (
          <li key={each.person.id}>
            <span>
              <strong>
                <bdi>{each.person.name}</bdi>
              </strong>
              <br />
              {whatIsMissing(each)}
              <span className="s quiet">
                {'. '}
                {each.remindedAt === null
                  ? 'Not reminded yet.'
                  : `Reminded on ${shortDateTime(each.remindedAt, timeZone)} by ${isolated(each.remindedBy ?? 'a colleague')}.`}
              </span>
            </span>
            <Button
              isPending={remind.isPending}
              onPress={() => void send([each.person.id])}
              aria-label={`Remind ${isolated(each.person.name)}`}
            >
              Remind
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
