import { useSuspenseQuery } from '@tanstack/react-query'
import { invitationsQuery } from '#features/staff/imports/imports.queries.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { FactList } from '#ui/text/fact-list.tsx'

/** For administrators: who has signed in, and who was invited. No choices, no plans. */
export function HomePeople() {
  return (
    <section className="card home-people" aria-label="People">
      <Boundary waiting="Loading…">
        <Counts />
      </Boundary>
      <div className="row wrap">
        <LinkButton to={paths.people}>People</LinkButton>
        <LinkButton to={paths.school}>Your school</LinkButton>
        <LinkButton to={paths.audit}>Audit log</LinkButton>
        <LinkButton to={paths.backups}>Backups and data</LinkButton>
      </div>
    </section>
  )
}

function Counts() {
  const { data } = useSuspenseQuery(invitationsQuery())
  return (
    <FactList
      className="num"
      facts={[
        ['have signed in', data.come],
        ['invited, not signed in yet', data.notCome],
        ['not invited yet', data.neverInvited],
      ]}
    />
  )
}
