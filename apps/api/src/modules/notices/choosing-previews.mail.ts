import type { NoticeKind } from '@hubs/schema/notices'
import { allocationLetter } from '../mail/letters/allocation.mail.ts'
import { choicesOpenLetter, placeOfferedLetter } from '../mail/letters/choosing.mail.ts'
import { joinedLetter, leaderLeftLetter, leadersLetter, placedLetter } from '../mail/letters/groups.mail.ts'
import type { Addressee, Letter } from '../mail/letters/letters.mail.ts'
import { swapOfferedLetter } from '../mail/letters/swaps.mail.ts'

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

type GroupExample = { to: Addressee; by: string; hubName: string; programmePage: string }

/** The emails about who is in a group and who facilitates it. */
export function groupPreviews({ to, by, hubName, programmePage }: GroupExample): [NoticeKind, Letter][] {
  const [name, other] = ['Sam Taylor', 'Jo Hart']
  return [
    ['placed', placedLetter({ to, by, hubName })],
    ['facilitators-changed', leadersLetter({ to, by, hubName, leaders: [other], before: [name] })],
    ['facilitator-left', leaderLeftLetter({ to, name, groupName: hubName, left: null, page: programmePage })],
    ['group-joined', joinedLetter({ to, name, hubName })],
  ]
}
