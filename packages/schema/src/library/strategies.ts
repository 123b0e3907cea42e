import { z } from 'zod'
import {
  day,
  expectedVersion,
  id,
  instant,
  line,
  nameLine,
  page,
  pageQuery,
  personName,
  prose,
  shortText,
  slug,
} from '../common.ts'
import { audience } from '../hubs.ts'
import { citation } from './references.ts'
import { trialCount } from './trials.ts'

/** How sure research is of a strategy, said honestly. `mixed`: good trials disagree, or found nothing. */
export const strengths = ['many-trials', 'some-studies', 'mixed', 'theory-and-craft'] as const
export const strength = z.enum(strengths)
export type Strength = z.infer<typeof strength>

/** How far a hub has come with a strategy. */
export const stages = ['proposed', 'trialling', 'recommended', 'embedded', 'retired'] as const
export const stage = z.enum(stages)
export type Stage = z.infer<typeof stage>

export const strandCosts = ['very low', 'low', 'moderate', 'high', 'very high'] as const
export const strandSecurities = [
  'insufficient',
  'very limited',
  'limited',
  'moderate',
  'extensive',
  'very extensive',
] as const
export type StrandCost = (typeof strandCosts)[number]
export type StrandSecurity = (typeof strandSecurities)[number]

const webAddress = z
  .url({ protocol: /^https?$/, error: 'Enter a web address that starts with https://' })
  .max(1000, 'That address is too long.')

/** Months of progress, more or less. */
export const MONTHS_MOST = 12

/** One reading of an EEF Toolkit strand: the figures are the strand's, never a strategy's own. */
const figures = z.strictObject({
  /** Additional months of progress; null where the EEF gives none. */
  months: z.int('Enter a whole number of months.').min(-MONTHS_MOST).max(MONTHS_MOST).nullable(),
  cost: z.enum(strandCosts),
  evidence: z.enum(strandSecurities),
  /** The day it was read at the EEF's page. */
  asOf: day,
  url: webAddress,
  note: prose(600),
})
export const strandFigures = figures.extend({ number: z.int(), by: personName.nullable(), setAt: instant })
export const strand = strandFigures.extend({ code: z.string(), name: z.string() })
export type Strand = z.infer<typeof strand>
export const strandList = z.object({ items: z.array(strand) })
/** A strand with every reading that stood before, latest first. */
export const strandDetail = strand.extend({ history: z.array(strandFigures) })
export type StrandDetail = z.infer<typeof strandDetail>
/** A new reading; what stood stays in the history. `expectedVersion` is the number of the reading that was seen. */
export const updateStrand = figures.extend({ expectedVersion })
export type UpdateStrand = z.infer<typeof updateStrand>

/** What the library's list shows of a strategy. `code` is its address: "QU2". */
export const strategySummary = z.object({
  id,
  code: z.string(),
  hubSlug: z.string(),
  name: z.string(),
  what: z.string(),
  strength,
  stage,
  audiences: z.array(audience),
  strand: strand.pick({ code: true, name: true, months: true }).nullable(),
  /** School-wide from five people on, before that those of the asker's own hub; null where neither may be told. */
  trials: trialCount.nullable(),
  adaptations: z.int(),
})
export type StrategySummary = z.infer<typeof strategySummary>
export const strategyPage = page(strategySummary)

export const SUBJECT_MOST = 80
export const strategyQuery = pageQuery.extend({
  /** Words of its name, code or description, or how they begin. */
  q: shortText(80).optional(),
  hub: slug.optional(),
  subject: shortText(SUBJECT_MOST).optional(),
  audience: audience.optional(),
  stage: stage.optional(),
  strength: strength.optional(),
})
export type StrategyQuery = z.infer<typeof strategyQuery>

/** The subjects that adaptations are for, each with how many strategies have one; retired strategies are not counted. */
export const strategyFilters = z.object({
  subjects: z.array(z.object({ subject: z.string(), count: z.int() })),
})

export const stageMove = z.object({
  from: stage.nullable(),
  to: stage,
  by: personName.nullable(),
  why: z.string(),
  at: instant,
})
export type StageMove = z.infer<typeof stageMove>

/** "In my subject": how somebody makes it work where they teach, or in their own task. */
export const adaptation = z.object({
  id,
  subject: z.string(),
  text: z.string(),
  by: personName,
  at: instant,
  version: z.int(),
})
export type Adaptation = z.infer<typeof adaptation>

export const TECHNIQUES_MOST = 8

const strategyFields = z.strictObject({
  name: nameLine(80, 'Enter a name colleagues would search for.'),
  what: line(300, 'Enter a sentence or two on what it is.'),
  looksLike: line(300, 'Enter what you’d see in a classroom.'),
  commonFailing: line(300, 'Enter the common pitfalls.'),
  techniques: z
    .array(line(240, 'Enter a technique, or remove the line.'))
    .min(1, 'Enter at least one technique that someone could do tomorrow.')
    .max(TECHNIQUES_MOST, `Add up to ${TECHNIQUES_MOST} techniques.`),
  audiences: z.array(audience).min(1, 'Choose who it’s for.').max(4),
  strength,
  strengthWhy: line(400, 'Enter what the evidence shows, and what it doesn’t.'),
  strandCode: shortText(12).nullable(),
  strandNote: shortText(300),
  /** References by id, in the order in which they are shown. */
  referenceIds: z.array(id).max(20, 'Add up to 20 sources.'),
})

export const createStrategy = strategyFields.extend({ hubSlug: slug })
export type CreateStrategy = z.infer<typeof createStrategy>
export const updateStrategy = strategyFields.partial().extend({ expectedVersion })
export type UpdateStrategy = z.infer<typeof updateStrategy>
export const moveStage = z.strictObject({
  to: stage,
  why: line(400, 'Enter a reason that colleagues will understand next year.'),
  expectedVersion,
})
export type MoveStage = z.infer<typeof moveStage>

export const strategyDetail = strategySummary.extend({
  looksLike: z.string(),
  commonFailing: z.string(),
  techniques: z.array(z.string()),
  strengthWhy: z.string(),
  /** The EEF strand it stands near, with what has to be said about how near. */
  strand: strand.nullable(),
  strandNote: z.string(),
  references: z.array(citation),
  adaptationList: z.array(adaptation),
  /** The first move first. */
  moves: z.array(stageMove),
  /** Who proposed it; null for what came with the library. */
  proposedBy: personName.nullable(),
  may: z.object({ edit: z.boolean(), decide: z.boolean() }),
  version: z.int(),
})
export type StrategyDetail = z.infer<typeof strategyDetail>

export const writeAdaptation = z.strictObject({
  subject: line(SUBJECT_MOST, 'Enter a subject or task.'),
  text: z
    .string()
    .pipe(prose(600))
    .refine(text => text !== '', 'Enter how it works in that subject or task.'),
})
export type WriteAdaptation = z.infer<typeof writeAdaptation>
export const updateAdaptation = writeAdaptation.extend({ expectedVersion })
export type UpdateAdaptation = z.infer<typeof updateAdaptation>

/** A technique of the library, to start a plan from. */
export const technique = z.object({
  strategyCode: z.string(),
  strategy: z.string(),
  hubSlug: z.string(),
  technique: z.string(),
  commonFailing: z.string(),
})
export const techniqueList = z.object({ items: z.array(technique) })
export const techniqueQuery = z.strictObject({ hub: slug.optional() })
export type Technique = z.infer<typeof technique>
