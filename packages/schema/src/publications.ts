import { z } from 'zod'

/** A strategy of the library, or the story of one trial. */
export const publicationKinds = ['strategy', 'trial'] as const
export const publicationKind = z.enum(publicationKinds)
export type PublicationKind = z.infer<typeof publicationKind>

/** `offered`: its owner agrees, a coordinator has not looked yet. `withdrawn`: by its owner or a coordinator. */
export const publicationStates = ['offered', 'published', 'declined', 'withdrawn'] as const
export const publicationState = z.enum(publicationStates)
export type PublicationState = z.infer<typeof publicationState>
