import { bounceOf } from '../../src/modules/mail/mail.testkit.ts'
import { createImap } from './imap-server.ts'
import { createSmtp } from './smtp-server.ts'

// A mail server, and the mailbox of whom its emails come from, in a process of their own. Says where they are once they
// listen, then takes one order after the other from its parent and answers each: what it says to the next emails, in
// whose it says no more, whose comes back, and to whom it has taken some.
type Order = { refuse: number | null } | { hangFor: string } | { comesBack: string; at: number } | { received: true }

const smtp = await createSmtp()
const imap = await createImap()

/** The id by which a report names the latest email to this address. */
function idOf(address: string): string {
  const mail = smtp.received.findLast(({ to }) => to.includes(address))
  return /^Message-ID: <([^@>]+)@/imu.exec(mail?.headers ?? '')?.[1] ?? ''
}

process.on('message', (order: Order) => {
  if ('refuse' in order) smtp.refuse.code = order.refuse ?? undefined
  if ('hangFor' in order) smtp.hangsFor.add(order.hangFor)
  if ('comesBack' in order) imap.put(bounceOf(idOf(order.comesBack)), order.at)
  process.send?.({ received: smtp.received.flatMap(({ to }) => to), hanging: smtp.hanging() })
})
process.once('disconnect', () => process.exit(0))
process.send?.({ smtp: smtp.url, mailbox: imap.url })
