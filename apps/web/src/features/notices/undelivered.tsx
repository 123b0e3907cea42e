import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/boundary.tsx'
import { Section } from '#ui/section.tsx'
import { undeliveredQuery } from './notices.queries.ts'
import './notices.css'

/** Whose address takes no email, with what the mail server says. */
export function Undelivered(props: UndeliveredProps) {
  return (
    <Section
      title="Emails that can’t be delivered"
      words="The email server refuses these addresses. Emails to them are tried again for as long as they’re useful."
    >
      <Boundary waiting="Loading…">
        <Addresses {...props} />
      </Boundary>
    </Section>
  )
}

type UndeliveredProps = { timeZone: string; personTo?: (id: string) => string }

function Addresses({ timeZone, personTo }: UndeliveredProps) {
  const { data } = useSuspenseQuery(undeliveredQuery())
  if (data.items.length === 0) return <p className="quiet">All emails are getting through.</p>
  return (
    <ul className="notices plain num">
      {data.items.map(({ person, email, since, reason }) => (
        <li key={person.id}>
          <span>
            {personTo ? (
              <Link to={personTo(person.id)}>
                <bdi>{person.name}</bdi>
              </Link>
            ) : (
              <strong>
                <bdi>{person.name}</bdi>
              </strong>
            )}
            , {email}
          </span>
          <span className="s quiet">
            Since {shortDate(since, timeZone)}. {reason}
          </span>
        </li>
      ))}
    </ul>
  )
}
