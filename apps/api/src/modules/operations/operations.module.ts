import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import { archiveRoutes } from '../archive/archive.routes.ts'
import { createArchive } from '../archive/archive.service.ts'
import { mailFolderOf } from '../mail/mail-transport.client.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Live } from '../meetings/live/live.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { createErasures } from '../privacy/erasures.service.ts'
import { privacyRoutes } from '../privacy/privacy.routes.ts'
import { createPrivacy } from '../privacy/privacy.service.ts'
import { retentionRoutes } from '../privacy/retention.routes.ts'
import { createRetention } from '../privacy/retention.service.ts'
import type { SearchQueue } from '../search/index/search-queue.service.ts'
import { createAccessibility } from './accessibility.service.ts'
import { firstSchoolName } from './backups/backups.repo.ts'
import { backupRoutes } from './backups/backups.routes.ts'
import { createBackups } from './backups/backups.service.ts'
import { createMailDelivery } from './mail-delivery.service.ts'
import { createMeter } from './metrics/meter.service.ts'
import { metricsRoutes } from './metrics/metrics.routes.ts'
import { createMetrics } from './metrics/metrics.service.ts'
import { accessibilityRoutes, operationRoutes, mailDeliveryRoutes, serverVersionRoutes } from './operations.routes.ts'
import { createServerVersion } from './server-version.service.ts'

type Needs = { sessions: Sessions; mail: Mail; notices: Notices; live: Live; searchQueue: SearchQueue }

/** What keeps the school's data safe, and what people can ask about it. */
export function createOperationsModule(context: Context, { sessions, mail, notices, live, searchQueue }: Needs) {
  const { env, store, now, log } = context
  const token = env.METRICS_TOKEN
  const meter = token ? createMeter() : null
  const backups = createBackups({ store, sessions, now, log })
  const open = asSystem(store, 'an erasure that was decided')
  const erasures = createErasures({ store: open, now, log, mail, searchQueue })
  const retention = createRetention({ store, now, log, erasures })
  const archive = createArchive({ store, now, sessions, notices, mail })
  const privacy = createPrivacy({ store, now, sessions, notices, mail, erasures })
  return {
    services: {
      /** Counts what is answered, where somebody may read it. */
      meter,
    },
    routes: [
      operationRoutes(store),
      mailDeliveryRoutes(
        createMailDelivery(store, { mailFolder: mailFolderOf(env), readsReturned: env.BOUNCE_MAILBOX !== undefined }),
      ),
      metricsRoutes(createMetrics({ store, now, mail, openStreams: live.count, meter, token })),
      backupRoutes(backups),
      serverVersionRoutes(createServerVersion({ store, now })),
      archiveRoutes(archive),
      accessibilityRoutes(createAccessibility({ store, now })),
      privacyRoutes(privacy),
      retentionRoutes({ retention, publicSchool: () => firstSchoolName(store.read), now }),
    ],
    jobs: [erasures.goOn],
    start() {
      backups.start()
      archive.start()
      retention.start()
    },
    stop() {
      meter?.stop()
      retention.stop()
      return backups.stop()
    },
  } satisfies Module
}
