import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { publicationRoutes } from './publications.routes.ts'
import { createPublications } from './publications.service.ts'
import { showcaseRoutes } from './showcase.routes.ts'
import { createShowcases } from './showcase.service.ts'

type Deps = Parameters<typeof createPublications>[0] & Parameters<typeof createShowcases>[0]

/** What goes out to the world, put together. */
export function createPublicationRoom(deps: Deps) {
  const publications = createPublications(deps)
  const showcases = createShowcases(deps)
  return { routes: (): FastifyPluginAsyncZod[] => [publicationRoutes(publications), showcaseRoutes(showcases)] }
}
