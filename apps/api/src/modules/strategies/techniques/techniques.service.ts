import type { Technique } from '@hubs/schema/library/strategies'
import { authorize, guarded } from '../../../authorize.ts'
import type { GuardedStore } from '../../../store/store.ts'
import { listTechniqueSources } from './techniques.repo.ts'

type Needs = { store: GuardedStore }

/** Of one hub, or of all; none of a strategy that is retired. A hub that the school has made for itself may have none yet. */
const list = ({ store }: Needs) =>
  guarded('technique:list', async (actor, hub?: string): Promise<{ items: Technique[] }> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const strategies = await listTechniqueSources(store.read, actor.schoolId, hub)
    return {
      items: strategies.flatMap(({ techniques, ...strategy }) =>
        techniques.map(technique => ({ ...strategy, technique })),
      ),
    }
  })

/** What the hubs' library has to start a plan from. */
export function createTechniques(needs: Needs) {
  return {
    list: list(needs),
  }
}

export type Techniques = ReturnType<typeof createTechniques>
