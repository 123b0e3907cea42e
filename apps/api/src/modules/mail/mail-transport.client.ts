import { SECOND_MS } from '@hubs/rules/dates/durations'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Env } from '../../env.ts'
import { isLocalHost } from '../../http/network.ts'
import { bounceAddress } from './bounces/bounces.format.ts'
import { calendarParts } from './calendars.format.ts'
import { htmlPart } from './html-part.format.ts'
import { addressIn } from './letters/letters.mail.ts'

/** Which mail goes before which: somebody waits for those to sign in or to choose a password. Stored as it is. */
export const ranks = { signIn: 0, rest: 1 } as const

export type Rank = (typeof ranks)[keyof typeof ranks]

/** One mail on its way out. */
type Message = {
  id: string
  to: string
  subject: string
  text: string
  /** iCalendar invitations, or empty. */
  calendar?: string
  /** Its rank; without one it goes with the rest. */
  priority?: number
}

/** Where mail goes: to the school's mail server, or into a folder where an administrator can read it. */
export type Transport = {
  /** Returns where the mail went, for the log; never what it says. Throws where it could not be handed over. */
  deliver(message: Message): Promise<string>
  /** Where mail is kept: takes away what has one of these words in it. */
  forget?(words: readonly string[]): Promise<void>
  close(): void
}

/** Header values are one line: what a person typed can't begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/**
 * A way of its own for each rank: behind an email that the mail server never finishes taking nobody waits to sign in. Three
 * connections in all are as many as large providers allow. Those with time are given it: a server that looks through an
 * email for longer than we wait has taken it, and would be sent it again.
 */
const ways = {
  [ranks.signIn]: { maxConnections: 2, socketTimeout: 15 * SECOND_MS },
  [ranks.rest]: { maxConnections: 1, socketTimeout: 30 * SECOND_MS },
}

/** However slowly a server goes on: shorter than a sender keeps an email from the others. */
const LONGEST_MS = 100 * SECOND_MS

type Smtp = {
  url: string
  from: string
  /** Where reports of non-delivery are read, each email has an address of its own for them. */
  readsBounces?: boolean
  /** How long a server may say nothing; by rank where not given. */
  silenceMs?: number
}

/** A password goes to another machine encrypted, or not at all: somebody on the way may say that it can't be. */
function encryptionOf(address: string) {
  const { protocol, hostname, username } = new URL(address)
  return { requireTLS: protocol === 'smtp:' && username !== '' && !isLocalHost(hostname) }
}

/** Hands mail to the server at the address; gives up on one that does not answer, so that the next can be tried. */
export function smtpTransport({ url, from, readsBounces = false, silenceMs }: Smtp): Transport {
  const opened = new Map<Rank, Promise<Transporter>>()
  // Not at the start: a server waits for no library that it may never need.
  const open = async (rank: Rank): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url,
      ...encryptionOf(url),
      pool: true,
      connectionTimeout: 5000,
      greetingTimeout: 5000,
      ...ways[rank],
      ...(silenceMs !== undefined && { socketTimeout: silenceMs }),
    })
  }
  const wayOf = (rank: Rank) => {
    const way = opened.get(rank) ?? open(rank)
    opened.set(rank, way)
    return way
  }
  return {
    async deliver({ id, to, subject, text, calendar, priority }) {
      const way = await wayOf(priority === ranks.signIn ? ranks.signIn : ranks.rest)
      await way.sendMail({
        from,
        // As an object: the address is never taken apart as a list of several.
        to: { name: '', address: oneLine(to) },
        subject: oneLine(subject),
        text,
        html: htmlPart(text),
        ...calendarParts(calendar ?? ''),
        messageId: `<${id}@learning-hubs>`,
        ...(readsBounces && { envelope: { from: bounceAddress(addressIn(from), id), to: oneLine(to) } }),
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(LONGEST_MS),
      })
      return 'the email server'
    },
    close: () => opened.forEach(way => void way.then(smtp => smtp.close())),
  }
}

/** Writes each mail as a text file that only this user can read. */
function folderTransport(folder: string): Transport {
  return {
    async deliver({ id, to, subject, text, calendar }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = path.join(folder, `${id}.txt`)
      await writeFile(file, `To: ${oneLine(to)}\nSubject: ${oneLine(subject)}\n\n${text}`, { mode: 0o600 })
      if (calendar) await writeFile(path.join(folder, `${id}.ics`), calendar, { mode: 0o600 })
      return file
    },
    async forget(words) {
      for (const name of await readdir(folder).catch(() => [])) {
        const file = path.join(folder, name)
        const text = await readFile(file, 'utf8')
        if (words.some(word => text.includes(word))) await rm(file)
      }
    },
    close: () => undefined,
  }
}

/** Where emails are kept while no email server is set up; null where they are sent. */
export const mailFolderOf = ({ SMTP_URL, DATA_DIR }: Pick<Env, 'SMTP_URL' | 'DATA_DIR'>): string | null =>
  SMTP_URL ? null : path.join(DATA_DIR, 'outbox')

/** As the environment says. */
export function transportOf({
  SMTP_URL,
  MAIL_FROM,
  BOUNCE_MAILBOX,
  DATA_DIR,
}: Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'BOUNCE_MAILBOX' | 'DATA_DIR'>) {
  return SMTP_URL
    ? smtpTransport({ url: SMTP_URL, from: MAIL_FROM, readsBounces: BOUNCE_MAILBOX !== undefined })
    : folderTransport(path.join(DATA_DIR, 'outbox'))
}
