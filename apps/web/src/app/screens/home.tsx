import { can } from '@hubs/rules/can'
import { actorOf, firstName } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { greeting } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'
import { usePage } from '#lib/use-page.ts'
import { useMe } from '#app/session-gate.tsx'
import { HomeCoordinator } from './home-coordinator.tsx'
import { HomeFacilitator } from './home-facilitator.tsx'
import { HomeInvitation } from './home-invitation.tsx'
import { HomeMember } from './home-member.tsx'
import { HomePeople } from './home-people.tsx'
import './home.css'

/** What comes next, for each thing a person is here: their hub first, then what they look after. */
export default function HomeScreen() {
  const me = useMe()
  const now = useNow()
  const heading = usePage(`Home · ${me.school.name}`)
  const actor = actorOf(me)
  const school = { schoolId: me.school.id }
  return (
    <main className="page" id="main" data-hub={me.membership?.hubSlug}>
      <header className="home-head">
        <div>
          {me.membership && <HubChip slug={me.membership.hubSlug} name={me.membership.hubName} />}
          <h1 ref={heading} tabIndex={-1}>
            {greeting(me.school.timeZone, now)}, {firstName(me.name)}
          </h1>
        </div>
      </header>
      {me.leads.length > 0 && <HomeFacilitator me={me} />}
      {me.membership ? <HomeMember me={me} membership={me.membership} /> : <HomeInvitation me={me} />}
      {can(actor, 'report:participation', school) && <HomeCoordinator places={can(actor, 'membership:list', school)} />}
      {can(actor, 'person:edit', school) && <HomePeople />}
    </main>
  )
}
