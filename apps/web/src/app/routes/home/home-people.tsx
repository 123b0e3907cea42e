import { useSuspenseQuery } from '@tanstack/react-query'
import { peopleCountsQuery } from '#features/staff/people-counts.ts'
import { Boundary } from '#ui/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

/** For administrators: who can sign in. No choices, no plans. */
export function HomePeople() {
  return (
    <section className="card home-people" aria-label="People">
      <Boundary waiting="Loading…">
        <Counts />
      </Boundary>
      <LinkButton to={paths.people}>People</LinkButton>
    </section>
  )
}

function Counts() {
  const { data } = useSuspenseQuery(peopleCountsQuery())
  return (
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
  )
}
