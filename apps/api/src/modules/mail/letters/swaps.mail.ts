import { type Addressee, salutation, letter, type Letter } from './letters.mail.ts'

/** Somebody else would like their place, and they would have one that they ranked higher. Nobody is named. */
export function swapOfferedLetter({
  to,
  from,
  hubName,
  choice,
  until,
  page,
}: {
  to: Addressee
  from: string
  hubName: string
  /** "first choice". */
  choice: string
  until: string
  page: string
}): Letter {
  return letter(
    `You could swap to ${hubName}`,
    salutation(to),
    `You’re in ${from}. You could swap to ${hubName}, your ${choice}. Everyone in the swap would get a hub they ranked higher.`,
    `It only happens if everyone says yes by ${until}. If you say no, you stay where you are, and no one is told who said no:`,
    page,
  )
}

export function swapDoneLetter({ to, hubName, choice }: { to: Addressee; hubName: string; choice: string }): Letter {
  return letter(
    `You’re now in ${hubName}`,
    salutation(to),
    `Everyone said yes to the swap. You’re now in ${hubName}, your ${choice}.`,
    'Members of a group can read its minutes and the plans shared with the group. When people leave a group, they can no longer read them.',
  )
}

/** To those who said yes, where it comes to nothing. */
export function swapOffLetter({ to, hubName }: { to: Addressee; hubName: string }): Letter {
  return letter(
    'The swap isn’t going ahead',
    salutation(to),
    `The swap that would have taken you to ${hubName} isn’t going ahead, because not everyone said yes in time or could take part. You stay in your hub.`,
  )
}
