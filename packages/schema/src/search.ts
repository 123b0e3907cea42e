import { z } from 'zod'

/** What can be found. */
export const searchKinds = ['hub', 'strategy', 'reference', 'reply', 'plan', 'minutes'] as const
export const searchKind = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKind>
