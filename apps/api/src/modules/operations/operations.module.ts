import type { Context, Module } from '../../module.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import { mailFolderOf } from '../mail/mail-transport.client.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Live } from '../meetings/live/live.service.ts'
import { createAccessibility } from './accessibility.service.ts'
import { auditLogRoutes } from './audit-log/audit-log.routes.ts'
import { createAuditLog } from './audit-log/audit-log.service.ts'
import { backupRoutes } from './backups/backups.routes.ts'
import { createBackups } from './backups/backups.service.ts'
import { createMailDelivery } from './mail-delivery.service.ts'
import { createMeter } from './metrics/meter.service.ts'
import { metricsRoutes } from './metrics/metrics.routes.ts'
import { createMetrics } from './metrics/metrics.service.ts'
import { accessibilityRoutes, operationRoutes, mailDeliveryRoutes, serverVersionRoutes } from './operations.routes.ts'
import { createServerVersion } from './server-version.service.ts'

type Needs = { sessions: Sessions; mail: Mail; live: Live }

/** What keeps the server running and its data safe. */
export function createOperationsModule(context: Context, { sessions, mail, live }: Needs) {
  const { env, store, now, log } = context
  const token = env.METRICS_TOKEN
  const meter = token ? createMeter() : null
  const backups = createBackups({ store, sessions, now, log })
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
      accessibilityRoutes(createAccessibility({ store, now })),
      auditLogRoutes(createAuditLog(store)),
    ],
    start: backups.start,
    stop() {
      meter?.stop()
      return backups.stop()
    },
  } satisfies Module
}
