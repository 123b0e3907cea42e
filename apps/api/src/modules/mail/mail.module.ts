import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import { transportOf } from './mail-transport.client.ts'
import { createMail } from './mail.service.ts'

/** What goes out by mail, from an outbox. */
export function createMailModule({ env, store, now, log }: Context) {
  const mail = createMail({ store: asSystem(store, 'the outbox'), now, log, transport: transportOf(env) })
  return { services: { mail }, routes: [], jobs: [mail.sweep], stop: mail.stop } satisfies Module
}
