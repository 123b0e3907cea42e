import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Received = { from: string; to: string[]; headers: string; body: string }

export type SmtpServer = {
  url: string
  received: Received[]
  /** What it says to the next mails: an SMTP code of refusal, or undefined to take them. */
  refuse: { code: number | undefined }
  refused(): number
  /** In the middle of an email to one of these it says no more. */
  hangsFor: Set<string>
  /** To whom those are that it hangs in. */
  hanging(): string[]
  /** The passwords that came in clear. */
  passwords: string[]
  stop(): Promise<void>
}

/** A real mail server that keeps what it gets; it asks for a password only of whoever has one, and encrypts nothing. */
export async function createSmtp(): Promise<SmtpServer> {
  const received: Received[] = []
  const refuse: SmtpServer['refuse'] = { code: undefined }
  const hangsFor: SmtpServer['hangsFor'] = new Set()
  const hanging: string[] = []
  const passwords: string[] = []
  let refusals = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      passwords.push(password ?? '')
      done(null, { user: username ?? '' })
    },
    // One that it hangs in would hold up its end.
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      if (refuse.code === undefined) return done()
      refusals++
      done(Object.assign(new Error('not now'), { responseCode: refuse.code }))
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(each => each.address)
      const held = to.filter(each => hangsFor.has(each))
      if (held.length > 0) return void hanging.push(...held)
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const [headers = '', ...body] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n')
        const from = session.envelope.mailFrom
        received.push({
          from: from ? from.address : '',
          to,
          headers,
          body: body.join('\r\n\r\n'),
        })
        done()
      })
    },
  })
  // It may be left in the middle of an email.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse,
    refused: () => refusals,
    hangsFor,
    hanging: () => hanging,
    passwords,
    stop: () => new Promise<void>(resolve => server.close(resolve)),
  }
}
