import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { MailPreviews } from '#features/notices/mail-previews.tsx'
import { Undelivered } from '#features/notices/undelivered.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/boundary.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function EmailsScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'mail:preview', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Emails />
}

function Emails() {
  const me = useMe()
  const heading = usePageTitle('Emails · Learning Hubs')
  const opens = can(actorOf(me), 'person:edit', { schoolId: me.school.id })
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Emails
        </h1>
        <p className="lead quiet">What people are sent, as they’ll get it. The examples are about your next meeting.</p>
      </header>
      <Boundary waiting="Loading…">
        <Undelivered timeZone={me.school.timeZone} {...(opens && { personTo: paths.person })} />
      </Boundary>
      <MailPreviews />
    </main>
  )
}
