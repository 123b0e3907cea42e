import { useSuspenseQuery } from '@tanstack/react-query'
import { invitationsQuery } from '#features/staff/imports/imports.queries.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

/** For administrators: who has signed in, and who was invited. No choices, no plans. */
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
  const { data } = useSuspenseQuery(invitationsQuery())
  return (
    <dl className="num">
      <div>
        <dt>signed in</dt>
        <dd>{data.come}</dd>
      </div>
      <div>
        <dt>invited, not signed in yet</dt>
        <dd>{data.notCome}</dd>
      </div>
      <div>
        <dt>not invited yet</dt>
        <dd>{data.neverInvited}</dd>
      </div>
    </dl>
  )
}
