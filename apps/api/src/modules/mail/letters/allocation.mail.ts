import { type Addressee, salutation, letter, type Letter } from './letters.mail.ts'

/** Hubs have been allocated: which one is theirs, and which of their choices it is. */
export function allocationLetter({
  to,
  hubName,
  choice,
  link,
}: {
  to: Addressee
  hubName: string
  choice: string
  link: string
}): Letter {
  return letter(
    `You’re in ${hubName}`,
    salutation(to),
    `Hubs have been allocated. You’re in ${hubName}. ${choice}`,
    'See why you have this hub, and why not a higher choice:',
    link,
    'If you have a question about it, ask your coordinator.',
  )
}
