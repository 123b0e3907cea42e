import { z } from 'zod'
import { instant } from './common.ts'

export const backup = z.object({
  name: z.string(),
  kind: z.enum(['daily', 'by-hand', 'before-upgrade']),
  at: instant,
  bytes: z.int(),
})
export type Backup = z.infer<typeof backup>

/** What an administrator sees of the backups. They are fetched from the server’s own disk, never through the browser. */
export const backups = z.object({
  items: z.array(backup),
  /** Where they are, on the server. */
  folder: z.string(),
  /** The last good one is more than two days old, or there is none. */
  overdue: z.boolean(),
  /** Why the last try came to nothing; null where it did not. */
  failed: z.string().nullable(),
  /** When one of this folder was last restored, for real or to try it; null where none is known of. */
  restoreTriedAt: instant.nullable(),
})
export type Backups = z.infer<typeof backups>
