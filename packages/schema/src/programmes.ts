import { z } from 'zod'
import { chosenInstant, day, expectedVersion, id, instant, line } from './common.ts'

/** Further reading as pages for everybody show it: a reference in its plainest form. */
export const reading = z.object({ title: z.string(), by: z.string(), url: z.url().nullable() })
export type Reading = z.infer<typeof reading>

export const halfTerm = z.object({
  id,
  position: z.int(),
  name: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
})
export type HalfTerm = z.infer<typeof halfTerm>

/** Where the choice stands now; the client needs no clock of its own to say it. */
export const choiceWindow = z.object({
  opensAt: instant,
  closesAt: instant,
  state: z.enum(['not-open', 'open', 'closed']),
})

/** How teachers choose: whoever comes first takes a place, or everyone ranks the hubs and they are allocated. */
export const choosingWay = z.enum(['first-come', 'ranked'])
export type ChoosingWay = z.infer<typeof choosingWay>

export const programme = z.object({
  id,
  name: z.string(),
  summary: z.string(),
  aims: z.array(z.string()),
  reading: z.array(reading),
  meetingMinutes: z.int(),
  groupMin: z.int(),
  groupMax: z.int(),
  datesChecked: z.boolean(),
  choice: choiceWindow,
  choosing: choosingWay,
  /** So many places in each group are only for support staff, where hubs are allocated; null: all share all places. */
  supportPlaces: z.int().nullable(),
  halfTerms: z.array(halfTerm),
  /** Days of meetings still to be held that are not in their half term, by its name: the first few. */
  outside: z.array(z.object({ date: z.string(), halfTerm: z.string() })),
  daysOff: z.array(z.object({ day: z.string(), kind: z.enum(['bank-holiday', 'inset']), name: z.string() })),
  version: z.int(),
})
export type Programme = z.infer<typeof programme>

export const updateProgramme = z
  .strictObject({
    summary: line(600, 'Enter one or two sentences about the programme.').optional(),
    aims: z.array(line(300, 'Enter an aim, or remove the line.')).min(1, 'Add at least one aim.').max(8).optional(),
    choiceOpensAt: chosenInstant.optional(),
    choiceClosesAt: chosenInstant.optional(),
    choosing: choosingWay.optional(),
    groupMin: z
      .int('Enter a whole number.')
      .min(2, 'A group needs at least 2 people.')
      .max(30, 'Enter 30 or fewer.')
      .optional(),
    supportPlaces: z
      .int('Enter a whole number.')
      .min(1, 'Keep at least 1 place, or let everyone share all places.')
      .max(30, 'Enter 30 places or fewer.')
      .nullable()
      .optional(),
    datesChecked: z.boolean().optional(),
    expectedVersion,
  })
  .refine(p => !p.choiceOpensAt || !p.choiceClosesAt || Date.parse(p.choiceOpensAt) < Date.parse(p.choiceClosesAt), {
    path: ['choiceClosesAt'],
    error: 'The closing time must be after the opening time.',
  })
export type UpdateProgramme = z.infer<typeof updateProgramme>

export const updateHalfTerm = z
  .strictObject({ startsOn: day, endsOn: day, expectedVersion })
  .refine(t => t.startsOn < t.endsOn, { path: ['endsOn'], error: 'The end date must be after the start date.' })
export type UpdateHalfTerm = z.infer<typeof updateHalfTerm>

const publicOutcome = z.object({
  statement: z.string(),
  audiences: z.array(z.enum(['students', 'parents', 'staff', 'community'])),
  howWeWillKnow: z.string(),
})

/** What anybody may see: no person, no place, no room. */
export const publicProgramme = z.object({
  school: z.object({ name: z.string(), timeZone: z.string(), setUp: z.boolean() }),
  programme: programme.pick({
    name: true,
    summary: true,
    aims: true,
    reading: true,
    meetingMinutes: true,
    groupMin: true,
    groupMax: true,
    datesChecked: true,
  }),
  meetings: z.array(z.object({ halfTerm: z.string(), date: z.string() })),
  hubs: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      question: z.string(),
      summary: z.string(),
      outcomes: z.array(publicOutcome),
      /** When it meets, one date a half term. */
      meetings: z.array(z.object({ halfTerm: z.string(), date: z.string() })),
      /** Every audience that one of its outcomes is for. */
      audiences: publicOutcome.shape.audiences,
      reading: z.array(reading),
    }),
  ),
})
export type PublicProgramme = z.infer<typeof publicProgramme>
