import { isolated } from '@hubs/rules/text/isolated'
import type { SupportRequest } from '@hubs/schema/plans/support'
import { type Addressee, hello, type Letter, letter } from './letters.ts'

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
    hello(to),
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
  request: SupportRequest
  page: string
}): Letter {
  return letter(
    `${isolated(request.from.name)} has answered your request`,
    hello(to),
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
    hello(to),
    `At your last Learning Hub meeting at ${schoolName}, you said:`,
    ...promises,
    'Have you tried it yet? It takes one tap, and “not yet” is fine too. Only you see your answer:',
    page,
    `You get this reminder once between meetings. To stop reminders, change your settings: ${settingsPage}`,
  )
}
