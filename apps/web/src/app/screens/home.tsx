import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { greeting } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'
import { usePage } from '#lib/use-page.ts'
import { Called } from '#ui/name.tsx'
import { FirstSteps } from '#app/first-steps.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import { HomeCoordinator } from './home-coordinator.tsx'
import { HomeFacilitator } from './home-facilitator.tsx'
import { HomeHub } from './home-hub.tsx'
import { HomeInvitation } from './home-invitation.tsx'
import { HomeNext } from './home-next.tsx'
import { HomePromise } from './home-promise.tsx'
import { HomePeople } from './home-people.tsx'
import { HomeReplies } from './home-replies.tsx'
import { HomeSeats } from './home-seats.tsx'
import { HomeStories } from './home-stories.tsx'
import './home.css'

/** What comes next, for each thing a person is here: their own meeting or choice first, then what they look after. A new school is set up before anybody chooses. */
export default function HomeScreen() {
  const me = useMe()
  const now = useNow()
  const heading = usePage('Home · Learning Hubs')
  const actor = actorOf(me)
  const school = { schoolId: me.school.id }
  const { membership } = me
  const asked = !membership && me.staffKind === 'teaching'
  const leadsOwn = membership !== null && me.leads.includes(membership.groupId)
  return (
    <main className="page home-page" id="main">
      <header className="home-head">
        {membership && <HubChip slug={membership.hubSlug} name={membership.hubName} />}
        <h1 ref={heading} tabIndex={-1}>
          {greeting(me.school.timeZone, now)}, <Called who={me} />
        </h1>
      </header>
      {membership && !leadsOwn && <HomeNext me={me} membership={membership} />}
      {membership && <HomePromise me={me} />}
      {membership && <RatingCall slug={membership.hubSlug} link={paths.rate(membership.hubSlug)} />}
      {me.leads.length > 0 && <HomeFacilitator me={me} />}
      {(me.leads.length > 0 || can(actor, 'membership:place', school)) && (
        <HomeSeats ownId={me.id} places={can(actor, 'membership:place', school)} />
      )}
      <HomeReplies moderates={can(actor, 'reply:moderate', school)} />
      {can(actor, 'publication:decide', school) && <HomeStories />}
      <FirstSteps me={me} />
      {asked && <HomeInvitation me={me} />}
      {can(actor, 'report:participation', school) && <HomeCoordinator places={can(actor, 'membership:list', school)} />}
      {can(actor, 'person:edit', school) && <HomePeople />}
      {membership && <HomeHub me={me} membership={membership} />}
      {!membership && me.staffKind === 'support' && <HomeInvitation me={me} />}
    </main>
  )
}
