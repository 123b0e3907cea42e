import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import { createInvitationsRound } from './invitations/invitations-round.service.ts'
import { createInvitations } from './invitations/invitations.service.ts'
import { createMeetingNotices } from './meeting-notices.service.ts'
import { emailRoutes, noticeRoutes, reminderRoutes } from './notices.routes.ts'
import { createNotices } from './notices.service.ts'
import { createPreviews } from './previews/previews.service.ts'
import { createReminders } from './reminders.service.ts'

type Deps = Pick<Context, 'store' | 'now' | 'origin'> & { mail: Mail; mailFrom: string }

export function createNoticeServices({ store, now, mail, origin, mailFrom }: Deps) {
  const invitations = createInvitations({ now, origin, mailFrom })
  const notices = createNotices({ store, now, mail, origin, invitations })
  const system = asSystem(store, 'what people are told of meetings')
  const meetingNotices = createMeetingNotices({ system, now, notices, mail, origin })
  const calendars = createInvitationsRound({ system, now, notices, invitations, mail, origin })
  return {
    services: { notices, meetingNotices },
    jobs: [meetingNotices.round, calendars.round, notices.digests, invitations.sweep],
    calendars,
  }
}

/** What people are told, by email, in the app and in their calendars. */
export function createNoticesModule({ env, store, now, origin }: Context, { mail }: { mail: Mail }) {
  const { services, jobs, calendars } = createNoticeServices({ store, now, mail, origin, mailFrom: env.MAIL_FROM })
  const { notices } = services
  const previews = createPreviews({ store, now, mail, origin })
  const reminders = createReminders({ store, now, mail, notices, origin })
  return {
    services: { ...services, planReminders: reminders },
    jobs,
    start: calendars.start,
    stop: calendars.stop,
    routes: [noticeRoutes(notices), emailRoutes(previews), reminderRoutes(reminders)],
  } satisfies Module
}
