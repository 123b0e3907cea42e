import { z } from 'zod'
import { instant } from './common.ts'

/** Which version the server runs. Nothing asks another host whether there is a newer one. */
export const serverVersion = z.object({
  version: z.string(),
  /** When it was built on this server, which is at the first start after an update; null where it runs from its source. */
  installedAt: instant.nullable(),
  /** How long ago that was, once an administrator should ask for a newer one; null until then. */
  monthsBehind: z.int().nullable(),
})
export type ServerVersion = z.infer<typeof serverVersion>
