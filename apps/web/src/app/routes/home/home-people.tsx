import { useQuery } from '@tanstack/react-query'
import { peopleCountsQuery } from '#features/staff/people-counts.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'

/** For administrators: who can sign in. No choices, no plans. */
export function HomePeople() {
  const { data, error, refetch } = useQuery(peopleCountsQuery())
  return (
    <section className="card home-people" aria-label="People">
      {error && !data && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!error && !data && <Waiting what="Loading…" />}
      {data && (
        <dl className="num">
          <div>
            <dt>{data.active === 1 ? 'person can sign in' : 'people can sign in'}</dt>
            <dd>{data.active}</dd>
          </div>
          <div>
            <dt>{data.invited === 1 ? 'invitation not accepted yet' : 'invitations not accepted yet'}</dt>
            <dd>{data.invited}</dd>
          </div>
        </dl>
      )}
      <LinkButton to={paths.people}>People</LinkButton>
    </section>
  )
}
