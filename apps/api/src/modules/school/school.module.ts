import type { Context, Module } from '../../module.ts'
import { schoolRoutes } from './school.routes.ts'
import { createSchool } from './school.service.ts'

/** What the school is known by. */
export function createSchoolModule({ store, now }: Context) {
  const school = createSchool({ store, now })
  return { services: { school }, routes: [schoolRoutes(school)] } satisfies Module
}
