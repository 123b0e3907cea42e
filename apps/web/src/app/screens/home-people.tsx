import { useQuery } from '@tanstack/react-query'
import { peopleCountsQuery } from '#features/staff/people-counts.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { CountCard, CountCards } from '#ui/count-card.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'

/** For administrators: who can sign in. No choices, no plans. */
export function HomePeople() {
  const { data, error, refetch } = useQuery(peopleCountsQuery())
  return (
    <section className="home-section" aria-labelledby="home-people-title">
      <div className="row between wrap">
        <h2 id="home-people-title">People</h2>
        <LinkButton to={paths.people}>People</LinkButton>
      </div>
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!error && !data && <Waiting what="Loading…" />}
      {data && (
        <CountCards>
          <CountCard
            number={String(data.active)}
            what={data.active === 1 ? 'person can sign in' : 'people can sign in'}
          />
          <CountCard
            number={String(data.invited)}
            what={data.invited === 1 ? 'invitation not accepted yet' : 'invitations not accepted yet'}
            behind={data.invited === 0 ? 'Everyone invited has signed in.' : 'They haven’t signed in yet.'}
          />
        </CountCards>
      )}
    </section>
  )
}
