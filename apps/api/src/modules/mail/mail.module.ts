import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import { imapMailbox } from './bounces/bounce-mailbox.client.ts'
import { createBounces } from './bounces/bounces.service.ts'
import { transportOf } from './mail-transport.client.ts'
import { createMail } from './mail.service.ts'

/** What goes out by mail, from an outbox. */
export function createMailModule({ env, store, now, log }: Context) {
  const outbox = asSystem(store, 'the outbox')
  const mail = createMail({ store: outbox, now, log, transport: transportOf(env) })
  const mailbox = env.BOUNCE_MAILBOX ? imapMailbox(env.BOUNCE_MAILBOX, now) : null
  const bounces = createBounces({ store: outbox, now, log, mailbox })
  return {
    services: { mail },
    routes: [],
    jobs: [mail.sweep],
    start: bounces.start,
    stop() {
      bounces.stop()
      return mail.stop()
    },
  } satisfies Module
}
