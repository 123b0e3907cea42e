import type { Letter } from './letters.ts'

/** There is something to vote on: once for each person and meeting. */
export function voteLetter(letter: {
  name: string
  hubName: string
  day: string
  until: string
  titles: readonly string[]
  link: string
}): Letter {
  const { name, hubName, day, until, titles, link } = letter
  return {
    subject: `${hubName}: choose what we learn on ${day}`,
    text: `${[
      `Hello ${name},`,
      `Your group meets on ${day}. These are the ideas for the new learning; each comes with what you would see, why it works, and where it is known to go wrong:`,
      titles.map(title => `- ${title}`).join('\n'),
      `Choose one until ${until}. It takes a minute:`,
      link,
      'You can change your vote until then. Nobody sees who voted for what.',
    ].join('\n\n')}\n`,
  }
}
