import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { greeting } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Called } from '#ui/text/name.tsx'
import { useMe } from '#app/shell/session-gate.tsx'
import { HomeCoordinator } from './home-coordinator.tsx'
import { HomeHub } from './home-hub.tsx'
import { HomeInvitation } from './home-invitation.tsx'
import { HomeMeetings } from './home-meetings.tsx'
import { HomeNeeds } from './home-needs.tsx'
import { HomePromise } from './home-promise.tsx'
import { HomePeople } from './home-people.tsx'
import { HomeSeats } from './home-seats.tsx'
import { HomeTogether } from './home-together.tsx'
import './home.css'

/** What comes next: all that waits for this person, when they meet, what they said they would try; then what they look after, and their hub. */
export default function HomeScreen() {
  const me = useMe()
  const now = useNow()
  const heading = usePageTitle('Home · Learning Hubs')
  const actor = actorOf(me)
  const school = { schoolId: me.school.id }
  const { membership } = me
  const asked = !membership && me.staffKind === 'teaching'
  const overview = can(actor, 'report:participation', school)
  return (
    <main className="page home-page" id="main">
      <header className="home-head">
        {membership && <HubChip slug={membership.hubSlug} name={membership.hubName} />}
        <h1 ref={heading} tabIndex={-1}>
          {greeting(me.school.timeZone, now)}, <Called who={me} />
        </h1>
      </header>
      <HomeTogether>
        <HomeNeeds me={me} />
        {(me.leads.length > 0 || can(actor, 'membership:place', school)) && (
          <HomeSeats ownId={me.id} places={can(actor, 'membership:place', school)} />
        )}
        <div className="home-side">
          <HomeMeetings me={me} />
          {membership && <HomePromise me={me} />}
        </div>
        {asked && <HomeInvitation me={me} />}
        {overview && <HomeCoordinator places={can(actor, 'membership:list', school)} />}
        {can(actor, 'person:edit', school) && <HomePeople />}
        {membership && <HomeHub me={me} membership={membership} brief={overview} />}
        {!membership && me.staffKind === 'support' && <HomeInvitation me={me} />}
      </HomeTogether>
    </main>
  )
}
