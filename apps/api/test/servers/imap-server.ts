import createServer from 'hoodiecrow-imap'
import type { AddressInfo, Socket } from 'node:net'

/** "14-Sep-2026 12:00:00 +0000": when a message came, as IMAP writes it. */
const cameAt = (ms: number) =>
  new Date(ms).toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/u, '$1-$2-$3 $4 +0000')

/** A real mailbox of one person, with what has come into it. */
export async function createImap() {
  const server = createServer({
    plugins: ['ID', 'LITERALPLUS', 'NAMESPACE', 'UIDPLUS'],
    users: { 'hubs@school.test': { password: 'a/b:c' } },
    storage: { INBOX: { messages: [] }, '': {} },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', socket => sockets.add(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const urlOf = (password: string) =>
    `imap://hubs%40school.test:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`
  return {
    url: urlOf('a/b:c'),
    urlOf,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>(resolve => server.close(resolve))
    },
    /** Puts a message into it, and says whether it has been read. */
    put(raw: string, at = Date.parse('2026-09-14T12:00:00Z')) {
      const { message } = server.appendMessage('INBOX', [], cameAt(at), raw.replaceAll(/\r?\n/g, '\r\n'))
      return { isRead: () => message.flags.includes('\\Seen') }
    },
  }
}
