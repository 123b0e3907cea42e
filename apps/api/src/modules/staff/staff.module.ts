import type { Context, Module } from '../../module.ts'
import { staffRoutes } from './staff.routes.ts'
import { createStaff } from './staff.service.ts'

type Needs = Omit<Parameters<typeof createStaff>[0], 'store' | 'now'>

/** The people of the school. */
export function createStaffModule({ store, now }: Context, needs: Needs) {
  const { sessions, attempts, links, mail, hubs, membership, searchIndex } = needs
  const staff = createStaff({ store, now, sessions, attempts, links, mail, hubs, membership, searchIndex })
  return { services: { staff }, routes: [staffRoutes(staff)] } satisfies Module
}
