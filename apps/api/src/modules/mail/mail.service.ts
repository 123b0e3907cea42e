import { secondMs as second, minuteMs as minute } from '@hubs/rules/dates/durations'
import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { mergedCalendars } from './calendars.format.ts'
import type { Letter } from './letters/letters.mail.ts'
import type { Transport } from './mail-transport.client.ts'
import * as repo from './mail.repo.ts'

type Log = { info(details: object, line: string): void; warn(details: object, line: string): void }
type Deps = { store: Store; now: Clock; log: Log; transport: Transport }

/** A sender that died with a mail in hand gives it back after this long. */
const claimMs = 2 * minute
const longestPauseMs = 30 * minute

/** One mail to a person about one thing in this time. */
const quarterMs = 15 * minute
/** Longer ones than this tell no more: the page they lead to has it all. */
const longestBundle = 6000

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
  return { subject: letter.subject, text: text.length > longestBundle ? letter.text : text, calendar }
}

/** 5 s after the first failure, then twice as long each time, up to half an hour. */
function pauseAfter(tries: number): number {
  return Math.min(5 * second * 2 ** (tries - 1), longestPauseMs)
}

/** The mail server takes none for this address: for good, as far as it knows (RFC 5321, 4.2.1). */
function isRefusedAddress(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 550 && code < 560 && error instanceof Error && 'command' in error && error.command === 'RCPT TO'
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    timer: undefined as NodeJS.Timeout | undefined,
    round: undefined as Promise<void> | undefined,
    askedAgain: false,
    stopped: false,
  }
}

/** Not sent, and kept for as long as it is of use: it goes out if the address is tried again. */
const held = ({ now }: Needs) => ({ nextAttemptAt: null, refusedAt: now() })

async function takesMailAgain({ now }: Needs, tx: Tx, emails: readonly string[]) {
  await repo.clearRefusal(tx, emails)
  await repo.releaseHeld(tx, emails, now())
}

async function sendOne(needs: Needs): Promise<boolean> {
  const { store, now, log, transport } = needs
  const mail = await store.write(tx => repo.claimNext(tx, now(), now() + claimMs))
  if (!mail) return false
  const done = { nextAttemptAt: null, text: '', calendar: '' }
  if (now() >= mail.expiresAt) {
    await store.write(tx => repo.updateMail(tx, mail.id, { ...done, lastError: mail.lastError ?? 'not sent in time' }))
    log.warn({ mail: mail.id, tries: mail.attempts - 1 }, 'an email wasn’t sent in time, so it won’t be sent')
    return true
  }
  try {
    const where = await transport.deliver(mail)
    await store.write(async tx => {
      await repo.updateMail(tx, mail.id, { ...done, sentAt: now(), lastError: null })
      const refusal = await repo.findRefusedAddress(tx, mail.to)
      // Where emails come back later, that this one was taken says nothing.
      if (refusal && !refusal.bounced) await takesMailAgain(needs, tx, [mail.to])
    })
    log.info({ mail: mail.id }, `an email was sent to ${where}`)
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    const refused = isRefusedAddress(error)
    await store.write(async tx => {
      if (refused) await repo.saveRefusal(tx, mail.to, { since: now(), reason: why, bounced: false })
      const next = refused ? held(needs) : { nextAttemptAt: now() + pauseAfter(mail.attempts) }
      await repo.updateMail(tx, mail.id, { ...next, lastError: why })
    })
    log.warn(
      {
        mail: mail.id,
        tries: mail.attempts,
        code: error instanceof Error && 'code' in error ? error.code : undefined,
      },
      refused
        ? 'an email couldn’t be sent: its address takes none'
        : 'an email couldn’t be sent and will be tried again',
    )
  }
  return true
}

async function sendAll(needs: Needs) {
  do {
    needs.askedAgain = false
    while (!needs.stopped && (await sendOne(needs))) continue
  } while (needs.askedAgain && !needs.stopped)
  const due = needs.stopped ? null : await repo.nextDue(needs.store.read)
  if (due !== null) wakeIn(needs, Math.max(due - needs.now(), second))
}

function wakeIn(needs: Needs, ms: number) {
  clearTimeout(needs.timer)
  if (needs.stopped) return
  needs.timer = setTimeout(wake.bind(null, needs), Math.min(ms, longestPauseMs))
  needs.timer.unref()
}

function wake(needs: Needs) {
  if (needs.stopped) return
  if (needs.round) {
    needs.askedAgain = true
    return
  }
  needs.round = sendAll(needs)
    .catch((error: unknown) => {
      needs.log.warn({ err: error }, 'the outbox couldn’t be read and will be tried again')
      wakeIn(needs, minute)
    })
    .finally(() => {
      needs.round = undefined
    })
}

/** Puts a mail into the outbox, inside the transaction it tells of. Call `wake` after the commit. */
async function add(needs: Needs, tx: Tx, to: string, letter: Letter, staleAt: number, kind: MailKind): Promise<string> {
  const about = 'about' in kind ? kind.about : null
  const instead = 'about' in kind && kind.instead === true
  // Whoever asks for a link waits for it: that is a try, too.
  const isFirst = 'first' in kind && kind.first
  const isHeld = !isFirst && (await repo.findRefusedAddress(tx, to)) !== undefined
  const known = about && (await repo.findAbout(tx, to, about, needs.now() - quarterMs))
  if (known && known.nextAttemptAt !== null && known.attempts === 0) {
    await repo.updateMail(tx, known.id, {
      ...bundled(known, letter, instead),
      expiresAt: Math.max(known.expiresAt, staleAt),
    })
    return known.id
  }
  const id = newId()
  // Somebody who has just been written to about it hears the rest in one later mail.
  const due = known ? Math.max(needs.now(), known.createdAt + quarterMs) : needs.now()
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
    priority: isFirst ? 0 : 1,
    topic: about,
    ...(isHeld && { ...held(needs), lastError: 'the address takes no email' }),
  })
  return id
}

/** Lets email go to these people’s addresses again, with what was held back meanwhile. Call `wake` after the commit. */
async function tryAgain(needs: Needs, tx: Tx, schoolId: string, personIds: readonly string[] | 'all'): Promise<number> {
  const refused = await repo.listRefused(tx, schoolId)
  const emails = refused.filter(({ id }) => personIds === 'all' || personIds.includes(id)).map(({ email }) => email)
  if (emails.length > 0) await takesMailAgain(needs, tx, emails)
  return emails.length
}

/** Sends what waits, soon and not now: no request waits for mail. */
function wakeSoon(needs: Needs) {
  setImmediate(wake.bind(null, needs))
}

/** Lets the mail in hand finish if that takes no time; what still waits is sent after the next start. */
async function stop(needs: Needs) {
  needs.stopped = true
  clearTimeout(needs.timer)
  await Promise.race([needs.round, wait(second, undefined, { ref: false })])
  needs.transport.close()
}

/** The outbox: mail is written with the change it tells of, and sent after the commit. */
export function createMail(given: Deps) {
  const needs = needsOf(given)
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

    wake: wakeSoon.bind(null, needs),
    sweep: (tx: Tx) => repo.deleteOld(tx, needs.now() - 7 * 24 * 60 * minute),
    stop: stop.bind(null, needs),
  }
}

export type Mail = ReturnType<typeof createMail>
