import { calledOf } from '@hubs/rules/text/called'
import { isolated } from '@hubs/rules/text/isolated'

/** What an email says. Every text is ours, plain, and ends with what to do if it was not asked for. */
export type Letter = {
  subject: string
  text: string
  /** iCalendar invitations that go along. */
  calendar?: string
}

export const letter = (subject: string, ...paragraphs: string[]): Letter => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
})

/** The address alone, of `Name <address>`. */
export const addressIn = (from: string) => /<([^<>]+)>/.exec(from)?.[1] ?? from

/** Whom an email speaks to. */
export type Addressee = { name: string; preferredName: string }

export const salutation = (to: Addressee) => `Hello ${isolated(calledOf(to))},`

/** For somebody who has never signed in: what the email tells them of, or leads to, opens only then. */
export const withFirstSignIn = (told: Letter, signInPage: string): Letter => ({
  ...told,
  text: `${told.text}\nYou haven’t signed in to Learning Hubs yet. To start, get a sign-in link by email: all you need is this email address.\n\n${signInPage}\n`,
})

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
    salutation(to),
    `${schoolName} is running Learning Hubs: small groups of colleagues who meet once each half term, try one small change in between, and share how it went. Your account is ready. Open this link to choose how you sign in:`,
    link,
    `This link is only for you. It works once and expires in ${days} days. If it has expired, ask your administrator for a new one.`,
    'If you don’t work at this school, please ignore this email: it was sent to you by mistake.',
  )
}

type LinkByMail = { to: Addressee; schoolName: string; link: string; code: string; minutes: number }

const asTyped = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`

export function signInLetter({ to, schoolName, link, code, minutes }: LinkByMail): Letter {
  return letter(
    `Sign in to Learning Hubs at ${schoolName}`,
    salutation(to),
    'Open this link and select the button to sign in:',
    link,
    `If you use Learning Hubs from your phone’s home screen, enter this code there instead: ${asTyped(code)}`,
    `The link or the code works once and expires in ${minutes} minutes. You can open the link on the phone or computer you want to use; the code works only where you asked for this email.`,
    'If you didn’t ask for this, you don’t need to do anything. No one can sign in without the link. Never give the code to anyone.',
  )
}

/** For somebody who has forgotten their password; `asked`: by themself, not by an administrator. */
export function newPasswordLetter({
  to,
  schoolName,
  link,
  code,
  minutes,
  asked,
}: LinkByMail & { asked: boolean }): Letter {
  const codeWords = asked
    ? [`If you use Learning Hubs from your phone’s home screen, enter this code there instead: ${asTyped(code)}`]
    : []
  return letter(
    `Choose a new password for Learning Hubs at ${schoolName}`,
    salutation(to),
    asked
      ? 'Open this link to choose a new password:'
      : 'An administrator has sent you this link, so that you can choose a new password:',
    link,
    ...codeWords,
    `The link works once and expires in ${minutes} minutes. When you save the new password, you’ll be signed out everywhere else.`,
    'If you didn’t ask for this, you don’t need to do anything: your password stays as it is.',
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
    salutation(to),
    `The password for your Learning Hubs account at ${schoolName} has just been changed. If that was you, you don’t need to do anything.`,
    `If it wasn’t you, tell your administrator straight away. You can still sign in with a link sent to this email address: ${signInPage}`,
  )
}

export function addressLetter({ to, schoolName }: { to: Addressee; schoolName: string }): Letter {
  return letter(
    'Your email address has been changed',
    salutation(to),
    `An administrator at ${schoolName} has changed the email address for your Learning Hubs account. You can’t sign in with this address any more, and emails will go to the new one.`,
    'If you weren’t expecting this, talk to your administrator.',
  )
}

export function secondFactorLetter({
  to,
  schoolName,
  what,
  subject = 'Your two-step sign-in has changed',
}: {
  to: Addressee
  schoolName: string
  what: string
  subject?: string
}): Letter {
  return letter(
    subject,
    salutation(to),
    `This is about two-step sign-in for your Learning Hubs account at ${schoolName}. ${what}`,
    'If that was you, you don’t need to do anything. If it wasn’t, change your password and tell your administrator straight away.',
  )
}
