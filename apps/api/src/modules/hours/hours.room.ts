import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { createCatchUps } from './catch-up.service.ts'
import { createCertificates } from './certificates.service.ts'
import { hoursRoutes } from './hours.routes.ts'
import { createHours } from './hours.service.ts'

type Deps = { store: Store; now: Clock; mail: Mail; notices: Notices; origin: () => string } & Pick<
  Parameters<typeof createCatchUps>[0],
  'runs' | 'inYear' | 'plansDueAt' | 'isClosed'
>

/** Hours: the register over a year, the ledger of each person, and what can be shown of it to others. */
export function createHoursRoom({ store, now, mail, notices, origin, ...needs }: Deps) {
  const hours = createHours({ store, now, mail, notices, origin })
  const certificates = createCertificates({ store, now, hours, origin })
  const catchUps = createCatchUps({ store, now, ...needs })
  return { routes: () => hoursRoutes({ hours, certificates, catchUps }) }
}
