import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { isolated } from '@hubs/rules/text/isolated'
import type { Minutes } from '@hubs/schema/meetings/minutes'
import { type Addressee, salutation, type Letter } from './letters.mail.ts'

/** What of the minutes goes into the email. */
export type MinutesToMail = {
  meeting: Pick<Minutes['meeting'], 'hubName' | 'date'>
  people: readonly Pick<Minutes['people'][number], 'name' | 'attendance'>[]
  promises: readonly Omit<Minutes['promises'][number], 'personId'>[]
  told: readonly Omit<Minutes['told'][number], 'personId'>[]
  text: Minutes['text']
  next: Pick<NonNullable<Minutes['next']>, 'date' | 'startsAt' | 'place'> | null
  isCorrection: boolean
}

type Facts = {
  minutes: MinutesToMail
  /** Whom it is for. */
  to: Addressee
  /** Who presses the button. */
  by: string
  link: string
  /** The day it is sent. */
  today: string
}

const marks = [
  ['present', 'Present'],
  ['apologies', 'Apologies'],
  ['absent', 'Absent'],
  ['unknown', 'Not marked'],
] as const

const list = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`${title}\n${lines.map(line => `- ${line}`).join('\n')}`] : []
const prose = (title: string, text: string | undefined) => (text ? [`${title}\n${text}`] : [])

/** "Amy Adams: I will wait three seconds. A few times. …", in one line. */
function reported({ name, promise, did, whatHappened, evidence, surprise }: MinutesToMail['told'][number]): string {
  const said = [`${did}.`, whatHappened, evidence, surprise].map(line => line.replace(/\s+/gu, ' ').trim())
  return `${isolated(name)}: ${[promise, ...said].filter(Boolean).join(' ')}`
}

/** The minutes as everybody of the group gets them, whether they were there or not. `minutes`: as the group reads them. */
export function minutesLetter({ minutes, to, by, link, today }: Facts): Letter {
  const { meeting, people, promises, told, text, next, isCorrection: again } = minutes
  const day = longDay(meeting.date, today)
  const cameAs = marks.flatMap(([attendance, word]) => {
    const names = people.filter(person => person.attendance === attendance).map(person => isolated(person.name))
    return names.length > 0 ? [`${word}: ${names.join(', ')}.`] : []
  })
  const paragraphs = [
    salutation(to),
    again
      ? `${isolated(by)} has corrected the minutes of the ${meeting.hubName} meeting on ${day}. These replace the earlier version.`
      : `Here are the minutes of the ${meeting.hubName} meeting on ${day}, from ${isolated(by)}.`,
    ...(cameAs.length > 0 ? [cameAs.join('\n')] : []),
    ...prose('What we learned', text?.learned),
    ...prose('Questions to follow up', text?.questions),
    ...list('What we reported', told.map(reported)),
    ...list(
      'What we’ll try',
      promises.map(({ name: owner, promise }) => `${isolated(owner)}: ${promise}`),
    ),
    next
      ? `Our next meeting is on ${longDay(next.date, today)}, ${next.startsAt}${next.place ? `, ${next.place}` : ''}.`
      : 'The next date hasn’t been set yet.',
    'See the full minutes, with timings:',
    link,
    'Who can see this: everyone in your group, including people who couldn’t come, and no one else. The coordinator can see attendance and timings. Plans and reports that are private or for a partner aren’t included. None of this is used for appraisal.',
  ]
  return {
    subject: `${again ? 'Corrected minutes' : 'Minutes'}: ${meeting.hubName}, ${shortDay(meeting.date, today)}`,
    text: `${paragraphs.join('\n\n')}\n`,
  }
}
