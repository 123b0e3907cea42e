import type { Letter } from './letters.ts'

/** What has happened to a visit, for the one who did not do it. */
export type ObservationNews = 'booked' | 'moved' | 'cancelled' | 'declined' | 'handed-over'

type Visit = { name: string; other: string; day: string; at: string; link: string; news: ObservationNews }

/** A letter about a visit says who and when, and nothing of what it is about. */
export function observationLetter({ name, other, day, at, link, news }: Visit): Letter {
  const when = `${day}, ${at}`
  const said = {
    booked: [
      `${other} asks you to visit, ${when}`,
      `${other} would like you to come and see on ${when}. What to look at is on this page. If you can’t come then, choose another time there, or say no:`,
    ],
    moved: [
      `Another time for your visit: ${when}`,
      `${other} has moved your visit to ${when}. If that does not suit you, choose another time here:`,
    ],
    cancelled: [`The visit on ${day} is off`, `${other} has called off the visit on ${when}. The page says so too:`],
    declined: [
      `${other} can’t come on ${day}`,
      `${other} can’t come on ${when}. You can ask somebody else, or choose another time:`,
    ],
    'handed-over': [
      `${other} has handed over the notes`,
      `The notes of ${when} are yours now, and yours alone: ${other} has no copy any more. Read them here:`,
    ],
  } as const satisfies Record<ObservationNews, readonly [string, string]>
  const [subject, sentence] = said[news]
  const foot = 'Visits belong to the people in them. They are never graded, and are part of no report.'
  return { subject, text: `${[`Hello ${name},`, sentence, link, foot].join('\n\n')}\n` }
}

export function coverLetter({
  name,
  day,
  at,
  arranged,
}: {
  name: string
  day: string
  at: string
  arranged: boolean
}): Letter {
  const sentence = arranged
    ? `Your work is covered on ${day}, ${at}, so that you can visit a colleague.`
    : `There is nobody to cover your work on ${day}, ${at}. Please agree another time with your colleague, for example in a free period of yours.`
  const subject = arranged ? `Cover arranged for ${day}` : `No cover on ${day}`
  return { subject, text: `${[`Hello ${name},`, sentence].join('\n\n')}\n` }
}
