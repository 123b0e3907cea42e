import { coverAskedLetter, nextYearLetter, storyToReviewLetter } from '../../mail/letters/coordinating.mail.ts'
import { waitingLetter } from '../../mail/letters/discussion.mail.ts'
import {
  addressLetter,
  invitationLetter,
  newPasswordLetter,
  passwordLetter,
  secondFactorLetter,
  signInLetter,
} from '../../mail/letters/letters.mail.ts'
import { digestLetter, hoursLetter } from '../../mail/letters/notices.mail.ts'
import { dataRequestLetter, schoolDownloadLetter } from '../../mail/letters/privacy.mail.ts'
import { preview, type Preview, type PreviewExample } from './preview.rules.ts'

/** What only coordinators get. */
export function coordinatorPreviews(about: PreviewExample): Preview[] {
  const { to, date, today, day, hubName, schoolName, settingsPage, origin } = about
  const at = (path: string) => ({ to, settingsPage, page: `${origin}${path}` })
  const comments = { to, schoolName, link: `${origin}/moderation` }
  return [
    preview('comments-to-review', waitingLetter({ ...comments, waiting: 1 }), 'One comment'),
    preview('comments-to-review', waitingLetter({ ...comments, waiting: 2 }), 'Several'),
    preview('cover-request', coverAskedLetter({ ...at('/cover'), name: 'Sam Taylor', date, today, at: '10:20' })),
    preview(
      'story-to-review',
      storyToReviewLetter({ ...at('/publishing'), hubName, title: 'Three seconds of silence' }),
    ),
    preview('next-year', nextYearLetter({ ...at('/programme/next-year'), year: 'This year', day })),
  ]
}

/** What somebody gets about their account and what is kept of them. The links lead nowhere. */
export function accountPreviews(about: PreviewExample): Preview[] {
  const { to, by, schoolName, settingsPage, origin } = about
  const link = { to, schoolName, minutes: 10, code: '123456' }
  const items = [
    { title: `${about.hubName} meets on ${about.shortDay}`, link: about.page },
    { title: 'Sam Taylor mentioned you in a comment', link: `${origin}/discussions` },
  ]
  const hours = {
    to,
    by,
    change: '15 minutes added to meetings attended',
    reason: 'The register was taken late.',
    year: 'this year',
    page: `${origin}/hours`,
  }
  return [
    preview('hours-corrected', hoursLetter(hours)),
    preview('data-copied', dataRequestLetter({ to, schoolName, by })),
    preview('school-downloaded', schoolDownloadLetter({ to, schoolName, by })),
    preview('digest', digestLetter({ to, schoolName, items, settingsPage })),
    preview('invitation', invitationLetter({ to, schoolName, link: `${origin}/invitation#…`, days: 14 })),
    preview('sign-in', signInLetter({ ...link, link: `${origin}/link#…` })),
    preview('new-password', newPasswordLetter({ ...link, link: `${origin}/new-password#…`, asked: true }), 'Asked for'),
    preview(
      'new-password',
      newPasswordLetter({ ...link, link: `${origin}/new-password#…`, asked: false }),
      'Sent by an administrator',
    ),
    preview('password-changed', passwordLetter({ to, schoolName, signInPage: `${origin}/sign-in` })),
    preview('address-changed', addressLetter({ to, schoolName })),
    preview('second-factor', secondFactorLetter({ to, schoolName, what: 'It has been set up on your phone.' })),
  ]
}
