import { z } from 'zod'
import { id, instant, page } from './common.ts'

const unusedAccount = z.object({
  id,
  name: z.string(),
  /** When they last signed in, or first did where no later time is on record; null where they never have. */
  lastUsedAt: instant.nullable(),
})
export const unusedAccounts = page(unusedAccount)
export type UnusedAccount = z.infer<typeof unusedAccount>
