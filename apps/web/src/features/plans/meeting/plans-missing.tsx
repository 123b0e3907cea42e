import { nameApart } from '@hubs/rules/text/told-apart'
import type { RunPerson } from '@hubs/schema/meetings/live'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, useEffect } from 'react'
import { sharedPlansQuery } from './shared-plans.query.ts'

type PlansMissingProps = {
  meetingId: string
  people: readonly RunPerson[]
  /** How many are in, as every screen is told: when it changes, whose they are is asked again. */
  count: number | null
}

/** For those who lead: who of those here has not made a plan yet. Never what is in one. */
export function PlansMissing({ meetingId, people, count }: PlansMissingProps) {
  const client = useQueryClient()
  const { data } = useQuery(sharedPlansQuery(meetingId))
  useEffect(() => {
    if (count !== null) void client.invalidateQueries({ queryKey: sharedPlansQuery(meetingId).queryKey })
  }, [client, meetingId, count])
  const planned = data?.planned
  if (!planned) return null
  const here = people.filter(({ attendance, leftAt }) => attendance === 'present' && leftAt === null)
  const missing = here.filter(({ id }) => !planned.includes(id))
  if (here.length === 0) return null
  return (
    <div className="console-own-notes" role="group" aria-label="Plans still to come">
      <h3>Plans still to come</h3>
      <p>
        {missing.length === 0
          ? 'Everyone here has made a plan.'
          : missing.map((person, index) => (
              <Fragment key={person.id}>
                {index > 0 && ', '}
                <bdi>{nameApart(person)}</bdi>
              </Fragment>
            ))}
      </p>
      <p className="s quiet">Only facilitators can see this.</p>
    </div>
  )
}
