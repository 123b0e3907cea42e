import { isolated } from '@hubs/rules/text/isolated'
import { type Addressee, salutation, letter, type Letter } from './letters.mail.ts'

/** A place for somebody on the waiting list, kept until a time. */
export function placeOfferedLetter({
  to,
  hubName,
  until,
  page,
}: {
  to: Addressee
  hubName: string
  until: string
  page: string
}): Letter {
  return letter(
    `There’s a place for you in ${hubName}`,
    salutation(to),
    `You’re next on the waiting list for ${hubName}, and there’s a place. It’s kept for you until ${until}:`,
    page,
    'If you don’t take it by then, it’s offered to the next person. If you no longer want it, you can leave the list on the same page.',
  )
}

export function offerEndedLetter({ to, hubName, page }: { to: Addressee; hubName: string; page: string }): Letter {
  return letter(
    `The place in ${hubName} is no longer kept for you`,
    salutation(to),
    `The place in ${hubName} that was kept for you wasn’t taken in time, so it’s been offered to the next person. You’re no longer on the waiting list, but you can join it again:`,
    page,
  )
}

type ChoiceLetter = { to: Addressee; schoolName: string; ranked: boolean; closes: string; page: string }

const choiceAction = (ranked: boolean) => (ranked ? 'rank the hubs' : 'choose a hub')
/** What happens to those who don’t. */
const withoutChoice = (ranked: boolean) =>
  ranked
    ? 'If you don’t rank them, you’ll have a place where there is one.'
    : 'If you don’t choose, your coordinator will find you a place where there is one.'

/** Teachers choose by a date. Support staff opt in, at any time unless everyone is placed together. */
export function choicesOpenLetter({
  to,
  schoolName,
  ranked,
  closes,
  page,
  voluntary,
}: ChoiceLetter & { voluntary: boolean }) {
  return letter(
    `You can ${ranked ? 'rank the hubs' : voluntary ? 'opt in to a hub' : 'choose your hub'} now`,
    salutation(to),
    voluntary
      ? `This year’s Learning Hubs at ${schoolName} are open to you too. It’s entirely voluntary. You can ${ranked ? `rank the hubs by ${closes}` : 'opt in at any time'}:`
      : `This year’s Learning Hubs at ${schoolName} are ready. Please ${choiceAction(ranked)} by ${closes}. It takes about three minutes, and you can change your mind until then:`,
    page,
    voluntary ? 'You don’t need to do anything if you’d rather not.' : withoutChoice(ranked),
  )
}

/** `last`: on the day before they close. */
export function choicesCloseLetter({ to, schoolName, ranked, closes, page, last }: ChoiceLetter & { last: boolean }) {
  return letter(
    last ? `Last day to ${choiceAction(ranked)}` : `Please ${choiceAction(ranked)} by ${closes}`,
    salutation(to),
    `Hub choices at ${schoolName} close on ${closes}, and you haven’t ${ranked ? 'ranked the hubs' : 'chosen a hub'} yet. It takes about three minutes:`,
    page,
    withoutChoice(ranked),
  )
}

/** A coordinator reminds those who haven’t chosen. */
export function remindLetter({ to, schoolName, ranked, closes, page, by }: ChoiceLetter & { by: string }) {
  return letter(
    `Please ${choiceAction(ranked)} by ${closes}`,
    salutation(to),
    `This is a reminder from ${isolated(by)}. Hub choices at ${schoolName} close on ${closes}, and you haven’t ${ranked ? 'ranked the hubs' : 'chosen a hub'} yet. It takes about three minutes:`,
    page,
    withoutChoice(ranked),
  )
}

/** Where everybody takes a place themselves: choices have closed, and this is theirs. */
export function choicesClosedLetter({ to, hubName, page }: { to: Addressee; hubName: string | null; page: string }) {
  return hubName === null
    ? letter(
        'Hub choices have closed',
        salutation(to),
        'Hub choices have closed, and you’re not in a hub yet. Your coordinator will find you a place where there is one. You can see the hubs here:',
        page,
      )
    : letter(
        `You’re in ${hubName}`,
        salutation(to),
        `Hub choices have closed. You’re in ${hubName}. You can see when it meets, and who is in it, here:`,
        page,
        'To change your hub now, ask your coordinator.',
      )
}

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
