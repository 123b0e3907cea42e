import type { paths } from '#shared/paths.ts'
import { classroom } from './classroom.ts'
import { discussion } from './discussion.ts'
import { checkIn } from './check-in.ts'
import { evaluation } from './evaluation.ts'
import { hubs } from './hubs.ts'
import { library } from './library.ts'
import { meetings } from './meetings.ts'
import { observations } from './observations.ts'
import { operations } from './operations.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { preparing } from './preparation.ts'
import { publications } from './publications.ts'
import { minutes } from './minutes.ts'
import { reports } from './reports.ts'
import type { States } from './state.ts'
import { year } from './year.ts'

/** Every path, with the states it is seen in at the sample school. */
export const screens: States<keyof typeof paths> = {
  ...classroom,
  ...discussion,
  ...checkIn,
  ...evaluation,
  ...hubs,
  ...library,
  ...meetings,
  ...observations,
  ...operations,
  ...people,
  ...minutes,
  ...plans,
  ...preparing,
  ...publications,
  ...reports,
  ...year,
}
