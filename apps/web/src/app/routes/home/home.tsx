import { can } from '@hubs/rules/can'
import { useQuery } from '@tanstack/react-query'
import type { Me } from '@hubs/schema/accounts/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { Unseated } from '#features/membership/unseated.tsx'
import { greeting } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { Called } from '#ui/text/name.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { HubChip } from '#shared/hub-chip.tsx'
import { HomeCoordinator } from './home-coordinator.tsx'
import { HomeFacilitator } from './home-facilitator.tsx'
import { HomeHub } from './home-hub.tsx'
import { HomeInvitation } from './home-invitation.tsx'
import { HomeNeeds } from './home-needs.tsx'
import { HomeNext } from './home-next.tsx'
import { HomePromise } from './home-promise.tsx'
import { HomePeople } from './home-people.tsx'
import { HomeTogether } from './home-together.tsx'
import { isMeetingDay, useNextMeetings } from './use-next-meetings.ts'
import './home.css'

/** What comes next: a meeting of today, all that waits for this person, when they meet, what they said they would try; then what they look after, and their hub. */
export default function HomeScreen() {
  const me = useMe()
  const now = useNow()
  const actor = actorOf(me)
  const school = { schoolId: me.school.id }
  const { membership } = me
  const asked = !membership && me.staffKind === 'teaching'
  const invited = asked || (!membership && me.staffKind === 'support')
  const { data: programme } = useQuery({ ...programmeQuery(), enabled: invited })
  // While hubs can be chosen, that is what is next: before a question of the year, or comments to read. Support staff who
  // look after accounts have that to do first: they are welcome, and not asked.
  const isNext = asked || !can(actor, 'person:access', school)
  const chooses = invited && isNext && !me.notThisYear && programme?.choice.state === 'open'
  const meetsToday = useNextMeetings(me, now).some(({ next }) => isMeetingDay(next, me.school.timeZone, now))
  const overview = can(actor, 'report:participation', school)
  return (
    <Page
      look="home-page"
      head="home-head"
      title="Home"
      above={membership && <HubChip slug={membership.hubSlug} name={membership.hubName} />}
      heading={
        <>
          {greeting(me.school.timeZone, now)}, <Called who={me} />
        </>
      }
    >
      <HomeTogether>
        {chooses && <Invitation me={me} />}
        {meetsToday && <HomeMeetings me={me} look="home-today" />}
        <HomeNeeds me={me} />
        {(me.leads.length > 0 || can(actor, 'membership:place', school)) && (
          <HomeSeats ownId={me.id} places={can(actor, 'membership:place', school)} />
        )}
        <div className="home-side">
          {!meetsToday && <HomeMeetings me={me} look="home-meetings" />}
          {membership && <HomePromise me={me} />}
        </div>
        {asked && !chooses && <Invitation me={me} />}
        {overview && <HomeCoordinator places={can(actor, 'membership:list', school)} />}
        {can(actor, 'person:access', school) && <HomePeople />}
        {membership && (
          <Boundary waiting="Loading your hub…">
            <HomeHub me={me} membership={membership} brief={overview} />
          </Boundary>
        )}
        {invited && !asked && !chooses && <Invitation me={me} />}
      </HomeTogether>
    </Page>
  )
}

function Invitation({ me }: { me: Me }) {
  return (
    <Boundary waiting="Loading the programme…">
      <HomeInvitation me={me} />
    </Boundary>
  )
}

/** Whoever leads a group has a place in it: what is left to do for that. */
function HomeSeats({ ownId, places }: { ownId: string; places: boolean }) {
  const { data: hubs } = useQuery(hubsQuery())
  return hubs ? <Unseated hubs={hubs} ownId={ownId} places={places} /> : null
}

/** The meetings ahead: of the groups that this person leads, and of their own hub. On the day of one they come first. */
function HomeMeetings({ me, look }: { me: Me; look: 'home-today' | 'home-meetings' }) {
  const { membership, leads } = me
  const leadsOwn = membership !== null && leads.includes(membership.groupId)
  if (!membership && leads.length === 0) return null
  return (
    <div className={look}>
      {membership && !leadsOwn && <HomeNext me={me} membership={membership} />}
      {leads.length > 0 && (
        <Boundary waiting="Loading your group…">
          <HomeFacilitator me={me} />
        </Boundary>
      )}
    </div>
  )
}
