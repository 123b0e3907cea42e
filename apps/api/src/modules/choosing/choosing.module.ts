import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { createAllocationWorker } from './allocations/allocation-worker.client.ts'
import { allocationRoutes, ownAllocationRoutes } from './allocations/allocations.routes.ts'
import { createAllocations } from './allocations/allocations.service.ts'
import { ballotRoutes } from './ballots/ballots.routes.ts'
import { createBallots } from './ballots/ballots.service.ts'
import { placementChangeRoutes, reallocationRoutes, swapRoutes } from './moving/moving.routes.ts'
import { createPlacementChanges } from './moving/placement-changes.service.ts'
import { createPlacements } from './moving/placements.service.ts'
import { createReallocations } from './moving/reallocations.service.ts'
import { createSwaps } from './moving/swaps.service.ts'
import { placementRuleRoutes } from './placement-rules/placement-rules.routes.ts'
import { createPlacementRules } from './placement-rules/placement-rules.service.ts'

type Needs = { programmes: Programmes; hubs: Hubs; mail: Mail; notices: Notices }

/** Ranking the hubs, allocating them, and changing places afterwards. */
export function createChoosingModule({ store, now, origin }: Context, { programmes, hubs, mail, notices }: Needs) {
  const worker = createAllocationWorker()
  const deps = { store, now, programmes, hubs, mail, notices, origin }
  const placements = createPlacements(deps)
  const allocations = createAllocations({ ...deps, worker })
  const swaps = createSwaps({ ...deps, placements })
  return {
    services: {},
    routes: [
      ballotRoutes(createBallots(deps)),
      allocationRoutes(allocations),
      ownAllocationRoutes(allocations),
      placementRuleRoutes(createPlacementRules(deps)),
      placementChangeRoutes(createPlacementChanges({ ...deps, placements })),
      reallocationRoutes(createReallocations({ ...deps, placements, worker })),
      swapRoutes(swaps),
    ],
    jobs: [swaps.round],
    stop: worker.stop,
  } satisfies Module
}
