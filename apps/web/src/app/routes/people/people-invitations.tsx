import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { Undelivered } from '#features/notices/undelivered.tsx'
import { InvitationsPanel } from '#features/staff/invitations-panel.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/boundary.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function PeopleInvitationsScreen() {
  const me = useMe()
  const here = { schoolId: me.school.id }
  if (!can(actorOf(me), 'person:list', here)) return <NotFoundScreen />
  return <Invitations timeZone={me.school.timeZone} mayInvite={can(actorOf(me), 'person:edit', here)} />
}

function Invitations({ timeZone, mayInvite }: { timeZone: string; mayInvite: boolean }) {
  const heading = usePageTitle('Invitations · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <BackLink to={paths.people}>People</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Invitations
        </h1>
        {!mayInvite && <p className="quiet">Your administrator can send invitations.</p>}
      </div>
      <InvitationsPanel timeZone={timeZone} mayInvite={mayInvite} linkTo={paths.person} />
      <Boundary waiting="Loading…">
        <Undelivered timeZone={timeZone} personTo={paths.person} onlyIfAny />
      </Boundary>
    </main>
  )
}
