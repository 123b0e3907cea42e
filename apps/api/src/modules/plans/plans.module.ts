import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { RefreshSearch } from '../search/search-queue.ts'
import type { CountTrials } from '../trials/trial-counts.ts'
import { createTechniques } from '../strategies/techniques/techniques.service.ts'
import { techniqueRoutes } from '../strategies/techniques/techniques.routes.ts'
import { listPartnersNow } from './calendar.repo.ts'
import { createCheckIns } from './check-ins/check-ins.service.ts'
import { meetingPlanRoutes } from './meetings/meeting-plans.routes.ts'
import { createOnScreen, type PeopleOf } from './meetings/shared-plan-summary.service.ts'
import { createPartners } from './partners/partners.service.ts'
import { planRoutes } from './plans.routes.ts'
import { createPlans } from './plans.service.ts'
import { createSupport } from './support/support.service.ts'
import { createTelling } from './meetings/plan-reports.service.ts'

type Deps = {
  store: Store
  now: Clock
  mail: Mail
  origin: () => string
  peopleOf: PeopleOf
  refreshSearch: RefreshSearch
  countTrials: CountTrials
}

/** Plans, and all that goes with them, put together. */
export function createPlanRoom({ store, now, mail, origin, peopleOf, refreshSearch, countTrials }: Deps) {
  const support = createSupport({ store, now, mail, origin })
  const announce = async (meetingIds: readonly string[]) => {
    for (const id of meetingIds) await store.signal({ topic: 'plans', id })
  }
  const plans = createPlans({ store, now, support, announce, refreshSearch, countTrials })
  const telling = createTelling({ store, now, plans, peopleOf, refreshSearch, countTrials })
  const partners = createPartners({ store, now, mail, origin, peopleOf })
  return {
    /** For the screens of a meeting. */
    plansOn: createOnScreen({ store, peopleOf }),
    /** For whoever has to know what a partner may read. */
    partnersNow: listPartnersNow,
    /** For housekeeping, once an hour. */
    askCheckIns: createCheckIns({ now, mail, origin }).round,
    routes: (): FastifyPluginAsyncZod[] => [
      planRoutes(plans, telling, support),
      meetingPlanRoutes(telling, partners),
      techniqueRoutes(createTechniques({ store })),
    ],
  }
}
