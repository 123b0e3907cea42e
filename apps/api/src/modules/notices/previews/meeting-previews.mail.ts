import { invitationsLetter } from '../../mail/letters/invitations.mail.ts'
import { type MinutesToMail, minutesLetter } from '../../mail/letters/minutes.mail.ts'
import {
  cancelledLetter,
  movedLetter,
  reinstatedLetter,
  reminderLetter,
  soonLetter,
  whenWhere,
  type WhenWhere,
} from '../../mail/letters/notices.mail.ts'
import { voteLetter } from '../../mail/letters/preparation.mail.ts'
import { preview, type Preview, type PreviewExample } from './preview.rules.ts'

type Meeting = { now: WhenWhere; before: WhenWhere; agenda: readonly string[]; bring: readonly string[] }

function exampleMinutes({ hubName, date, by }: PreviewExample, again: boolean): MinutesToMail {
  const [sam, jo] = ['Sam Taylor', 'Jo Hart']
  return {
    meeting: { hubName, date },
    people: [
      { name: by, attendance: 'present' },
      { name: sam, attendance: 'present' },
      { name: jo, attendance: 'apologies' },
    ],
    promises: [{ name: sam, promise: 'I will wait three seconds after each question.' }],
    told: [
      {
        name: by,
        promise: 'I will ask one hinge question.',
        did: 'A few times',
        whatHappened: 'More students had an answer ready.',
        evidence: 'Eight hands instead of three.',
        surprise: '',
      },
    ],
    text: { learned: 'Silence feels longer to us than to them.', questions: 'Does it work with younger students?' },
    next: null,
    isCorrection: again,
  }
}

/** The emails about a meeting: before it, when it changes, and after it. */
export function meetingPreviews(about: PreviewExample, { now, before, agenda, bring }: Meeting): Preview[] {
  const { to, hubName, today, page, origin } = about
  const plansPage = `${origin}/plans`
  const line = (at: WhenWhere) => [{ hubName, when: whenWhere(at) }]
  const calendars = { to, page: `${origin}/meetings`, settingsPage: about.settingsPage }
  const reminder = { ...about, plansPage, day: before.day }
  const titles = ['Cold call, warmly', 'Exit cards']
  return [
    preview(
      'meeting-invitations',
      invitationsLetter({ ...calendars, added: line(now), changed: [], removed: [] }),
      'New dates',
    ),
    preview(
      'meeting-invitations',
      invitationsLetter({ ...calendars, added: line(now), changed: [], removed: line(before) }),
      'Another group',
    ),
    preview('meeting-soon', soonLetter({ ...about, now, agenda, bring, plansPage, hasPlan: true }), 'With a plan'),
    preview('meeting-soon', soonLetter({ ...about, now, agenda, bring, plansPage, hasPlan: false }), 'Without a plan'),
    preview('meeting-moved', movedLetter({ ...about, now, before }), 'Moved'),
    preview('meeting-moved', reinstatedLetter({ ...about, now }), 'Reinstated'),
    preview('meeting-cancelled', cancelledLetter({ ...about, was: now })),
    preview('vote-open', voteLetter({ ...about, today, until: now.day, titles, link: page })),
    ...[false, true].map(again =>
      preview(
        'minutes',
        minutesLetter({ minutes: exampleMinutes(about, again), to, by: about.by, link: `${origin}/meetings`, today }),
        again ? 'Corrected' : 'Sent',
      ),
    ),
    preview('reminder', reminderLetter({ ...reminder, missed: true, noPlan: false }), 'Missed the meeting'),
    preview('reminder', reminderLetter({ ...reminder, missed: false, noPlan: true }), 'No plan yet'),
    preview('reminder', reminderLetter({ ...reminder, missed: true, noPlan: true }), 'Both'),
  ]
}
