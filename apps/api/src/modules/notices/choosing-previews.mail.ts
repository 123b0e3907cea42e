import type { NoticeKind } from '@hubs/schema/notices'
import { allocationLetter } from '../mail/allocation.mail.ts'
import { choicesOpenLetter, placeOfferedLetter } from '../mail/choosing.mail.ts'
import type { Addressee, Letter } from '../mail/letters.mail.ts'
import { swapOfferedLetter } from '../mail/swaps.mail.ts'

type Example = { to: Addressee; schoolName: string; hubName: string; day: string; page: string }

/** The emails around choosing a hub, with an example in each. */
export function choosingPreviews({ to, schoolName, hubName, day, page }: Example): [NoticeKind, Letter][] {
  const [until, choice] = [`${day}, 17:00`, 'first choice']
  return [
    ['choosing', choicesOpenLetter({ to, schoolName, ranked: true, closes: until, page, voluntary: false })],
    ['allocated', allocationLetter({ to, hubName, choice: `It’s your ${choice}.`, link: page })],
    ['place-offered', placeOfferedLetter({ to, hubName, until, page })],
    ['swap-offered', swapOfferedLetter({ to, from: 'E-learning', hubName, choice, until, page })],
  ]
}
