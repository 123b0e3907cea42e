import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { allocationRoutes } from './allocations.routes.ts'
import { createAllocations } from './allocations.service.ts'
import { createAllocationWorker } from './allocation.worker-client.ts'
import { ballotRoutes } from './ballots.routes.ts'
import { createBallots } from './ballots.service.ts'
import { placementRuleRoutes } from './placement-rules.routes.ts'
import { createPlacementRules } from './placement-rules.service.ts'

type Deps = Omit<Parameters<typeof createAllocations>[0], 'worker'>

/** Ranking the hubs, and allocating them. */
export function createChoosingRoom(deps: Deps) {
  const worker = createAllocationWorker()
  const ballots = createBallots(deps)
  const rules = createPlacementRules(deps)
  const allocations = createAllocations({ ...deps, worker })
  return {
    routes: (): FastifyPluginAsyncZod[] => [
      ballotRoutes(ballots),
      allocationRoutes(allocations),
      placementRuleRoutes(rules),
    ],
    stop: worker.stop,
  }
}
