import type { Context, Module } from '../../module.ts'
import type { Notices } from '../notices/notices.service.ts'
import { createChanges } from './changes.service.ts'
import { importRoutes, invitationRoutes } from './imports/imports.routes.ts'
import { createImports } from './imports/imports.service.ts'
import { createInvitations } from './invitations.service.ts'
import { createLeaving } from './leaving/leaving.service.ts'
import { staffLinkRoutes, staffRoutes } from './staff.routes.ts'
import { createStaff } from './staff.service.ts'
import { unusedAccountRoutes } from './unused-accounts/unused-accounts.routes.ts'
import { createUnusedAccounts } from './unused-accounts/unused-accounts.service.ts'

type Needs = Omit<
  Parameters<typeof createStaff>[0] & Parameters<typeof createChanges>[0],
  'store' | 'now' | 'changes' | 'leaving'
> & { notices: Notices }

/** The people of the school: one by one, as a list, and how they are invited. */
export function createStaffModule({ store, now, log, origin }: Context, needs: Needs) {
  const { sessions, attempts, links, mail, notices, hubs, membership, searchIndex } = needs
  const leaving = createLeaving({ now, notices, origin, searchIndex })
  const changes = createChanges({ now, sessions, links, mail, hubs, membership, leaving })
  const deps = { store, now, sessions, attempts, links, mail, searchIndex, changes, leaving }
  const staff = createStaff(deps)
  const imports = createImports({ ...deps, log })
  const invitations = createInvitations(deps)
  return {
    services: { staff },
    jobs: [imports.sweep, imports.goOn],
    routes: [
      staffRoutes(staff),
      staffLinkRoutes(staff),
      importRoutes(imports),
      invitationRoutes(invitations),
      unusedAccountRoutes(createUnusedAccounts(deps)),
    ],
  } satisfies Module
}
