import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { contactsQuery } from './contacts.query.ts'

/** "Your coordinator is Jordan Blake.", beside a sentence that says to ask them; nothing as long as it isn't known. */
export function WhomToAsk({ ask }: { ask: 'coordinator' | 'administrator' }) {
  const { data } = useQuery(contactsQuery())
  const people = (ask === 'coordinator' ? data?.coordinators : data?.administrators) ?? []
  if (people.length === 0) return null
  return (
    <>
      {' '}
      {people.length === 1 ? `Your ${ask} is` : `Your ${ask}s are`}{' '}
      {people.map(({ id, name }, n) => (
        <Fragment key={id}>
          {n > 0 && (n === people.length - 1 ? ' and ' : ', ')}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      .
    </>
  )
}
