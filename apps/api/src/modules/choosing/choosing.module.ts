import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { createAllocationWorker } from './allocation.worker-client.ts'
import { allocationRoutes } from './allocations.routes.ts'
import { createAllocations } from './allocations.service.ts'
import { ballotRoutes } from './ballots.routes.ts'
import { createBallots } from './ballots.service.ts'
import { placementRuleRoutes } from './placement-rules.routes.ts'
import { createPlacementRules } from './placement-rules.service.ts'

type Needs = { programmes: Programmes; hubs: Hubs; mail: Mail }

/** Ranking the hubs, and allocating them. */
export function createChoosingModule({ store, now, origin }: Context, { programmes, hubs, mail }: Needs) {
  const worker = createAllocationWorker()
  return {
    services: {},
    routes: [
      ballotRoutes(createBallots({ store, now, programmes })),
      allocationRoutes(createAllocations({ store, now, programmes, hubs, mail, origin, worker })),
      placementRuleRoutes(createPlacementRules({ store, now, programmes })),
    ],
    stop: worker.stop,
  } satisfies Module
}
