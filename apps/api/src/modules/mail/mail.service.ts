import { secondMs as second, minuteMs as minute } from '@hubs/rules/durations'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import { newId } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Letter } from './letters.mail.ts'
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
  if (instead) return letter
  if (known.text.includes(letter.text)) return { subject: known.subject, text: known.text }
  const text = `${letter.text}\n${known.text}`
  return { subject: letter.subject, text: text.length > longestBundle ? letter.text : text }
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

/** The outbox: mail is written with the change it tells of, and sent after the commit. */
export function createMail({ store, now, log, transport }: Deps) {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined
  let askedAgain = false
  let stopped = false

  /** Not sent, and kept for as long as it is of use: it goes out if the address is tried again. */
  const held = () => ({ nextAttemptAt: null, refusedAt: now() })

  async function takesMailAgain(tx: Tx, emails: readonly string[]) {
    await repo.clearRefusal(tx, emails)
    await repo.releaseHeld(tx, emails, now())
  }

  async function sendOne(): Promise<boolean> {
    const mail = await store.write(tx => repo.claimNext(tx, now(), now() + claimMs))
    if (!mail) return false
    const done = { nextAttemptAt: null, text: '', calendar: '' }
    if (now() >= mail.expiresAt) {
      await store.write(tx =>
        repo.updateMail(tx, mail.id, { ...done, lastError: mail.lastError ?? 'not sent in time' }),
      )
      log.warn({ mail: mail.id, tries: mail.attempts - 1 }, 'an email wasn’t sent in time, so it won’t be sent')
      return true
    }
    try {
      const where = await transport.deliver(mail)
      await store.write(async tx => {
        await repo.updateMail(tx, mail.id, { ...done, sentAt: now(), lastError: null })
        const refusal = await repo.findRefusedAddress(tx, mail.to)
        // Where emails come back later, that this one was taken says nothing.
        if (refusal && !refusal.bounced) await takesMailAgain(tx, [mail.to])
      })
      log.info({ mail: mail.id }, `an email was sent to ${where}`)
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
      const refused = isRefusedAddress(error)
      await store.write(async tx => {
        if (refused) await repo.saveRefusal(tx, mail.to, { since: now(), reason: why, bounced: false })
        const next = refused ? held() : { nextAttemptAt: now() + pauseAfter(mail.attempts) }
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

  async function sendAll() {
    do {
      askedAgain = false
      while (!stopped && (await sendOne())) continue
    } while (askedAgain && !stopped)
    const due = stopped ? null : await repo.nextDue(store.read)
    if (due !== null) wakeIn(Math.max(due - now(), second))
  }

  function wakeIn(ms: number) {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(wake, Math.min(ms, longestPauseMs))
    timer.unref()
  }

  function wake() {
    if (stopped) return
    if (round) {
      askedAgain = true
      return
    }
    round = sendAll()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the outbox couldn’t be read and will be tried again')
        wakeIn(minute)
      })
      .finally(() => {
        round = undefined
      })
  }

  return {
    /** Puts a mail into the outbox, inside the transaction it tells of. Call `wake` after the commit. */
    async add(tx: Tx, to: string, letter: Letter, staleAt: number, kind: MailKind): Promise<string> {
      const about = 'about' in kind ? kind.about : null
      const instead = 'about' in kind && kind.instead === true
      // Whoever asks for a link waits for it: that is a try, too.
      const isFirst = 'first' in kind && kind.first
      const isHeld = !isFirst && (await repo.findRefusedAddress(tx, to)) !== undefined
      const known = about && (await repo.findAbout(tx, to, about, now() - quarterMs))
      if (known && known.nextAttemptAt !== null && known.attempts === 0) {
        await repo.updateMail(tx, known.id, {
          ...bundled(known, letter, instead),
          expiresAt: Math.max(known.expiresAt, staleAt),
        })
        return known.id
      }
      const id = newId()
      // Somebody who has just been written to about it hears the rest in one later mail.
      const due = known ? Math.max(now(), known.createdAt + quarterMs) : now()
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
        ...(isHeld && { ...held(), lastError: 'the address takes no email' }),
      })
      return id
    },

    /** Of mail that lies in a folder: takes away what has one of these words in it. */
    forget: (words: readonly string[]) => transport.forget?.(words) ?? Promise.resolve(),

    waiting: () => repo.countWaiting(store.read),

    /** Takes one back, in the transaction that put it there. */
    takeBack: repo.deleteMail,

    /** Takes one back that a newer one has made useless, if it has not gone out yet. */
    withdraw: repo.deleteWaiting,

    /** Lets email go to these people’s addresses again, with what was held back meanwhile. Call `wake` after the commit. */
    async tryAgain(tx: Tx, schoolId: string, personIds: readonly string[] | 'all'): Promise<number> {
      const refused = await repo.listRefused(tx, schoolId)
      const emails = refused.filter(({ id }) => personIds === 'all' || personIds.includes(id)).map(({ email }) => email)
      if (emails.length > 0) await takesMailAgain(tx, emails)
      return emails.length
    },

    /** Since when this person's address is refused; null where it is not. */
    refusedSince: repo.findRefusal,

    /** Whose address is refused, of a school. */
    listRefused: repo.listRefused,

    /** Sends what waits, soon and not now: no request waits for mail. */
    wake() {
      setImmediate(wake)
    },

    sweep: (tx: Tx) => repo.deleteOld(tx, now() - 7 * 24 * 60 * minute),

    /** Lets the mail in hand finish if that takes no time; what still waits is sent after the next start. */
    async stop() {
      stopped = true
      clearTimeout(timer)
      await Promise.race([round, wait(second, undefined, { ref: false })])
      transport.close()
    },
  }
}

export type Mail = ReturnType<typeof createMail>
