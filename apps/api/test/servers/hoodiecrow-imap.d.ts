/** The little of it that the tests use. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Message = { flags: string[]; raw: string }
  type Options = {
    plugins: string[]
    users: Record<string, { password: string }>
    storage: Record<string, { messages?: Message[] }>
  }
  type ImapServer = {
    server: Server
    listen(port: number, host: string, ready: () => void): void
    close(done: () => void): void
    appendMessage(folder: string, flags: string[], internalDate: string, raw: string): { message: Message }
  }
  export default function createServer(options: Options): ImapServer
}
