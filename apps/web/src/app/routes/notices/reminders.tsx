import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ReminderList } from '#features/notices/reminder-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function RemindersScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'register:year', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Reminders timeZone={me.school.timeZone} />
}

function Reminders({ timeZone }: { timeZone: string }) {
  const heading = usePageTitle('Reminders · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.meetings}>Meetings</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Reminders
        </h1>
        <p className="lead quiet">
          Anyone who missed the last meeting and hasn’t caught up, or doesn’t have a plan from it. A reminder goes out
          at most once a day.
        </p>
      </header>
      <ReminderList timeZone={timeZone} />
    </main>
  )
}
