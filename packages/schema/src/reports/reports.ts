import { z } from 'zod'
import { day } from '../common.ts'

/** People counted. Null for leadership where the number, or what could be worked out from it, is 1 to 4. */
const people = z.int().nullable()

/** Sums with no name in them: the choice so far, and how many came to the latest half term's meetings. */
export const participation = z.object({
  /** The day as of which the choice is told, where what has changed since would tell of fewer than five; null: now. */
  countedOn: day.nullable(),
  teachers: z.object({ inAHub: people, all: people }),
  support: z.object({ optedIn: people, notThisYear: people, all: people }),
  hubs: z.array(z.object({ slug: z.string(), name: z.string(), taken: people, places: z.int(), minimum: z.int() })),
  /**
   * The latest half term in which a meeting was held. `held` of so many `groups` have met. `expected`: whom a register
   * says anything of; 0 where none was taken.
   */
  lastMeeting: z
    .object({
      halfTerm: z.string(),
      countedOn: day.nullable(),
      present: people,
      expected: people,
      held: z.int(),
      groups: z.int(),
    })
    .nullable(),
})
export type Participation = z.infer<typeof participation>
