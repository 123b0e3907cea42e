import type { Kit } from '../kit.ts'
import { accountTables } from './accounts.ts'
import { choosingTables } from './choosing.ts'
import { discussionTables, publicationTables } from './discussion.ts'
import { displayTables } from './displays.ts'
import { evaluationTables } from './evaluation.ts'
import { hoursTables } from './hours.ts'
import { hubTables } from './hubs.ts'
import { meetingTables } from './meetings.ts'
import { membershipTables } from './membership.ts'
import { minutesTables } from './minutes.ts'
import { noticeTables } from './notices.ts'
import { observationTables } from './observations.ts'
import { operationTables } from './operations.ts'
import { placementTables } from './placements.ts'
import { planTables } from './plans.ts'
import { preparationTables } from './preparation.ts'
import { programmeTables } from './programmes.ts'
import { reportTables } from './reports.ts'
import { searchTables } from './search.ts'
import { staffTables } from './staff.ts'
import { strategyTables } from './strategies.ts'

/** Every table, for one engine. */
export function allTables(k: Kit) {
  const staff = staffTables(k)
  const programmes = programmeTables(k, staff)
  const hubs = hubTables(k, { ...staff, ...programmes })
  const meetings = meetingTables(k, { ...staff, ...programmes, ...hubs })
  return {
    ...staff,
    ...accountTables(k, staff),
    ...programmes,
    ...hubs,
    ...membershipTables(k, { ...staff, ...programmes, ...hubs }),
    ...choosingTables(k, { ...staff, ...programmes, ...hubs }),
    ...placementTables(k, { ...staff, ...programmes, ...hubs }),
    ...meetings,
    ...displayTables(k, { ...staff, ...meetings }),
    ...planTables(k, { ...staff, ...programmes, ...hubs, ...meetings }),
    ...observationTables(k, { ...staff, ...hubs }),
    ...minutesTables(k, { ...staff, ...meetings }),
    ...preparationTables(k, { ...staff, ...meetings }),
    ...strategyTables(k, { ...staff, ...programmes, ...hubs }),
    ...evaluationTables(k, { ...staff, ...programmes, ...hubs }),
    ...discussionTables(k, { ...staff, ...programmes, ...hubs }),
    ...publicationTables(k, { ...staff, ...programmes, ...hubs }),
    ...searchTables(k, staff),
    ...hoursTables(k, { ...staff, ...programmes, ...meetings }),
    ...noticeTables(k, staff),
    ...reportTables(k, { ...staff, ...programmes, ...hubs }),
    ...operationTables(k),
  }
}

export type Tables = ReturnType<typeof allTables>
