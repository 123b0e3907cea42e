import type { NoticeKind } from '@hubs/schema/notices'
import { mentionLetter, removedLetter, waitingLetter } from '../mail/letters/discussion.mail.ts'
import { partnerLetter } from '../mail/letters/groups.mail.ts'
import type { Addressee, Letter } from '../mail/letters/letters.mail.ts'
import { observationLetter } from '../mail/letters/observations.mail.ts'
import { checkInLetter, planDueLetter, supportAskedLetter } from '../mail/letters/plans.mail.ts'

type Example = {
  to: Addressee
  by: string
  schoolName: string
  hubName: string
  /** Of the next meeting. */
  day: string
  shortDay: string
  date: string
  today: string
  page: string
  plansPage: string
  settingsPage: string
  moderationPage: string
}

/** The emails between two meetings, with an example in each: what somebody has really planned is theirs. */
export function betweenPreviews(about: Example): [NoticeKind, Letter][] {
  const { to, by, date, today } = about
  const promises = ['With 10B, when I ask the whole class, I will wait three seconds after each question.']
  return [
    ['check-in', checkInLetter({ ...about, promises, page: about.plansPage })],
    ['plan-due', planDueLetter({ ...about, promises, page: about.plansPage })],
    ['support', supportAskedLetter({ ...about, ownerName: by, what: 'Watch how long I wait.', page: about.plansPage })],
    ['partners', partnerLetter({ ...about, partners: [by], page: about.plansPage })],
    ['observation', observationLetter({ to, other: by, date, today, at: '10:20', link: about.page, news: 'booked' })],
    ['mention', mentionLetter({ ...about, title: about.hubName, link: about.page })],
    [
      'comment-removed',
      removedLetter({ ...about, title: about.hubName, link: about.page, reason: 'It names a student.' }),
    ],
    ['comments-to-review', waitingLetter({ ...about, waiting: 2, link: about.moderationPage })],
  ]
}
