import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { undeliveredQuery } from './notices.queries.ts'
import './notices.css'

/** Whose address takes no email, with what the mail server says. */
export function Undelivered({ timeZone, personTo }: { timeZone: string; personTo?: (id: string) => string }) {
  const { data, error, refetch } = useQuery(undeliveredQuery())
  return (
    <Section
      title="Emails that can’t be delivered"
      words="The email server refuses these addresses. Emails to them are tried again for as long as they’re useful."
    >
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!error && !data && <Waiting what="Loading…" />}
      {data?.items.length === 0 && <p className="quiet">All emails are getting through.</p>}
      {data && data.items.length > 0 && (
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
      )}
    </Section>
  )
}
