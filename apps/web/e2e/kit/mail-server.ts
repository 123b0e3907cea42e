import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { api, cached } from './server-process.ts'

type Order = { refuse: number | null } | { hangFor: string } | { comesBack: string; at: number } | { received: true }
type Answer = { received: string[]; hanging: string[] }

/** A school’s mail server, with the mailbox that what comes back goes to; as bad as it is told to be. */
export async function startMailServer() {
  const child = fork(path.join(api, 'test/servers/mail-host.ts'), {
    execArgv: cached,
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
  })
  onTestFinished(() => void child.kill())
  const [{ smtp, mailbox }] = (await once(child, 'message')) as [{ smtp: string; mailbox: string }]
  async function order(what: Order): Promise<Answer> {
    const answered = once(child, 'message')
    child.send(what)
    const [answer] = (await answered) as [Answer]
    return answer
  }
  return {
    /** How a server sends by it. */
    vars: { SMTP_URL: smtp, MAIL_FROM: 'Hilltop Hubs <hubs@school.test>', BOUNCE_MAILBOX: mailbox },
    /** From here on it answers each email with this SMTP code; null: it takes them. */
    refuse: (code: number | null) => order({ refuse: code }),
    /** In the middle of an email to them it says no more. */
    hangFor: (address: string) => order({ hangFor: address }),
    /** The latest email to them, which it took, comes back at that time: nobody has that address. */
    comesBack: (address: string, at: number) => order({ comesBack: address, at }),
    /** To whom it has taken emails, in order. */
    received: async () => (await order({ received: true })).received,
    /** To whom those are that it hangs in. */
    hanging: async () => (await order({ received: true })).hanging,
  }
}
