import type { Context, Module } from '../../module.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import type { Runs } from '../meetings/run/runs.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { PlansForMinutes } from '../plans/meetings/minutes-plans.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import { createCatchUps } from './catch-up.service.ts'
import { createCertificates } from './certificates.service.ts'
import { hoursRoutes } from './hours.routes.ts'
import { createHours } from './hours.service.ts'

type Needs = {
  mail: Mail
  notices: Notices
  runs: Runs
  historicalActors: HistoricalActors
  plansForMinutes: PlansForMinutes
  school: SchoolService
}

/** Hours: the register over a year, the hours of each person, and what can be shown of it to others. */
export function createHoursModule({ store, now, origin }: Context, needs: Needs) {
  const { mail, notices, runs, historicalActors, plansForMinutes, school } = needs
  const hours = createHours({ store, now, mail, notices, origin })
  const certificates = createCertificates({ store, now, hours, school, origin })
  const catchUps = createCatchUps({ store, now, runs, historicalActors, plans: plansForMinutes })
  return { services: { hours }, routes: hoursRoutes({ hours, certificates, catchUps }) } satisfies Module
}
