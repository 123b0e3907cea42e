import type { SupportRequest } from '@hubs/schema/support'
import { hello, type Letter, letter } from './letters.ts'

export function supportAskedLetter({
  name,
  ownerName,
  what,
  schoolName,
  page,
}: {
  name: string
  ownerName: string
  what: string
  schoolName: string
  page: string
}): Letter {
  return letter(
    `${ownerName} asks for your help`,
    hello(name),
    `${ownerName} wants to try something new before the next meeting of their Learning Hub at ${schoolName}, and needs something from you:`,
    what,
    'Say yes, or that it is not possible, on this page. Either is fine, and only the two of you see it:',
    page,
  )
}

const answers: Partial<Record<SupportRequest['state'], string>> = {
  accepted: 'said yes to what you asked for',
  given: 'says that what you asked for is done',
  'not-possible': 'says that what you asked for is not possible',
}

export function supportAnsweredLetter({
  name,
  request,
  schoolName,
  page,
}: {
  name: string
  request: SupportRequest
  schoolName: string
  page: string
}): Letter {
  return letter(
    `${request.from.name} has answered you`,
    hello(name),
    `${request.from.name} ${answers[request.state] ?? 'has answered what you asked for'}: ${request.what}`,
    ...(request.answer ? [`In their words: ${request.answer}`] : []),
    `You find it among your plans in the Learning Hubs of ${schoolName}:`,
    page,
  )
}

export function checkInLetter({
  name,
  promises,
  schoolName,
  page,
  settingsPage,
}: {
  name: string
  promises: readonly string[]
  schoolName: string
  page: string
  settingsPage: string
}): Letter {
  return letter(
    'Tried it yet?',
    hello(name),
    promises.length === 1
      ? `At your last Learning Hub meeting at ${schoolName} you promised yourself this:`
      : `At your last Learning Hub meeting at ${schoolName} you promised yourself these:`,
    ...promises,
    'Have you tried it yet? One tap is enough, and "not yet" is a good answer too. Nobody but you sees it:',
    page,
    `This is asked once between two meetings. If you do not want such mails, switch them off here: ${settingsPage}`,
  )
}
