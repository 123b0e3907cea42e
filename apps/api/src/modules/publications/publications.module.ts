import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { Strategies } from '../strategies/strategies.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { publicationRoutes } from './publications.routes.ts'
import { createPublications } from './publications.service.ts'
import { showcaseRoutes } from './showcase.routes.ts'
import { createShowcases } from './showcase.service.ts'

type Needs = { strategies: Strategies; trialSums: TrialSums; programmes: Programmes; notices: Notices; mail: Mail }

/** What goes out to the world. */
export function createPublicationsModule(
  { store, now, origin }: Context,
  { strategies, trialSums, programmes, notices, mail }: Needs,
) {
  const publications = createPublications({ store, now, strategies, programmes, notices, mail, origin })
  return {
    services: { publications },
    routes: [publicationRoutes(publications), showcaseRoutes(createShowcases({ store, now, trialSums, programmes }))],
  } satisfies Module
}
