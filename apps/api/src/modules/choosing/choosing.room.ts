import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { allocationRoutes } from './allocations.routes.ts'
import { createAllocations } from './allocations.service.ts'
import { createAllocationWorker } from './allocation.worker-client.ts'
import { ballotRoutes } from './ballots.routes.ts'
import { createBallots } from './ballots.service.ts'
import { placementChangeRoutes, reallocationRoutes, swapRoutes } from './moving.routes.ts'
import { createPlacementChanges } from './placement-changes.service.ts'
import { placementRuleRoutes } from './placement-rules.routes.ts'
import { createPlacementRules } from './placement-rules.service.ts'
import { createPlacements } from './placements.service.ts'
import { createReallocations } from './reallocations.service.ts'
import { createSwaps } from './swaps.service.ts'

type Deps = Omit<Parameters<typeof createAllocations>[0], 'worker'>

/** Ranking the hubs, allocating them, and changing places afterwards. */
export function createChoosingRoom(deps: Deps) {
  const worker = createAllocationWorker()
  const placements = createPlacements(deps)
  const ballots = createBallots(deps)
  const rules = createPlacementRules(deps)
  const allocations = createAllocations({ ...deps, worker })
  const changes = createPlacementChanges({ ...deps, placements })
  const reallocations = createReallocations({ ...deps, placements, worker })
  const swaps = createSwaps({ ...deps, placements })
  return {
    routes: (): FastifyPluginAsyncZod[] => [
      ballotRoutes(ballots),
      allocationRoutes(allocations),
      placementRuleRoutes(rules),
      placementChangeRoutes(changes),
      reallocationRoutes(reallocations),
      swapRoutes(swaps),
    ],
    offerSwaps: swaps.round,
    stop: worker.stop,
  }
}
