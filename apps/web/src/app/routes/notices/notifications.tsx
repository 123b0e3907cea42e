import { CalendarAddress } from '#features/calendar/calendar-address.tsx'
import { NoticeChoices } from '#features/notices/notice-choices.tsx'
import { NoticeList } from '#features/notices/notice-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Section } from '#ui/section.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import '../narrow-page.css'

export default function NotificationsScreen() {
  const me = useMe()
  const heading = usePageTitle('Notifications · Learning Hubs')
  const { timeZone } = me.school
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Notifications
        </h1>
      </header>
      <Section title="Latest">
        <NoticeList timeZone={timeZone} />
      </Section>
      <Section title="How you want to hear about it" words="Everything is in the list above, whatever you choose.">
        <NoticeChoices email={me.email} timeZone={timeZone} />
      </Section>
      <Section
        title="Calendar"
        words="Add your group’s meetings to your own calendar. It updates when a meeting moves or is cancelled."
      >
        <CalendarAddress timeZone={timeZone} />
      </Section>
    </main>
  )
}
