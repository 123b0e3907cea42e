import { isolated } from '@hubs/rules/text/isolated'
import type { Hub } from '@hubs/schema/hubs'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useSeatFacilitator } from './membership.queries.ts'
import './unseated.css'

type UnseatedProps = {
  hubs: readonly Hub[]
  /** Who is looking. */
  ownId: string
  /** Whether they give places to others too. */
  places: boolean
}

/** Facilitators without a place in the group they lead, for themselves and for coordinators, who mend it in one tap. */
export function Unseated({ hubs, ownId, places }: UnseatedProps) {
  const tasks = hubs.flatMap(hub =>
    hub.groups.flatMap(group =>
      group.unseated
        .filter(person => places || person.id === ownId)
        .map(person => ({
          person,
          hubSlug: hub.slug,
          groupId: group.id,
          name: hub.groups.length > 1 ? `${hub.name}, ${group.name}` : hub.name,
        })),
    ),
  )
  if (tasks.length === 0) return null
  return (
    <Section
      title={tasks.length === 1 ? 'A facilitator without a place' : 'Facilitators without a place'}
      words="Without a place, a facilitator isn’t in the register or the feedback round."
    >
      <ul className="unseated plain">
        {tasks.map(task => (
          <Task key={`${task.groupId} ${task.person.id}`} {...task} own={task.person.id === ownId} />
        ))}
      </ul>
    </Section>
  )
}

type TaskProps = {
  person: Hub['groups'][number]['unseated'][number]
  hubSlug: string
  groupId: string
  name: string
  own: boolean
}

function Task({ person, hubSlug, groupId, name, own }: TaskProps) {
  const seat = useSeatFacilitator()
  const say = useToast()
  const [problem, setProblem] = useState<string | null>(null)
  async function mend() {
    setProblem(null)
    try {
      await seat.mutateAsync({ hubSlug, groupId, ...(!own && { personId: person.id }) })
      say(own ? `You’re in ${name}.` : `${isolated(person.name)} is in ${name}.`)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const action = own ? `Join ${name}` : `Add to ${name}`
  return (
    <li>
      <div>
        <p>
          {own ? (
            <strong>
              You’re a facilitator in <bdi>{name}</bdi>, but you don’t have a place there.
            </strong>
          ) : (
            <>
              <strong>
                <bdi>{person.name}</bdi>
              </strong>{' '}
              is a facilitator in <bdi>{name}</bdi>, but doesn’t have a place there.
            </>
          )}
        </p>
        {person.hubName && (
          <p className="s quiet">
            {own ? `You’re in ${person.hubName}, and would leave it.` : `In ${person.hubName}, and would leave it.`}
          </p>
        )}
        {problem && <ProblemNote>{problem}</ProblemNote>}
      </div>
      <Button
        isPending={seat.isPending}
        onPress={() => void mend()}
        {...(!own && { 'aria-label': `${action}: ${isolated(person.name)}` })}
      >
        {action}
      </Button>
    </li>
  )
}
