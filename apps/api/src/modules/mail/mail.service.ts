import { MINUTE_MS, WEEK_MS } from '@hubs/rules/dates/durations'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { mergedCalendars } from './calendars.format.ts'
import type { Letter } from './letters/letters.mail.ts'
import { ranks } from './mail-transport.client.ts'
import * as repo from './mail.repo.ts'
import { createSenders, type Deps, type Senders } from './senders.service.ts'

/** One mail to a person about one thing in this time. */
const QUARTER_MS = 15 * MINUTE_MS
/** Longer ones than this tell no more: the page they lead to has it all. */
const LONGEST_BUNDLE = 6000

/** Every mail says which it is. */
export type MailKind =
  | {
      /** What it tells of, such as a discussion: more about it within a quarter of an hour comes in one mail. */
      about: string
      /** The later one says all that is to be said, and takes the place of one that waits. */
      instead?: true
    }
  | {
      /** A link of its own, which ends the one before and so can't wait; `first` where somebody waits to sign in. */
      first: boolean
    }

/** Two letters about one thing as one: the later one first; what is told already is not told twice. */
function bundled(known: Letter, letter: Letter, instead: boolean): Letter {
  const calendar = mergedCalendars(known.calendar ?? '', letter.calendar ?? '')
  if (instead) return { ...letter, calendar }
  if (known.text.includes(letter.text)) return { subject: known.subject, text: known.text, calendar }
  const text = `${letter.text}\n${known.text}`
  return { subject: letter.subject, text: text.length > LONGEST_BUNDLE ? letter.text : text, calendar }
}

type Needs = Deps & { senders: Senders }

/** Puts a mail into the outbox, inside the transaction it tells of. Call `wake` after the commit. */
async function add(needs: Needs, tx: Tx, to: string, letter: Letter, staleAt: number, kind: MailKind): Promise<string> {
  const about = 'about' in kind ? kind.about : null
  const instead = 'about' in kind && kind.instead === true
  // Whoever asks for a link waits for it: that is a try, too.
  const isFirst = 'first' in kind && kind.first
  const isHeld = !isFirst && (await repo.findRefusedAddress(tx, to)) !== undefined
  const known = about && (await repo.findAbout(tx, to, about, needs.now() - QUARTER_MS))
  if (known && known.nextAttemptAt !== null && known.attempts === 0) {
    await repo.updateMail(tx, known.id, {
      ...bundled(known, letter, instead),
      expiresAt: Math.max(known.expiresAt, staleAt),
    })
    return known.id
  }
  const id = newId()
  // Somebody who has just been written to about it hears the rest in one later mail.
  const due = known ? Math.max(needs.now(), known.createdAt + QUARTER_MS) : needs.now()
  await repo.insertMail(tx, {
    id,
    to,
    ...letter,
    createdAt: due,
    expiresAt: staleAt,
    nextAttemptAt: due,
    attempts: 0,
    sentAt: null,
    lastError: null,
    refusedAt: null,
    calendar: letter.calendar ?? '',
    priority: isFirst ? ranks.signIn : ranks.rest,
    topic: about,
    ...(isHeld && { nextAttemptAt: null, refusedAt: needs.now(), lastError: 'the address takes no email' }),
  })
  return id
}

/** Lets email go to these people’s addresses again, with what was held back meanwhile. Call `wake` after the commit. */
async function tryAgain(needs: Needs, tx: Tx, schoolId: string, personIds: readonly string[] | 'all'): Promise<number> {
  const refused = await repo.listRefused(tx, schoolId)
  const emails = refused.filter(({ id }) => personIds === 'all' || personIds.includes(id)).map(({ email }) => email)
  if (emails.length > 0) await repo.acceptsAgain(tx, emails, needs.now())
  return emails.length
}

/** The outbox: mail is written with the change it tells of, and sent after the commit. */
export function createMail(given: Deps) {
  const needs = { ...given, senders: createSenders(given) }
  return {
    add: add.bind(null, needs),

    /** Of mail that lies in a folder: takes away what has one of these words in it. */
    forget: (words: readonly string[]) => needs.transport.forget?.(words) ?? Promise.resolve(),

    waiting: () => repo.countWaiting(needs.store.read),

    /** Takes one back, in the transaction that put it there. */
    takeBack: repo.deleteMail,

    /** Takes one back that a newer one has made useless, if it has not gone out yet. */
    withdraw: repo.deleteWaiting,

    tryAgain: tryAgain.bind(null, needs),

    /** Since when this person's address is refused; null where it is not. */
    refusedSince: repo.findRefusal,

    /** Whose address is refused, of a school. */
    listRefused: repo.listRefused,

    wake: needs.senders.wake,
    sweep: (tx: Tx) => repo.deleteOld(tx, needs.now() - WEEK_MS),
    stop: needs.senders.stop,
  }
}

export type Mail = ReturnType<typeof createMail>
