import { WAIT_MS } from '@hubs/testing/limits'
import { createServer, type AddressInfo } from 'node:net'
import { onTestFinished, vi } from 'vitest'
import { createSmtp, type SmtpServer } from './smtp-server.ts'

type Smtp = SmtpServer & { waitFor(count: number): Promise<SmtpServer['received']> }

/** A real mail server that keeps what it gets, gone with the test. */
export async function startSmtp(): Promise<Smtp> {
  const smtp = await createSmtp()
  const { received } = smtp
  onTestFinished(smtp.stop)
  return {
    ...smtp,
    waitFor: count =>
      vi.waitFor(
        () => {
          if (received.length < count) throw new Error(`${received.length} of ${count} mails came`)
          return received
        },
        { interval: 5, timeout: WAIT_MS },
      ),
  }
}

/** A mail server that takes the call and never says a word. */
export async function startSilentSmtp(): Promise<{ url: string; calls(): number }> {
  let calls = 0
  const server = createServer(socket => {
    calls++
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => undefined)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls }
}
