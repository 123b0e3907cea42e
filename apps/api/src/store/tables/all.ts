import type { Kit } from '../kit.ts'
import { accountMarks, accountTables } from './accounts.ts'
import { choosingMarks, choosingTables } from './choosing.ts'
import { discussionMarks, discussionTables, publicationTables } from './discussion.ts'
import { displayMarks, displayTables } from './displays.ts'
import { evaluationMarks, evaluationTables } from './evaluation.ts'
import { hoursMarks, hoursTables } from './hours.ts'
import { hubMarks, hubTables } from './hubs.ts'
import { meetingMarks, meetingTables } from './meetings.ts'
import { membershipMarks, membershipTables } from './membership.ts'
import { minutesMarks, minutesTables } from './minutes.ts'
import { noticeMarks, noticeTables } from './notices.ts'
import { observationMarks, observationTables } from './observations.ts'
import { operationMarks, operationTables } from './operations.ts'
import type { TableMarks } from './personal-marks.ts'
import { placementMarks, placementTables } from './placements.ts'
import { planMarks, planTables } from './plans.ts'
import { preparationMarks, preparationTables } from './preparation.ts'
import { programmeMarks, programmeTables } from './programmes.ts'
import { reportMarks, reportTables } from './reports.ts'
import { searchMarks, searchTables } from './search.ts'
import { staffMarks, staffTables } from './staff.ts'
import { strategyMarks, strategyTables } from './strategies.ts'

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

/** Whose each column of each table is; the names of both are held by the types and a test. */
export const allMarks = {
  ...accountMarks,
  ...choosingMarks,
  ...discussionMarks,
  ...displayMarks,
  ...evaluationMarks,
  ...hoursMarks,
  ...hubMarks,
  ...meetingMarks,
  ...membershipMarks,
  ...minutesMarks,
  ...noticeMarks,
  ...observationMarks,
  ...operationMarks,
  ...placementMarks,
  ...planMarks,
  ...preparationMarks,
  ...programmeMarks,
  ...reportMarks,
  ...searchMarks,
  ...staffMarks,
  ...strategyMarks,
} satisfies Record<keyof Tables, TableMarks>
