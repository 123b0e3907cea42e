import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ChoosersOwing } from '#features/membership/choosers-owing.tsx'
import { InviteAgain } from '#features/staff/invite-again.tsx'
import { ReminderList } from '#features/notices/reminder-list.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

/** For who leads a group, and for coordinators, who can remind those that have not chosen as well. */
export default function RemindersScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'register:year', { schoolId: me.school.id })) return <NotFoundScreen />
  // Facilitators remind their own group; who has no hub yet is in no group, and so for coordinators.
  const chooses = can(actorOf(me), 'membership:list', { schoolId: me.school.id })
  return (
    <Page
      look="narrow-page"
      title="Reminders"
      back={{ to: paths.meetings, label: 'Meetings' }}
      quiet
      lead={
        chooses
          ? 'Anyone who hasn’t chosen a hub, missed the last meeting and hasn’t caught up, or doesn’t have a plan from it. A reminder goes out at most once a day.'
          : 'Anyone who missed the last meeting and hasn’t caught up, or doesn’t have a plan from it. A reminder goes out at most once a day.'
      }
    >
      <Boundary waiting="Loading…">
        {chooses && (
          <ChoosersOwing
            timeZone={me.school.timeZone}
            renderInvite={(person, isFirst) => <InviteAgain person={person} isFirst={isFirst} />}
          />
        )}
        <ReminderList timeZone={me.school.timeZone} />
      </Boundary>
    </Page>
  )
}
