import type { Context, Module } from '../../module.ts'
import { schoolRoutes } from './school.routes.ts'
import { createSchool } from './school.service.ts'

/** What the school is known by. */
export function createSchoolModule({ store }: Context) {
  const school = createSchool({ store })
  return { services: { school }, routes: [schoolRoutes(school)] } satisfies Module
}
