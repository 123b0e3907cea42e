import { mentionLetter, removedLetter } from '../../mail/letters/discussion.mail.ts'
import { partnerLetter } from '../../mail/letters/groups.mail.ts'
import { coverLetter, observationLetter } from '../../mail/letters/observations.mail.ts'
import {
  checkInLetter,
  planDueLetter,
  supportAnsweredLetter,
  supportAskedLetter,
} from '../../mail/letters/plans.mail.ts'
import { preview, type Preview, type PreviewExample } from './preview.rules.ts'

/** The emails between two meetings, with an example in each: what somebody has really planned is theirs. */
export function betweenPreviews(example: PreviewExample): Preview[] {
  // Nobody observes or mentions themselves.
  const about = { ...example, by: 'Sam Taylor' }
  const { to, by, date, today } = about
  const promises = ['With 10B, when I ask the whole class, I will wait three seconds after each question.']
  const page = `${about.origin}/plans`
  const what = 'Watch how long I wait.'
  const answered = { from: { id: '', name: by }, what, answer: 'Gladly, on Tuesday.' }
  const visit = { to, other: by, date, today, at: '10:20', place: 'B12', link: `${about.origin}/observations` }
  const news = [
    ['booked', 'Booked'],
    ['moved', 'Moved'],
    ['elsewhere', 'In another room'],
    ['cancelled', 'Cancelled'],
    ['declined', 'Can’t come'],
    ['handed-over', 'Notes handed over'],
  ] as const
  const place = { ...about, title: about.hubName, link: page }
  return [
    preview('check-in', checkInLetter({ ...about, promises, page })),
    preview('plan-due', planDueLetter({ ...about, promises, page })),
    preview('support', supportAskedLetter({ ...about, ownerName: by, what, page }), 'Asked'),
    ...(['accepted', 'given', 'not-possible'] as const).map(state =>
      preview(
        'support',
        supportAnsweredLetter({ to, request: { ...answered, state }, page }),
        { accepted: 'Yes', given: 'Done', 'not-possible': 'Sorry, I can’t' }[state],
      ),
    ),
    preview('partners', partnerLetter({ ...about, partners: [by], page }), 'With a partner'),
    preview('partners', partnerLetter({ ...about, partners: [], page }), 'Without a partner'),
    ...news.map(([each, when]) => preview('observation', observationLetter({ ...visit, news: each }), when)),
    preview('observation', coverLetter({ ...visit, arranged: true }), 'Cover arranged'),
    preview('observation', coverLetter({ ...visit, arranged: false }), 'Cover not available'),
    preview('mention', mentionLetter(place)),
    preview('comment-removed', removedLetter({ ...place, reason: 'It names a student.' })),
  ]
}
