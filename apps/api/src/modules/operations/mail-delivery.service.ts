import { can } from '@hubs/rules/can'
import type { MailDelivery } from '@hubs/schema/mail'
import { authorize } from '../../authorize.ts'
import type { Session } from '../accounts/sessions.service.ts'

/** Whether emails reach anybody. `mailFolder`: where they are kept while no email server is set up. */
export function createMailDelivery(mailFolder: string | null) {
  return {
    see({ actor }: Session): MailDelivery {
      const here = { schoolId: actor.schoolId }
      authorize(actor, 'person:list', here)
      return { sent: mailFolder === null, folder: can(actor, 'backup:manage', here) ? mailFolder : null }
    },
  }
}

export type MailDeliveryService = ReturnType<typeof createMailDelivery>
