import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { ReadingLists } from '../references/reading.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { createDaysOff } from './half-terms/days-off.service.ts'
import { createNextYearNotices } from './next-year-notices.service.ts'
import { nextYearRoutes } from './next-year/next-year.routes.ts'
import { createNextYear } from './next-year/next-year.service.ts'
import { createPastYears } from './past-years.service.ts'
import { dayOffRoutes, halfTermRoutes, programmeRoutes } from './programmes.routes.ts'
import { createProgrammes } from './programmes.service.ts'

type Needs = {
  hubs: Hubs
  reading: ReadingLists
  searchIndex: SearchIndex
  school: SchoolService
  notices: Notices
  mail: Mail
}

/** The academic year. */
export function createProgrammesModule(
  { store, now, origin }: Context,
  { hubs, reading, searchIndex, school, notices, mail }: Needs,
) {
  const programmes = createProgrammes({ store, now, hubs, reading, school })
  const daysOff = createDaysOff({ store, now, programmes })
  const next = createNextYear({ store, now, hubs, searchIndex })
  return {
    services: { programmes, pastYears: createPastYears({ store }) },
    routes: [programmeRoutes(programmes), dayOffRoutes(daysOff), halfTermRoutes(programmes), nextYearRoutes(next)],
    jobs: [next.startDue, createNextYearNotices({ now, notices, mail, origin })],
  } satisfies Module
}
