import { can } from '@hubs/rules/can'
import type { MailDelivery } from '@hubs/schema/mail'
import { authorize, guardedSession, own } from '../../authorize.ts'
import type { GuardedStore } from '../../store/store.ts'

/** Whether emails reach anybody: for everyone, since facilitators and coordinators send some too. `mailFolder`: where they are kept while no email server is set up. */
export function createMailDelivery(store: GuardedStore, mailFolder: string | null) {
  return {
    see: guardedSession('account:own', ({ actor }): MailDelivery => {
      authorize(store, actor, own(actor))
      const here = { schoolId: actor.schoolId }
      return { sent: mailFolder === null, folder: can(actor, 'backup:manage', here) ? mailFolder : null }
    }),
  }
}

export type MailDeliveryService = ReturnType<typeof createMailDelivery>
