import type { Context, Module } from '../../module.ts'
import type { Hours } from '../hours/hours.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { reportRoutes } from './reports.routes.ts'
import { createReports } from './reports.service.ts'
import { createYearCounts } from './year-counts.service.ts'
import { createYearReports } from './year-report.service.ts'

/** Sums for leadership and governors. */
export function createReportsModule({ store, now }: Context, needs: { programmes: Programmes; hours: Hours }) {
  const counts = createYearCounts({ store, now, hours: needs.hours })
  const yearReports = createYearReports({ store, now, counts })
  const reports = createReports({ store, now, programmes: needs.programmes })
  return { services: {}, routes: [reportRoutes({ reports, yearReports })], jobs: [counts.sweep] } satisfies Module
}
