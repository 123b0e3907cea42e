import type { AllocationResult } from '@hubs/allocation/allocate'
import type { Price } from '@hubs/allocation/prices'
import type { Reason } from '@hubs/allocation/reasons'
import type { AllocationRecord, Rule } from '@hubs/allocation/record'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub'>

/** What a rule gave, and where time ran out, how far its proof came. */
export type RuleResult = {
  rule: Rule
  result: AllocationResult
  gap: { step: string; found: number; proved: number | null } | null
}
/** `group`: which of the hub's parallel groups, from 1; without it, the first. */
export type Move = { personId: string; from: string; to: string; group?: number }

export function choosingTables(k: Kit, { person, programme, hub }: Needs) {
  /** What somebody ranked, by the hubs' ids from the first choice on; it is theirs alone until it is allocated. */
  const ballot = k.table(
    'ballot',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      personId: k.ref(() => person.id),
      ranks: k.json<string[]>().notNull(),
      /** Every hub is as welcome as another; then nothing is ranked. */
      noPreference: k.bool().notNull(),
      savedAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('ballot_person').on(t.programmeId, t.personId), k.index('ballot_of').on(t.personId)],
  )

  /** What a coordinator asks of the allocation for named people. The reason is for coordinators alone. */
  const placementRule = k.table(
    'placement_rule',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      kind: k.text().$type<'pin' | 'must-not' | 'together' | 'apart'>().notNull(),
      personId: k.ref(() => person.id),
      otherPersonId: k.text().references(() => person.id),
      hubId: k.text().references(() => hub.id),
      reason: k.text().notNull(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [k.index('placement_rule_programme').on(t.programmeId)],
  )

  /** A solved allocation, with everything it was solved from; published once, and then kept as it was. */
  const allocation = k.table(
    'allocation',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      createdAt: k.time().notNull(),
      createdById: k.ref(() => person.id),
      record: k.json<AllocationRecord>().notNull(),
      results: k.json<RuleResult[]>().notNull(),
      prices: k.json<Price[]>().notNull(),
      rule: k.text().$type<Rule>().notNull(),
      /** What a coordinator changed in the result of the rule by hand, in order. */
      moves: k.json<Move[]>().notNull(),
      reasons: k.json<Record<string, Reason>>(),
      publishedAt: k.time(),
      publishedById: k.text().references(() => person.id),
      version: k.int().notNull().default(1),
    },
    t => [k.index('allocation_programme').on(t.programmeId, t.createdAt)],
  )

  return { ballot, placementRule, allocation }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const choosingMarks = {
  ballot: { owner: 'personId', no: 'id', who: 'personId', fact: 'programmeId ranks noPreference savedAt' },
  placementRule: {
    owner: 'personId',
    goes: true,
    no: 'id version',
    who: 'personId otherPersonId',
    fact: 'programmeId kind hubId createdAt',
    shared: 'reason',
  },
  allocation: {
    no: 'id programmeId rule version',
    who: 'createdById publishedById',
    fact: 'createdAt publishedAt',
    ids: 'record results prices moves reasons',
  },
} as const satisfies Marks
