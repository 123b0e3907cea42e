import { can } from '@hubs/rules/can'
import type { MailDelivery } from '@hubs/schema/mail'
import { authorize, guardedSession, own } from '../../authorize.ts'
import type { GuardedStore } from '../../store/store.ts'

type SetUp = {
  /** Where emails are kept while no email server is set up. */
  mailFolder: string | null
  readsReturned: boolean
}

/** Whether emails reach anybody: for everyone, since facilitators and coordinators send some too. */
export function createMailDelivery(store: GuardedStore, { mailFolder, readsReturned }: SetUp) {
  return {
    see: guardedSession('account:own', ({ actor }): MailDelivery => {
      authorize(store, actor, own(actor))
      const here = { schoolId: actor.schoolId }
      const folder = can(actor, 'backup:manage', here) ? mailFolder : null
      return { sent: mailFolder === null, folder, readsReturned }
    }),
  }
}

export type MailDeliveryService = ReturnType<typeof createMailDelivery>
