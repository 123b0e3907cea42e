import type { Minutes } from '@hubs/schema/minutes'
import { inWords } from '../../wall-time.ts'
import type { Letter } from '../mail/letters.ts'

type Facts = {
  minutes: Minutes
  /** Whom it is for. */
  name: string
  /** Who presses the button. */
  by: string
  link: string
}

const marks = [
  ['present', 'Here'],
  ['apologies', 'Sent apologies'],
  ['absent', 'Not there'],
  ['unknown', 'Not marked'],
] as const

const list = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`${title}\n${lines.map(line => `- ${line}`).join('\n')}`] : []
const prose = (title: string, text: string | undefined) => (text ? [`${title}\n${text}`] : [])

/** The minutes as everybody of the group gets them, whether they were there or not. `minutes`: as the group reads them. */
export function minutesLetter({ minutes, name, by, link }: Facts): Letter {
  const { meeting, people, promises, text, next, sendings } = minutes
  const day = inWords(meeting.date)
  const again = sendings.length > 0
  const cameAs = marks.flatMap(([attendance, word]) => {
    const names = people.filter(person => person.attendance === attendance).map(person => person.name)
    return names.length > 0 ? [`${word}: ${names.join(', ')}.`] : []
  })
  const paragraphs = [
    `Hello ${name},`,
    again
      ? `${by} has corrected the minutes of the ${meeting.hubName} meeting of ${day}. These take the place of what was sent before.`
      : `These are the minutes of the ${meeting.hubName} meeting of ${day}, sent by ${by}.`,
    ...(cameAs.length > 0 ? [cameAs.join('\n')] : []),
    ...prose('What we learned', text?.learned),
    ...prose('Questions to follow up', text?.questions),
    ...list(
      'What we will try',
      promises.map(({ name: owner, promise }) => `${owner}: ${promise}`),
    ),
    next
      ? `We meet next on ${inWords(next.date)}, ${next.startsAt}${next.place ? `, ${next.place}` : ''}.`
      : 'The next date is not set yet.',
    'The minutes with all the times are here:',
    link,
    'Who can see this: everybody in your group, also those who could not come, and nobody else. The coordinator sees who came and how long each part took. A plan that its owner keeps to themselves is not in it. None of it is used for appraisal.',
  ]
  return {
    subject: `${again ? 'Corrected minutes' : 'Minutes'}: ${meeting.hubName}, ${day}`,
    text: `${paragraphs.join('\n\n')}\n`,
  }
}
