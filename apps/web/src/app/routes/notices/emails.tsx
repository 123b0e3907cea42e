import { MailPreviews } from '#features/notices/mail-previews.tsx'
import { Undelivered } from '#features/notices/undelivered.tsx'
import { ReturnedNote } from '#features/operations/returned-note.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For coordinators: what each kind of email looks like, and which addresses refuse them. */
export default onlyFor('mail:preview', () => <Emails />)

function Emails() {
  const me = useMe()
  return (
    <Page
      look="narrow-page"
      title="Emails"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="The emails people get, as they’ll see them. The examples are about your next meeting."
    >
      <Boundary waiting="Loading…">
        <Undelivered timeZone={me.school.timeZone} returned={<ReturnedNote />} />
      </Boundary>
      <Boundary waiting="Loading emails…">
        <MailPreviews />
      </Boundary>
    </Page>
  )
}
