import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { isolated } from '@hubs/rules/text/isolated'
import { type Addressee, salutation, type Letter } from './letters.mail.ts'

/** What has happened to a visit, for the one who did not do it. */
export type ObservationNews = 'booked' | 'moved' | 'elsewhere' | 'cancelled' | 'declined' | 'handed-over'

type Visit = {
  to: Addressee
  other: string
  date: string
  today: string
  at: string
  /** Where it is, which may not be known yet. */
  place: string
  link: string
  news: ObservationNews
}

/** A letter about a visit says who and when, and nothing of what it is about. */
export function observationLetter({ to, other, date, today, at, place, link, news }: Visit): Letter {
  const day = shortDay(date, today)
  const when = `${longDay(date, today)}, ${at}`
  const who = isolated(other)
  const where = place && isolated(place)
  const said = {
    booked: [
      `${who} would like you to observe them, ${day}, ${at}`,
      `${who} has booked you to observe them on ${when}. Open this link to see the focus. If you can’t make it, change the time or say no:`,
    ],
    moved: [
      `Observation moved to ${day}, ${at}`,
      `${who} has moved your observation to ${when}${where && `, ${where}`}. If that doesn’t suit you, change the time here:`,
    ],
    elsewhere: [
      where ? `Observation on ${day} is now in ${where}` : `Observation on ${day}: the room has changed`,
      where
        ? `${who} has moved your observation on ${when} to ${where}. If that doesn’t suit you, change it here:`
        : `${who} has removed the room of your observation on ${when}. Agree on another here:`,
    ],
    cancelled: [`Observation cancelled: ${day}`, `${who} has cancelled the observation on ${when}:`],
    declined: [
      `${who} can’t observe you on ${day}`,
      `${who} can’t observe you on ${when}. You can ask someone else, or change the time:`,
    ],
    'handed-over': [
      `${who} has handed over the notes`,
      `The notes from ${when} are now yours. Only you have a copy. Read them here:`,
    ],
  } as const satisfies Record<ObservationNews, readonly [string, string]>
  const [subject, sentence] = said[news]
  const foot = 'Observations are private to the two of you. They’re never graded or reported.'
  return { subject, text: `${[salutation(to), sentence, link, foot].join('\n\n')}\n` }
}

export function coverLetter({
  to,
  date,
  today,
  at,
  arranged,
}: {
  to: Addressee
  date: string
  /** The day it is sent. */
  today: string
  at: string
  arranged: boolean
}): Letter {
  const when = `${longDay(date, today)}, ${at}`
  const sentence = arranged
    ? `Your cover is arranged for ${when}, so you can observe your colleague.`
    : `Cover isn’t available on ${when}. Please agree another time with your colleague, for example in one of your free periods.`
  const day = shortDay(date, today)
  const subject = arranged ? `Cover arranged: ${day}` : `Cover not available: ${day}`
  return { subject, text: `${[salutation(to), sentence].join('\n\n')}\n` }
}
