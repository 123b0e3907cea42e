import { isolated } from '@hubs/rules/text/isolated'
import { quoted } from '@hubs/rules/text/quoted'
import { count } from '@hubs/rules/text/words'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

type Mention = { to: Addressee; by: string; title: string; link: string }

/** Says where, and nothing of what: what is taken away again, or is a group's own, is in nobody's mail. */
export function mentionLetter({ to, by, title, link, settingsPage }: Mention & { settingsPage: string }): Letter {
  return letter(
    `${isolated(by)} mentioned you in a comment`,
    salutation(to),
    `${isolated(by)} mentioned you in a comment on ${quoted(title)}. Read it and reply here:`,
    link,
    `You can have these once a day with your other updates, or turn them off: ${settingsPage}`,
  )
}

type RemovalNotice = Mention & { reason: string }

/** The reason in the words of who removed it; of the comment itself nothing, as in every letter. */
export function removedLetter({ to, by, title, reason, link }: RemovalNotice): Letter {
  return letter(
    'Your comment was removed',
    salutation(to),
    `${isolated(by)} removed your comment on ${quoted(title)}. The reason they gave:`,
    reason,
    `You can see this where your comment was. If you don’t agree, talk to ${isolated(by)}:`,
    link,
  )
}

type HeldReplies = { to: Addressee; schoolName: string; waiting: number; link: string }

export function waitingLetter({ to, schoolName, waiting, link }: HeldReplies): Letter {
  const one = waiting === 1
  return letter(
    one ? 'A visitor’s comment is waiting for review' : 'Visitors’ comments are waiting for review',
    salutation(to),
    one
      ? `A visitor has commented on ${schoolName}’s public page. The comment is waiting for a coordinator. It won’t be published until you approve it:`
      : `Visitors have commented on ${schoolName}’s public page. There are ${count(waiting, 'comment')} waiting for a coordinator. They won’t be published until you approve them:`,
    link,
    'You’ll get this email once a day at most.',
  )
}
