import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { SearchQueue } from '../search/index/search-queue.service.ts'
import { createErasures } from './erasures.service.ts'
import { privacyRoutes } from './privacy.routes.ts'
import { createPrivacy } from './privacy.service.ts'
import { retentionRoutes } from './retention.routes.ts'
import { createRetention } from './retention.service.ts'

type Needs = { sessions: Sessions; mail: Mail; notices: Notices; searchQueue: SearchQueue }

/** What people can ask about their data, and how long it is kept. */
export function createPrivacyModule({ store, now, log }: Context, { sessions, mail, notices, searchQueue }: Needs) {
  const open = asSystem(store, 'an erasure that was decided')
  const erasures = createErasures({ store: open, now, log, mail, searchQueue })
  const privacy = createPrivacy({ store, now, sessions, notices, mail, erasures })
  const retention = createRetention({ store, now, log, erasures })
  return {
    services: {},
    routes: [privacyRoutes(privacy), retentionRoutes({ retention, now })],
    jobs: [erasures.goOn],
    start: retention.start,
    stop: retention.stop,
  } satisfies Module
}
