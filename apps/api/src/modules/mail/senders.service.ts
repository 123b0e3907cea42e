import { SECOND_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { type Transport, type Rank, ranks } from './mail-transport.client.ts'
import * as repo from './mail.repo.ts'

export type Deps = { store: Store; now: Clock; log: Pick<Log, 'info' | 'warn'>; transport: Transport }

/** A sender that died with a mail in hand gives it back after this long. */
const CLAIM_MS = 2 * MINUTE_MS
const LONGEST_PAUSE_MS = 30 * MINUTE_MS

/** Two for those who wait to sign in: where the mail server hangs at one of these, the next still goes. */
const senders: readonly Rank[] = [ranks.signIn, ranks.signIn, ranks.rest]

/** 5 s after the first failure, then twice as long each time, up to half an hour. */
function pauseAfter(tries: number): number {
  return Math.min(5 * SECOND_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
}

/** The mail server takes none for this address: for good, as far as it knows (RFC 5321, 4.2.1). */
function isRefusedAddress(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 550 && code < 560 && error instanceof Error && 'command' in error && error.command === 'RCPT TO'
}

/** Sends one mail after the other, of one rank. */
type Sender = Deps & {
  rank: Rank
  wakeAll: () => void
  timer: NodeJS.Timeout | undefined
  round: Promise<void> | undefined
  askedAgain: boolean
  stopped: boolean
}

async function couldNot({ store, now, log }: Sender, mail: repo.MailRow, error: unknown) {
  const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
  const refused = isRefusedAddress(error)
  await store.write(async tx => {
    if (refused) await repo.saveRefusal(tx, mail.to, { since: now(), reason: why, bounced: false })
    // Not sent to an address that takes none, and kept for as long as it is of use: it goes out if that is tried again.
    const next = refused
      ? { nextAttemptAt: null, refusedAt: now() }
      : { nextAttemptAt: now() + pauseAfter(mail.attempts) }
    await repo.updateMail(tx, mail.id, { ...next, lastError: why })
  })
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  log.warn(
    { mail: mail.id, tries: mail.attempts, code },
    refused ? 'an email couldn’t be sent: its address takes none' : 'an email couldn’t be sent and will be tried again',
  )
}

/** Takes the next mail in hand. @returns where it went, if it did; null where none waits */
async function sendOne(sender: Sender): Promise<{ where: string | null } | null> {
  const { store, now, log, transport, rank } = sender
  const mail = await store.write(tx => repo.claimNext(tx, rank, { now: now(), until: now() + CLAIM_MS }))
  if (!mail) return null
  const done = { nextAttemptAt: null, text: '', calendar: '' }
  if (now() >= mail.expiresAt) {
    await store.write(tx => repo.updateMail(tx, mail.id, { ...done, lastError: mail.lastError ?? 'not sent in time' }))
    log.warn({ mail: mail.id, tries: mail.attempts - 1 }, 'an email wasn’t sent in time, so it won’t be sent')
    return { where: null }
  }
  try {
    const where = await transport.deliver(mail)
    const acceptsAgain = await store.write(async tx => {
      await repo.updateMail(tx, mail.id, { ...done, sentAt: now(), lastError: null })
      const refusal = await repo.findRefusedAddress(tx, mail.to)
      // Where emails come back later, that this one was taken says nothing.
      if (!refusal || refusal.bounced) return false
      await repo.acceptsAgain(tx, [mail.to], now())
      return true
    })
    // What was held back for this address may be another sender's.
    if (acceptsAgain) sender.wakeAll()
    return { where }
  } catch (error) {
    await couldNot(sender, mail, error)
    return { where: null }
  }
}

/** All that wait, with a line for all of them: a school's reminders are some hundreds. */
async function sendThese(sender: Sender) {
  const sent: string[] = []
  for (let one = await sendOne(sender); one; one = sender.stopped ? null : await sendOne(sender))
    if (one.where !== null) sent.push(one.where)
  const last = sent.at(-1)
  if (last === undefined) return
  const line =
    sent.length === 1 ? `an email was sent to ${last}` : `${sent.length} emails were sent, the last to ${last}`
  sender.log.info({ mails: sent.length }, line)
}

async function sendAll(sender: Sender) {
  do {
    sender.askedAgain = false
    if (!sender.stopped) await sendThese(sender)
  } while (sender.askedAgain && !sender.stopped)
  const due = sender.stopped ? null : await repo.nextDue(sender.store.read, sender.rank)
  if (due !== null) wakeIn(sender, Math.max(due - sender.now(), SECOND_MS))
}

function wakeIn(sender: Sender, ms: number) {
  clearTimeout(sender.timer)
  if (sender.stopped) return
  sender.timer = setTimeout(wake, Math.min(ms, LONGEST_PAUSE_MS), sender)
  sender.timer.unref()
}

function wake(sender: Sender) {
  if (sender.stopped) return
  if (sender.round) {
    sender.askedAgain = true
    return
  }
  sender.round = sendAll(sender)
    .catch((error: unknown) => {
      sender.log.warn({ err: error }, 'the outbox couldn’t be read and will be tried again')
      wakeIn(sender, MINUTE_MS)
    })
    .finally(() => {
      sender.round = undefined
      // Asked while it looked when the next is due: that look may have come too early to see it.
      if (sender.askedAgain) wake(sender)
    })
}

/** Lets the mails in hand finish if that takes no time; what still waits is sent after the next start. */
async function stop(all: readonly Sender[], transport: Transport) {
  for (const sender of all) {
    sender.stopped = true
    clearTimeout(sender.timer)
  }
  await Promise.race([Promise.all(all.map(({ round }) => round)), wait(SECOND_MS, undefined, { ref: false })])
  transport.close()
}

/** What sends from the outbox: each rank by itself, so that none waits behind another that goes nowhere. */
export function createSenders(given: Deps) {
  const wakeAll = () => all.forEach(wake)
  const all = senders.map((rank): Sender => {
    return { ...given, rank, wakeAll, timer: undefined, round: undefined, askedAgain: false, stopped: false }
  })
  return {
    /** Sends what waits, soon and not now: no request waits for mail. */
    wake: () => void setImmediate(wakeAll),
    stop: () => stop(all, given.transport),
  }
}

export type Senders = ReturnType<typeof createSenders>
