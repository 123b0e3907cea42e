import { z } from 'zod'

/** Where emails go: to the school's email server, or, while none is set up, into a folder on the server. */
export const mailDelivery = z.object({
  sent: z.boolean(),
  /** Where they are kept meanwhile, on the server: to administrators alone. */
  folder: z.string().nullable(),
  /** Whether reports that an email couldn’t be delivered, which come back by email later, are read. */
  readsReturned: z.boolean(),
})
export type MailDelivery = z.infer<typeof mailDelivery>
