import { count } from '@hubs/rules/words'
import { hello, type Letter, letter } from './letters.ts'

type Naming = { name: string; by: string; title: string; link: string }

/** Says where, and nothing of what: what is taken away again, or is a group's own, is in nobody's mail. */
export function mentionLetter({ name, by, title, link }: Naming): Letter {
  return letter(
    `${by} named you in a reply`,
    hello(name),
    `${by} named you in a reply under “${title}”. Read it, and answer if you like, here:`,
    link,
    'If you would rather not have mail like this, switch off reminders on your account page.',
  )
}

type Waiting = { name: string; schoolName: string; waiting: number; link: string }

export function waitingLetter({ name, schoolName, waiting, link }: Waiting): Letter {
  const replies = count(waiting, 'reply', 'replies')
  const one = waiting === 1
  return letter(
    one ? 'A visitor’s reply waits for you' : 'Visitors’ replies wait for you',
    hello(name),
    `Visitors have written to the Learning Hubs of ${schoolName}: ${replies} ${one ? 'waits' : 'wait'} to be read by a coordinator. Nobody else sees ${one ? 'it' : 'them'} until you have accepted ${one ? 'it' : 'them'}:`,
    link,
    'This comes once a day at most, however many there are.',
  )
}
