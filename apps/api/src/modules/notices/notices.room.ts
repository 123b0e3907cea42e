import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import { calendarRoutes } from '../calendar/calendar.routes.ts'
import { createCalendar } from '../calendar/calendar.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import { createMeetingNotices } from './meeting-notices.service.ts'
import { noticeRoutes, reminderRoutes } from './notices.routes.ts'
import { createNotices } from './notices.service.ts'
import { createPreviews } from './previews.service.ts'
import { createReminders } from './reminders.service.ts'

type Deps = { store: Store; now: Clock; mail: Mail; origin: () => string; mailFrom: string }

/** What people are told, by email, in the app and in their calendars. */
export function createNoticeRoom({ store, now, mail, origin, mailFrom }: Deps) {
  const notices = createNotices({ store, now, mail, origin })
  const meetingNotices = createMeetingNotices({ now, notices, mail, origin, mailFrom })
  const previews = createPreviews({ store, now, mail, origin })
  const reminders = createReminders({ store, now, mail, notices, origin })
  const calendar = createCalendar({ store, now, origin })
  return {
    notices,
    meetingNotices,
    jobs: [meetingNotices.round, notices.digests],
    routes: () => [noticeRoutes(notices, previews), reminderRoutes(reminders), calendarRoutes(calendar)],
  }
}

export type NoticeRoom = ReturnType<typeof createNoticeRoom>
