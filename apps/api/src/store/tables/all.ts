import type { Kit } from '../kit.ts'
import { accountTables } from './accounts.ts'
import { hubTables } from './hubs.ts'
import { meetingTables } from './meetings.ts'
import { membershipTables } from './membership.ts'
import { operationTables } from './operations.ts'
import { programmeTables } from './programmes.ts'
import { staffTables } from './staff.ts'

/** Every table, for one engine. */
export function allTables(k: Kit) {
  const staff = staffTables(k)
  const programmes = programmeTables(k, staff)
  const hubs = hubTables(k, { ...staff, ...programmes })
  return {
    ...staff,
    ...accountTables(k, staff),
    ...programmes,
    ...hubs,
    ...membershipTables(k, { ...staff, ...programmes, ...hubs }),
    ...meetingTables(k, { ...staff, ...programmes, ...hubs }),
    ...operationTables(k),
  }
}

export type Tables = ReturnType<typeof allTables>
