import { isolated } from '@hubs/rules/text/isolated'
import type { SupportRequest } from '@hubs/schema/plans/support'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

export function supportAskedLetter({
  to,
  ownerName,
  what,
  schoolName,
  page,
}: {
  to: Addressee
  ownerName: string
  what: string
  schoolName: string
  page: string
}): Letter {
  return letter(
    `${isolated(ownerName)} has asked for your support`,
    salutation(to),
    `${isolated(ownerName)} is trying something new before their next Learning Hub meeting at ${schoolName}, and would like your support:`,
    what,
    'Open this link to say yes, or that you can’t. Either is fine, and only the two of you can see your answer:',
    page,
  )
}

const answers: Partial<Record<SupportRequest['state'], string>> = {
  accepted: 'said yes to your request',
  given: 'has done what you asked',
  'not-possible': 'can’t do what you asked',
}

export function supportAnsweredLetter({
  to,
  request,
  page,
}: {
  to: Addressee
  request: Pick<SupportRequest, 'from' | 'state' | 'what' | 'answer'>
  page: string
}): Letter {
  return letter(
    `${isolated(request.from.name)} has answered your request`,
    salutation(to),
    `${isolated(request.from.name)} ${answers[request.state] ?? 'has answered your request'}: ${request.what}`,
    ...(request.answer ? [`They said: ${request.answer}`] : []),
    'You can see this in My plans:',
    page,
  )
}

export function checkInLetter({
  to,
  promises,
  schoolName,
  page,
  settingsPage,
}: {
  to: Addressee
  promises: readonly string[]
  schoolName: string
  page: string
  settingsPage: string
}): Letter {
  return letter(
    'Tried it yet?',
    salutation(to),
    `At your last Learning Hub meeting at ${schoolName}, you said:`,
    ...promises,
    'Have you tried it yet? It takes one tap, and “not yet” is fine too. Only you see your answer:',
    page,
    `You get this once between meetings. You can have it with your other updates once a day, or turn it off: ${settingsPage}`,
  )
}

/** Ten school days before the next meeting: what somebody said, and that they are going to be asked. */
export function planDueLetter({
  to,
  hubName,
  day,
  shortDay,
  promises,
  page,
  settingsPage,
}: {
  to: Addressee
  hubName: string
  day: string
  shortDay: string
  promises: readonly string[]
  page: string
  settingsPage: string
}): Letter {
  return letter(
    `${hubName}: you report back on ${shortDay}`,
    salutation(to),
    `Your ${hubName} group meets on ${day}, in about two school weeks. You said:`,
    ...promises,
    'There’s time to try it once more. Bring one piece of evidence, such as a photo of students’ work or something a student said. “Not yet” is a good report: what got in the way for you gets in the way for others too.',
    page,
    `You can have this once a day with your other updates, or turn it off: ${settingsPage}`,
  )
}
