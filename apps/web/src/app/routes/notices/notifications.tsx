import { CalendarAddress } from '#features/calendar/calendar-address.tsx'
import { NoticeChoices } from '#features/notices/notice-choices.tsx'
import { NoticeList } from '#features/notices/notice-list.tsx'
import { MailNote } from '#features/operations/mail-note.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

/** One’s own, whoever one is: what was told, how one wants to be told, and the dates in one’s own calendar. */
export default function NotificationsScreen() {
  const me = useMe()
  const { timeZone } = me.school
  return (
    <Page look="narrow-page" title="Notifications" back={{ to: paths.home, label: 'Home' }}>
      <Section title="Latest">
        <Boundary waiting="Loading notifications…">
          <NoticeList timeZone={timeZone} />
        </Boundary>
      </Section>
      <Section title="How you want to hear about it" words="Everything is in the list above, whatever you choose.">
        <MailNote />
        <Boundary waiting="Loading…">
          <NoticeChoices email={me.email} timeZone={timeZone} />
        </Boundary>
      </Section>
      <Section
        title="Calendar"
        words="Add your group’s meetings to your own calendar. It updates when a meeting moves or is cancelled."
      >
        <Boundary waiting="Loading…">
          <CalendarAddress timeZone={timeZone} />
        </Boundary>
      </Section>
    </Page>
  )
}
