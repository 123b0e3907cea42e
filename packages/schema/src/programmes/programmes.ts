import { z } from 'zod'
import {
  chosenInstant,
  day,
  expectedVersion,
  id,
  instant,
  line,
  nameLine,
  shortName,
  wallTime,
  weekday,
} from '../common.ts'
import { hubColour, hubIcon } from '../hubs.ts'
import { schoolLogo } from '../school.ts'

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

/**
 * Days that are not like others. On a bank holiday and on a day the school is closed nobody meets; an INSET day and a day
 * of exams are days to think about, and forbid nothing.
 */
export const dayOffKind = z.enum(['bank-holiday', 'closure', 'inset', 'exams'])
export type DayOffKind = z.infer<typeof dayOffKind>

export const dayOff = z.object({ id, day: z.string(), kind: dayOffKind, name: z.string() })
export type DayOff = z.infer<typeof dayOff>

/** Steps of setting up a year that only a person can say are done. */
export const checkedStep = z.enum(['school', 'closures', 'meeting-dates', 'hubs'])
export type CheckedStep = z.infer<typeof checkedStep>

/** When and where the school's groups usually meet; the room may be left open. */
export const usualMeeting = z.object({ day: weekday, startsAt: z.string(), place: z.string() })
export type UsualMeeting = z.infer<typeof usualMeeting>

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
  daysOff: z.array(dayOff),
  usual: usualMeeting,
  stepsChecked: z.array(checkedStep),
  version: z.int(),
})
export type Programme = z.infer<typeof programme>

export const AIMS_MOST = 8

export const updateProgramme = z
  .strictObject({
    summary: line(600, 'Enter one or two sentences about the programme.').optional(),
    aims: z
      .array(line(300, 'Enter an aim, or remove the line.'))
      .min(1, 'Add at least one aim.')
      .max(AIMS_MOST)
      .optional(),
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
    /** The academic year, "2026-27". */
    name: nameLine(20, 'Enter the academic year, like 2026-27.').optional(),
    stepsChecked: z.array(checkedStep).max(checkedStep.options.length).optional(),
    usual: z.strictObject({ day: weekday, startsAt: wallTime, place: shortName(120) }).optional(),
    expectedVersion,
  })
  .refine(p => !p.choiceOpensAt || !p.choiceClosesAt || Date.parse(p.choiceOpensAt) < Date.parse(p.choiceClosesAt), {
    path: ['choiceClosesAt'],
    error: 'The closing time must be after the opening time.',
  })
export type UpdateProgramme = z.infer<typeof updateProgramme>

export const updateHalfTerm = z
  .strictObject({
    /** Left out, it stays. */
    name: nameLine(40, 'Enter the half term’s name.').optional(),
    startsOn: day,
    endsOn: day,
    expectedVersion,
  })
  .refine(t => t.startsOn < t.endsOn, { path: ['endsOn'], error: 'The last day must be after the first day.' })
export type UpdateHalfTerm = z.infer<typeof updateHalfTerm>

/** A list of half terms as text: pasted, or the inside of an .ics file. */
export const readHalfTerms = z.strictObject({
  text: z
    .string()
    .max(500_000, 'This is too long for a list of half terms. Paste only the dates.')
    .refine(text => text.trim() !== '', 'Paste the dates, or choose a calendar file.'),
})
export type ReadHalfTerms = z.infer<typeof readHalfTerms>

/** A year has so many half terms at the most: terms of any kind, as a school names them. */
export const MOST_HALF_TERMS = 12

/** The half terms that were read, in order, with names that fit their dates. Nothing is saved yet. */
export const halfTermsRead = z.object({
  halfTerms: z.array(z.object({ name: z.string(), startsOn: z.string(), endsOn: z.string() })),
})
export type HalfTermsRead = z.infer<typeof halfTermsRead>

/**
 * All half terms of a year together, in any order: one without an id is added, and one that isn't in the list is removed
 * with its meetings. Left out, a name stays.
 */
export const updateHalfTerms = z.strictObject({
  halfTerms: z
    .array(
      z
        .strictObject({
          id: id.optional(),
          name: nameLine(40, 'Enter the half term’s name.').optional(),
          startsOn: day,
          endsOn: day,
        })
        .refine(t => t.startsOn < t.endsOn, { path: ['endsOn'], error: 'The last day must be after the first day.' }),
    )
    .min(1, 'A year needs at least one half term.')
    .max(MOST_HALF_TERMS, `A year can have up to ${MOST_HALF_TERMS} half terms.`),
  expectedVersion,
})
export type UpdateHalfTerms = z.infer<typeof updateHalfTerms>

/** One day, or every weekday from one to another. */
export const addDaysOff = z
  .strictObject({
    from: day,
    to: day.optional(),
    kind: dayOffKind,
    name: nameLine(80, 'Enter what it is, like INSET day.'),
  })
  .refine(days => days.to === undefined || days.from <= days.to, {
    path: ['to'],
    error: 'The last day must be on or after the first day.',
  })
export type AddDaysOff = z.infer<typeof addDaysOff>

const publicOutcome = z.object({
  statement: z.string(),
  audiences: z.array(z.enum(['students', 'parents', 'staff', 'community'])),
  howWeWillKnow: z.string(),
})

/** One date a half term. `endsAt`: by plan; `ended`: it was run to its end, or all that meet that day were. */
export const publicMeeting = z.object({ halfTerm: z.string(), date: z.string(), endsAt: instant, ended: z.boolean() })
export type PublicMeeting = z.infer<typeof publicMeeting>

/** What anybody may see: no person, no place, no room. */
export const publicProgramme = z.object({
  school: z.object({
    name: z.string(),
    timeZone: z.string(),
    setUp: z.boolean(),
    accent: z.string().nullable().default(null),
    logo: schoolLogo.nullable().default(null),
  }),
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
  meetings: z.array(publicMeeting),
  hubs: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      question: z.string(),
      summary: z.string(),
      icon: hubIcon.nullable().default(null),
      colour: hubColour.nullable().default(null),
      outcomes: z.array(publicOutcome),
      /** When it meets, one date a half term. */
      meetings: z.array(publicMeeting),
      /** Every audience that one of its outcomes is for. */
      audiences: publicOutcome.shape.audiences,
      reading: z.array(reading),
    }),
  ),
})
export type PublicProgramme = z.infer<typeof publicProgramme>
