import { isolated } from '@hubs/rules/text/isolated'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

const listed = new Intl.ListFormat('en-GB')
const names = (of: readonly string[]) => listed.format(of.map(isolated))

/** To everybody of a group, where those who lead it are others than before. */
export function leadersLetter({
  to,
  by,
  hubName,
  leaders,
  before,
}: {
  to: Addressee
  by: string
  hubName: string
  leaders: readonly string[]
  before: readonly string[]
}): Letter {
  const said = (who: readonly string[]) => (who.length > 0 ? names(who) : 'no one')
  return letter(
    `The facilitators of ${hubName} have changed`,
    salutation(to),
    `${isolated(by)} has changed who facilitates ${hubName}. It’s now ${said(leaders)}. Before, it was ${said(before)}.`,
    'A group’s facilitators can read its minutes, the plans shared with the group, and the comments of its meeting surveys. Former facilitators can’t.',
    'If you weren’t expecting this, talk to your coordinator.',
  )
}

/** To somebody who facilitates a group from now on, by another person’s decision. */
export function nowLeadsLetter({ to, by, hubName }: { to: Addressee; by: string; hubName: string }): Letter {
  return letter(
    `You’re now a facilitator of ${hubName}`,
    salutation(to),
    `${isolated(by)} has made you a facilitator of ${hubName}. You keep its meetings on time and friendly, and you’re a member like everyone else, not the expert.`,
    'Next time you sign in, your home page has your group’s next meeting. You can prepare its agenda there and run it on screen.',
    'You can read your group’s minutes, the plans shared with the group, and the comments of its meeting surveys.',
    'If you weren’t expecting this, talk to your coordinator.',
  )
}

/** To coordinators, where somebody who facilitated a group has left. */
export function leaderLeftLetter({
  to,
  name,
  groupName,
  left,
  page,
}: {
  to: Addressee
  name: string
  groupName: string
  /** Who still facilitates it. */
  left: string | null
  page: string
}): Letter {
  const still = left === null ? 'The group has no facilitator now.' : `${isolated(left)} still facilitates it.`
  return letter(
    `${isolated(name)} no longer facilitates ${groupName}`,
    salutation(to),
    `${isolated(name)} is no longer on the staff list, so they no longer facilitate ${groupName}. ${still}`,
    'You can choose another facilitator here:',
    page,
  )
}

export function placedLetter({
  to,
  by,
  hubName,
  dates = [],
}: {
  to: Addressee
  by: string
  hubName: string | null
  /** When their new group meets, soonest first. */
  dates?: readonly string[]
}): Letter {
  const meets = dates.length > 0 ? [`Your group meets on\n${dates.map(each => `- ${each}`).join('\n')}`] : []
  const now = hubName === null ? 'You’re no longer in a hub.' : `You’re now in ${hubName}.`
  return letter(
    'Your hub place has changed',
    salutation(to),
    `${isolated(by)} has changed your place. ${now}`,
    ...meets,
    SEEN,
  )
}

const SEEN =
  'Members of a group can read its minutes and the plans shared with the group. When people leave a group, they can no longer read them.'

/** To everybody of a group that a coordinator has joined by their own decision. */
export function joinedLetter({ to, name, hubName }: { to: Addressee; name: string; hubName: string }): Letter {
  return letter(
    `${isolated(name)} has joined ${hubName}`,
    salutation(to),
    `${isolated(name)}, a coordinator, has added themselves to your group in ${hubName}.`,
    SEEN,
  )
}

export function partnerLetter({
  to,
  hubName,
  partners,
  page,
}: {
  to: Addressee
  hubName: string
  partners: readonly string[]
  page: string
}): Letter {
  if (partners.length === 0)
    return letter(
      'You don’t have a partner for now',
      salutation(to),
      `Your facilitator has changed the pairs in ${hubName}. No one is your partner until the next meeting, so no one reads the plans you shared with your partner.`,
    )
  return letter(
    `Your partner is now ${names(partners)}`,
    salutation(to),
    `Your facilitator has changed the pairs in ${hubName}. Until the next meeting, your partner is ${names(partners)}.`,
    'A plan you shared with your partner before stays between the two of you. To show it to your new partner, open it:',
    page,
  )
}
