import { DAY_MS } from '@hubs/rules/dates/durations'
import type { ImapFlow } from 'imapflow'
import { isLocalHost } from '../../../http/network.ts'

/** Reads what has come back; `take` is given each report and says when it has been dealt with. */
export type BounceMailbox = { read(take: (source: Uint8Array) => Promise<void>): Promise<void> }

/** Reports come within a week; older ones are of emails that nobody knows any more. */
const LONGEST_MS = 14 * DAY_MS
/** A report has the headers of the email with it, at times all of it; more than this is none of ours. */
const MOST_BYTES = 512 * 1024

/** As `imaps://name:password@host/folder` says. A password goes to another machine encrypted, or not at all. */
export function connectionOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'imaps:'
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    doSTARTTLS: !secure && !isLocalHost(hostname),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  }
}

async function open(url: URL): Promise<ImapFlow> {
  // Not at the start: a server waits for no library that it may never need.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    ...connectionOf(url),
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  // What goes wrong is thrown where it is asked; without a listener it would end the process as well.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** The mailbox that emails come from, over IMAP. Letters that people wrote are left as they are, unread. */
export function imapMailbox(address: string, now: () => number): BounceMailbox {
  const url = new URL(address)
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX'

  async function reportsIn(client: ImapFlow): Promise<number[]> {
    const since = new Date(now() - LONGEST_MS)
    const unread = (await client.search({ seen: false, since }, { uid: true })) || []
    if (unread.length === 0) return []
    const found = await client.fetchAll(unread, { uid: true, headers: ['content-type'] }, { uid: true })
    return found.filter(({ headers }) => /multipart\/report/i.test(String(headers))).map(({ uid }) => uid)
  }

  return {
    async read(take) {
      const client = await open(url)
      try {
        const lock = await client.getMailboxLock(folder)
        try {
          for (const uid of await reportsIn(client)) {
            const found = await client.fetchOne(uid, { source: { maxLength: MOST_BYTES } }, { uid: true })
            if (found && found.source) await take(found.source)
            await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true })
          }
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}
