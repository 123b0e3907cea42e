import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import type { Store } from '../../store/store.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import type { Live } from '../meetings/live.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import { privacyRoutes } from '../privacy/privacy.routes.ts'
import { createPrivacy } from '../privacy/privacy.service.ts'
import { retentionRoutes } from '../privacy/retention.routes.ts'
import { createRetention } from '../privacy/retention.service.ts'
import { accessibilityRoutes } from './accessibility.routes.ts'
import { createAccessibility } from './accessibility.service.ts'
import { firstSchoolName } from './backups.repo.ts'
import { createMeter } from './meter.ts'
import { metricsRoutes } from './metrics.routes.ts'
import { createMetrics } from './metrics.service.ts'
import { backupRoutes } from './backups.routes.ts'
import { createBackups } from './backups.service.ts'
import { operationRoutes } from './operations.routes.ts'

type Deps = {
  store: Store
  now: Clock
  log: FastifyBaseLogger
  sessions: Sessions
  mail: Mail
  env: Pick<Env, 'METRICS_TOKEN'>
  live: Pick<Live, 'count'>
}

/** What keeps the school's data safe, and what people can ask about it. */
export function createOperations({ store, now, log, sessions, mail, env, live }: Deps) {
  const token = env.METRICS_TOKEN
  const meter = token ? createMeter() : null
  const backups = createBackups({ store, sessions, now, log })
  const retention = createRetention({ store, now, log })
  const privacy = createPrivacy({ store, now, sessions, mail })
  return {
    /** Counts what is answered, where somebody may read it. */
    meter,
    begin() {
      backups.begin()
      retention.begin()
    },
    stop() {
      meter?.stop()
      retention.stop()
      return backups.stop()
    },
    routes: () => [
      operationRoutes(store),
      metricsRoutes(createMetrics({ store, now, mail, openStreams: live.count, meter, token })),
      backupRoutes(backups),
      accessibilityRoutes(createAccessibility({ store, now })),
      privacyRoutes(privacy),
      retentionRoutes({ retention, publicSchool: () => firstSchoolName(store.read), now }),
    ],
  }
}
