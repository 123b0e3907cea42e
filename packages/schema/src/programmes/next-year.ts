import { z } from 'zod'
import { day, expectedVersion, id, instant, nameLine } from '../common.ts'
import { addDaysOff, dayOffKind, MOST_HALF_TERMS } from './programmes.ts'

const halfTermDates = z.object({ name: z.string(), startsOn: z.string(), endsOn: z.string() })

/** So many lines of closures, INSET days and exams a year has at the most before it starts. */
export const MOST_PLANNED_DAYS_OFF = 60

/** Who keeps their place: everyone stays in their hub unless they choose another, or everyone chooses again. */
export const stayingWay = z.enum(['stay', 'choose'])
export type StayingWay = z.infer<typeof stayingWay>

/** What has been decided about the next year. Nothing of the school changes until it starts. */
export const nextYearPlan = z.object({
  name: z.string(),
  /** The day it becomes the current year by itself; null: only when a coordinator starts it. */
  startsOn: z.string().nullable(),
  halfTerms: z.array(halfTermDates),
  /** Closures, INSET days and exams. Bank holidays are filled in when it starts. */
  daysOff: z.array(z.object({ from: z.string(), to: z.string().optional(), kind: dayOffKind, name: z.string() })),
  staying: stayingWay,
  /** Those who choose again although the others keep their place. */
  choosingAgain: z.array(id),
  /** Hubs of this year that don't run in the next, by slug. */
  notRunning: z.array(z.string()),
  version: z.int(),
})
export type NextYearPlan = z.infer<typeof nextYearPlan>

const hubNext = z.object({ slug: z.string(), name: z.string(), running: z.boolean(), people: z.int() })
const personNext = z.object({
  id,
  name: z.string(),
  hubSlug: z.string(),
  /** Whether they keep their place, and whether that follows from the group they lead. */
  stays: z.boolean(),
  leads: z.boolean(),
})

/** The next year as it would be if it started now. */
export const nextYear = z.object({
  from: z.object({ name: z.string(), endsOn: z.string() }),
  /** False while nobody has saved anything: what is here is proposed. */
  saved: z.boolean(),
  plan: nextYearPlan,
  hubs: z.array(hubNext),
  people: z.array(personNext),
  /** Hubs that run and have nobody to lead them. */
  withoutFacilitator: z.array(z.string()),
  carries: z.object({
    outcomes: z.int(),
    templates: z.int(),
    strategies: z.int(),
    /** Plans of this year: everyone can read theirs on, and start a new one from it. */
    plans: z.int(),
  }),
  /** Why it can't start yet, each in a sentence. */
  blocked: z.array(z.string()),
})
export type NextYear = z.infer<typeof nextYear>

export const saveNextYear = z.strictObject({
  name: nameLine(20, 'Enter the academic year, like 2027-28.'),
  startsOn: day.nullable(),
  halfTerms: z
    .array(
      z
        .strictObject({ name: nameLine(40, 'Enter the half term’s name.'), startsOn: day, endsOn: day })
        .refine(t => t.startsOn < t.endsOn, { path: ['endsOn'], error: 'The last day must be after the first day.' }),
    )
    .min(1, 'A year needs at least one half term.')
    .max(MOST_HALF_TERMS, `A year can have up to ${MOST_HALF_TERMS} half terms.`),
  daysOff: z
    .array(addDaysOff)
    .max(
      MOST_PLANNED_DAYS_OFF,
      `You can add up to ${MOST_PLANNED_DAYS_OFF} here. Add the rest once the year has started.`,
    ),
  staying: stayingWay,
  choosingAgain: z.array(id).max(2000),
  notRunning: z.array(z.string().max(60)).max(40),
  expectedVersion,
})
export type SaveNextYear = z.infer<typeof saveNextYear>

export const startNextYear = z.strictObject({ expectedVersion })

const yearHub = z.object({
  slug: z.string(),
  name: z.string(),
  /** Null for those who are not told who is in a hub. */
  people: z.int().nullable(),
  meetingsHeld: z.int(),
  facilitators: z.array(z.string()),
  /** Whether its showcase can be read by everyone. */
  showcase: z.boolean(),
})

/** A year that is over: to read, and nothing of it changes. */
export const pastYear = z.object({
  id,
  name: z.string(),
  from: z.string(),
  to: z.string(),
  hubs: z.array(yearHub),
  /** Whether the reader was in a hub then, or led one. */
  mine: z.boolean(),
})
export type PastYear = z.infer<typeof pastYear>

export const years = z.object({
  current: z.object({
    id,
    name: z.string(),
    /** When it took over from the year before; null for the first. */
    startedAt: instant.nullable(),
    /** Until something happens in it, a coordinator can go back to the year before. */
    mayUndo: z.boolean(),
  }),
  /** The latest first. */
  items: z.array(pastYear),
})
export type Years = z.infer<typeof years>
