import { can } from '@hubs/rules/can'
import type { MailDelivery } from '@hubs/schema/mail'
import { authorize, guardedSession } from '../../authorize.ts'
import type { GuardedStore } from '../../store/store.ts'

/** Whether emails reach anybody. `mailFolder`: where they are kept while no email server is set up. */
export function createMailDelivery(store: GuardedStore, mailFolder: string | null) {
  return {
    see: guardedSession('person:list', ({ actor }): MailDelivery => {
      const here = { schoolId: actor.schoolId }
      authorize(store, actor, here)
      return { sent: mailFolder === null, folder: can(actor, 'backup:manage', here) ? mailFolder : null }
    }),
  }
}

export type MailDeliveryService = ReturnType<typeof createMailDelivery>
