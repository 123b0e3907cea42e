import type { Context, Module } from '../../module.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import { reportRoutes } from './reports.routes.ts'
import { createReports } from './reports.service.ts'

/** Sums for leadership and governors. */
export function createReportsModule({ store, now }: Context, { programmes }: { programmes: Programmes }) {
  return { services: {}, routes: [reportRoutes(createReports({ store, now, programmes }))] } satisfies Module
}
