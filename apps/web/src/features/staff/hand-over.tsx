import { count } from '@hubs/rules/text/words'
import type { HandOver, Person } from '@hubs/schema/staff'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { handOverQuery } from './staff.queries.ts'
import './person-state.css'

type Item = { key: string; words: ReactNode }

/** What somebody else has to take on. */
function toTakeOn({ leads, presents, strategies }: HandOver): Item[] {
  return [
    ...leads.map(({ groupId, hubSlug, hubName, groupName }) => ({
      key: groupId,
      words: (
        <>
          <Link to={paths.programmeHub(hubSlug)}>{groupName === null ? hubName : `${hubName}, ${groupName}`}</Link>{' '}
          needs a new facilitator.
        </>
      ),
    })),
    ...presents.map(({ meetingId, date, hubName, title }) => ({
      key: `${meetingId} ${title}`,
      words: (
        <>
          They were going to present{' '}
          <Link to={paths.meeting(meetingId)}>
            <bdi>{title}</bdi>
          </Link>{' '}
          in <bdi>{hubName}</bdi> on {shortDay(date)}.
        </>
      ),
    })),
    ...strategies.map(({ code, name }) => ({
      key: code,
      words: (
        <>
          They proposed{' '}
          <Link to={paths.strategy(code)}>
            <bdi>{name}</bdi>
          </Link>
          . The hub can still decide on it.
        </>
      ),
    })),
  ]
}

/** What ends by itself; a number is all that anybody but they can know of it. */
function ending({ openPlans, requests, observations }: HandOver): string[] {
  return [
    ...(openPlans > 0 ? [`${count(openPlans, 'open plan')}, closed and kept as history`] : []),
    ...(requests > 0 ? [`${count(requests, 'support request')}, so that colleagues can ask someone else`] : []),
    ...(observations > 0
      ? [`${count(observations, 'observation')}, cancelled, with a notification to the colleague`]
      : []),
  ]
}

/** What is left for others as somebody leaves; of somebody who has left, what still waits. */
export function HandOverList({ person }: { person: Person }) {
  const { data } = useSuspenseQuery(handOverQuery(person.id))
  const items = toTakeOn(data)
  const ends = ending(data)
  if (items.length === 0 && ends.length === 0)
    return (
      <p className="quiet">
        {person.state === 'left'
          ? 'Nothing is in their name any more. If a hub needs a new facilitator now, a coordinator chooses one: it’s on their home page.'
          : 'Nothing to hand over.'}
      </p>
    )
  return (
    <>
      {items.length > 0 && (
        <ul className="person-state-list">
          {items.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      )}
      {ends.length > 0 && (
        <div className="col tight">
          <p>When they leave, these end:</p>
          <ul className="person-state-list">
            {ends.map(words => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
