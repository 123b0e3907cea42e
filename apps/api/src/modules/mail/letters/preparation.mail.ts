import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { type Addressee, salutation, type Letter } from './letters.mail.ts'

/** There is something to vote on: once for each person and meeting. */
export function voteLetter(letter: {
  to: Addressee
  hubName: string
  date: string
  /** The day it is sent. */
  today: string
  until: string
  titles: readonly string[]
  link: string
  settingsPage: string
}): Letter {
  const { to, hubName, date, today, until, titles, link, settingsPage } = letter
  return {
    subject: `${hubName}: vote for the new learning on ${shortDay(date, today)}`,
    text: `${[
      salutation(to),
      `Your group meets on ${longDay(date, today)}. These are the ideas for the new learning:`,
      titles.map(title => `- ${title}`).join('\n'),
      `Vote by ${until}. It takes a minute:`,
      link,
      'You can change your vote until then. Votes are anonymous.',
      `You can have these once a day with your other updates, or turn them off: ${settingsPage}`,
    ].join('\n\n')}\n`,
  }
}
