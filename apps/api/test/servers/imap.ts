import createServer from 'hoodiecrow-imap'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

const day = '14-Sep-2026 12:00:00 +0000'

/** A real mailbox of one person, with what has come into it. */
export async function startImap() {
  const server = createServer({
    plugins: ['ID', 'LITERALPLUS', 'NAMESPACE', 'UIDPLUS'],
    users: { 'hubs@school.test': { password: 'a/b:c' } },
    storage: { INBOX: { messages: [] }, '': {} },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', socket => sockets.add(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>(resolve => server.close(resolve))
  })
  const { port } = server.server.address() as AddressInfo
  const urlOf = (password: string) =>
    `imap://hubs%40school.test:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`
  return {
    url: urlOf('a/b:c'),
    urlOf,
    /** Puts a message into it, and says whether it has been read. */
    put(raw: string) {
      const { message } = server.appendMessage('INBOX', [], day, raw.replaceAll(/\r?\n/g, '\r\n'))
      return { isRead: () => message.flags.includes('\\Seen') }
    },
  }
}
