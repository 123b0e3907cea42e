/** What a mail says. Every text is ours, plain, and ends with what to do if it was not asked for. */
export type Letter = { subject: string; text: string }

export const letter = (subject: string, ...paragraphs: string[]): Letter => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
})

export const hello = (name: string) => `Hello ${name},`

export function invitationLetter({
  name,
  schoolName,
  link,
  days,
}: {
  name: string
  schoolName: string
  link: string
  days: number
}): Letter {
  return letter(
    `Your place in the Learning Hubs of ${schoolName}`,
    hello(name),
    `${schoolName} works in Learning Hubs: small groups of colleagues who meet once each half term, try one small change in between, and tell each other what came of it. Your account is ready. Open this page and choose how you want to sign in:`,
    link,
    `The link is yours alone. It works once, for ${days} days; if it has run out, ask your administrator for a new one.`,
    'If you do not work at this school, somebody has mistyped an address: please ignore this mail.',
  )
}

export function signInLetter({
  name,
  schoolName,
  link,
  minutes,
}: {
  name: string
  schoolName: string
  link: string
  minutes: number
}): Letter {
  return letter(
    `Sign in to the Learning Hubs of ${schoolName}`,
    hello(name),
    'You asked to sign in. Open this page and press its button:',
    link,
    `The link works once, for ${minutes} minutes. You can open it on the phone or computer you want to use.`,
    'If you did not ask for it, you need do nothing: without the link nobody gets in.',
  )
}

export function passwordLetter({
  name,
  schoolName,
  signInPage,
}: {
  name: string
  schoolName: string
  signInPage: string
}): Letter {
  return letter(
    'Your password was changed',
    hello(name),
    `The password of your account in the Learning Hubs of ${schoolName} was just changed. If it was you, all is well.`,
    `If it was not, tell your administrator at once. You can still sign in by a link sent to this address: ${signInPage}`,
  )
}

export function addressLetter({ name, schoolName }: { name: string; schoolName: string }): Letter {
  return letter(
    'Your mail address was changed',
    hello(name),
    `An administrator of ${schoolName} gave your Learning Hubs account another mail address. From now on its mail goes there, and this address no longer signs in.`,
    'If you did not expect that, talk to your administrator.',
  )
}
