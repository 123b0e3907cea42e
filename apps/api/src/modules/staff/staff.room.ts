import { createChanges } from './changes.service.ts'
import { createImports } from './imports.service.ts'
import { importRoutes } from './imports.routes.ts'
import { createInvitations } from './invitations.service.ts'
import { createStaff } from './staff.service.ts'
import { staffRoutes } from './staff.routes.ts'

type Deps = Omit<Parameters<typeof createStaff>[0], 'changes'> & Parameters<typeof createChanges>[0]

/** The people of the school: one by one, as a list, and how they are invited. */
export function createStaffRoom(deps: Deps) {
  const changes = createChanges(deps)
  const staff = createStaff({ ...deps, changes })
  const imports = createImports({ ...deps, changes })
  const invitations = createInvitations({ ...deps, changes })
  return {
    staff,
    sweep: imports.sweep,
    routes: () => [staffRoutes(staff), importRoutes(imports, invitations)],
  }
}
