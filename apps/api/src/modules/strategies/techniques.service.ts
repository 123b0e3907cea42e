import type { Actor } from '@hubs/rules/can'
import type { Technique } from '@hubs/schema/strategies'
import { authorize } from '../../authorize.ts'
import library from './library.json' with { type: 'json' }

/** Every technique of the library: the strategies of the five hubs, domain facts section 6. */
const techniques: Technique[] = library.flatMap(({ id, hub, name, techniques, commonFailing }) =>
  techniques.map(technique => ({ strategyCode: id, strategy: name, hubSlug: hub, technique, commonFailing })),
)

/** What the hubs' library has to start a plan from. */
export function createTechniques() {
  return {
    /** Of one hub, or of all. A hub that the school has made for itself has none yet. */
    list(actor: Actor, hub?: string): { items: Technique[] } {
      authorize(actor, 'technique:list', { schoolId: actor.schoolId })
      return { items: hub === undefined ? techniques : techniques.filter(each => each.hubSlug === hub) }
    },
  }
}

export type Techniques = ReturnType<typeof createTechniques>
