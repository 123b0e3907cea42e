import type { Context, Module } from '../../module.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { Strategies } from '../strategies/strategies.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { publicationRoutes } from './publications.routes.ts'
import { createPublications } from './publications.service.ts'
import { showcaseRoutes } from './showcase.routes.ts'
import { createShowcases } from './showcase.service.ts'

type Needs = { strategies: Strategies; trialSums: TrialSums; programmes: Programmes }

/** What goes out to the world. */
export function createPublicationsModule({ store, now }: Context, { strategies, trialSums, programmes }: Needs) {
  const publications = createPublications({ store, now, strategies, programmes })
  return {
    services: { publications },
    routes: [publicationRoutes(publications), showcaseRoutes(createShowcases({ store, now, trialSums, programmes }))],
  } satisfies Module
}
