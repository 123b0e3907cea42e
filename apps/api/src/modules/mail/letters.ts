import { calledOf } from '@hubs/rules/called'
import { isolated } from '@hubs/rules/isolated'

/** What an email says. Every text is ours, plain, and ends with what to do if it was not asked for. */
export type Letter = { subject: string; text: string }

export const letter = (subject: string, ...paragraphs: string[]): Letter => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
})

/** Whom an email speaks to. */
export type Addressee = { name: string; called: string }

export const hello = (to: Addressee) => `Hello ${isolated(calledOf(to))},`

export function invitationLetter({
  to,
  schoolName,
  link,
  days,
}: {
  to: Addressee
  schoolName: string
  link: string
  days: number
}): Letter {
  return letter(
    `You’re invited to Learning Hubs at ${schoolName}`,
    hello(to),
    `${schoolName} is running Learning Hubs: small groups of colleagues who meet once each half term, try one small change in between, and share how it went. Your account is ready. Open this link to choose how you sign in:`,
    link,
    `This link is only for you. It works once and expires in ${days} days. If it has expired, ask your administrator for a new one.`,
    'If you don’t work at this school, please ignore this email: it was sent to you by mistake.',
  )
}

export function signInLetter({
  to,
  schoolName,
  link,
  minutes,
}: {
  to: Addressee
  schoolName: string
  link: string
  minutes: number
}): Letter {
  return letter(
    `Sign in to Learning Hubs at ${schoolName}`,
    hello(to),
    'Open this link and select the button to sign in:',
    link,
    `The link works once and expires in ${minutes} minutes. You can open it on the phone or computer you want to use.`,
    'If you didn’t ask for this, you don’t need to do anything. No one can sign in without the link.',
  )
}

export function passwordLetter({
  to,
  schoolName,
  signInPage,
}: {
  to: Addressee
  schoolName: string
  signInPage: string
}): Letter {
  return letter(
    'Your password has been changed',
    hello(to),
    `The password for your Learning Hubs account at ${schoolName} has just been changed. If that was you, you don’t need to do anything.`,
    `If it wasn’t you, tell your administrator straight away. You can still sign in with a link sent to this email address: ${signInPage}`,
  )
}

export function addressLetter({ to, schoolName }: { to: Addressee; schoolName: string }): Letter {
  return letter(
    'Your email address has been changed',
    hello(to),
    `An administrator at ${schoolName} has changed the email address for your Learning Hubs account. You can’t sign in with this address any more, and emails will go to the new one.`,
    'If you weren’t expecting this, talk to your administrator.',
  )
}
