import type { Csl } from '@hubs/schema/library/csl'
import type { StrandCost, StrandSecurity, Stage, Strength } from '@hubs/schema/library/strategies'
import type { Kit } from '../kit.ts'
import type { Audience, hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub'>

/** What research and colleagues know: strategies, the sources behind them, and the EEF's strands. */
export function strategyTables(k: Kit, { school, person, programme, hub }: Needs) {
  const ofSchool = () => k.ref(() => school.id)
  const byPerson = () => k.text().references(() => person.id)

  /** A strategy is the school's: it goes on from one year to the next, and finds its hub by the hub's slug. */
  const strategy = k.table(
    'strategy',
    {
      id: k.id(),
      schoolId: ofSchool(),
      code: k.text().notNull(),
      hubSlug: k.text().notNull(),
      /** Its place in the lists, by hub and then as it came. */
      position: k.int().notNull(),
      name: k.text().notNull(),
      what: k.text().notNull(),
      looksLike: k.text().notNull(),
      commonFailing: k.text().notNull(),
      techniques: k.json<string[]>().notNull(),
      audiences: k.json<Audience[]>().notNull(),
      strength: k.text().$type<Strength>().notNull(),
      strengthWhy: k.text().notNull(),
      strandCode: k.text(),
      strandNote: k.text().notNull(),
      stage: k.text().$type<Stage>().notNull(),
      proposedById: byPerson(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('strategy_school_code').on(t.schoolId, t.code),
      k.index('strategy_school_position').on(t.schoolId, t.position, t.id),
      k.index('strategy_school_hub').on(t.schoolId, t.hubSlug, t.position, t.id),
    ],
  )
  const ofStrategy = () => k.ref(() => strategy.id, { onDelete: 'cascade' })

  const stageChange = k.table(
    'stage_change',
    {
      id: k.id(),
      strategyId: ofStrategy(),
      number: k.int().notNull(),
      from: k.text().$type<Stage>(),
      to: k.text().$type<Stage>().notNull(),
      byId: byPerson(),
      why: k.text().notNull(),
      at: k.time().notNull(),
    },
    t => [k.uniqueIndex('stage_change_number').on(t.strategyId, t.number)],
  )

  const adaptation = k.table(
    'adaptation',
    {
      id: k.id(),
      schoolId: ofSchool(),
      strategyId: ofStrategy(),
      byId: byPerson().notNull(),
      subject: k.text().notNull(),
      text: k.text().notNull(),
      at: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.index('adaptation_strategy').on(t.strategyId, t.at, t.id),
      k.index('adaptation_subject').on(t.schoolId, t.subject, t.strategyId),
      k.index('adaptation_by').on(t.byId),
    ],
  )

  /** Readings of the EEF's strands. Rows are only ever added; the highest number stands. */
  const strandFigure = k.table(
    'strand_figure',
    {
      id: k.id(),
      schoolId: ofSchool(),
      code: k.text().notNull(),
      number: k.int().notNull(),
      name: k.text().notNull(),
      months: k.int(),
      cost: k.text().$type<StrandCost>().notNull(),
      evidence: k.text().$type<StrandSecurity>().notNull(),
      asOf: k.text().notNull(),
      url: k.text().notNull(),
      note: k.text().notNull(),
      byId: byPerson(),
      setAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('strand_figure_number').on(t.schoolId, t.code, t.number)],
  )

  const reference = referenceTable(k, { ofSchool, byPerson })

  const strategyReference = k.table(
    'strategy_reference',
    {
      strategyId: ofStrategy(),
      referenceId: k.ref(() => reference.id),
      position: k.int().notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.strategyId, t.referenceId] }),
      k.index('strategy_reference_reference').on(t.referenceId),
    ],
  )

  /** Further reading: of a hub, or of the whole programme where `hubId` is empty. */
  const readingItem = k.table(
    'reading_item',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id, { onDelete: 'cascade' }),
      hubId: k.text().references(() => hub.id, { onDelete: 'cascade' }),
      referenceId: k.ref(() => reference.id),
      position: k.int().notNull(),
    },
    t => [
      k.index('reading_item_programme').on(t.programmeId, t.hubId, t.position),
      k.index('reading_item_hub').on(t.hubId),
      k.index('reading_item_reference').on(t.referenceId),
    ],
  )

  return { strategy, stageChange, adaptation, strandFigure, reference, strategyReference, readingItem }
}

type Shared = {
  ofSchool: () => ReturnType<ReturnType<Kit['text']>['notNull']>
  byPerson: () => ReturnType<Kit['text']>
}

/** `csl` is the whole source as CSL-JSON; the other columns are what is looked for. */
function referenceTable(k: Kit, { ofSchool, byPerson }: Shared) {
  return k.table(
    'reference',
    {
      id: k.id(),
      schoolId: ofSchool(),
      key: k.text().notNull(),
      csl: k.json<Csl>().notNull(),
      title: k.text().notNull(),
      /** The family names, for lists and search. */
      authors: k.text().notNull(),
      /** The same as sources are put in order, and all that one is found by: both from `referenceKeys`. */
      sortName: k.key().notNull().default(''),
      searchText: k.key().notNull().default(''),
      year: k.int(),
      /** In small letters, without any address before it. */
      doi: k.text(),
      note: k.text().notNull(),
      checkedHow: k.text(),
      checkedById: byPerson(),
      checkedAt: k.time(),
      addedById: byPerson(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('reference_school_key').on(t.schoolId, t.key),
      k.uniqueIndex('reference_school_doi').on(t.schoolId, t.doi),
      k.index('reference_school_authors').on(t.schoolId, t.authors, t.id),
      k.index('reference_school_order').on(t.schoolId, t.sortName, t.id),
    ],
  )
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const strategyMarks = {
  strategy: {
    no: 'id schoolId code hubSlug position audiences strength strandCode stage version',
    shared: 'name what looksLike commonFailing techniques strengthWhy strandNote',
    who: 'proposedById',
    fact: 'createdAt',
  },
  stageChange: { no: 'id number', fact: 'strategyId from to at', who: 'byId', 'by:byId': 'why' },
  adaptation: { owner: 'byId', no: 'id schoolId version', fact: 'strategyId subject at', who: 'byId', words: 'text' },
  strandFigure: {
    no: 'id schoolId number name months cost evidence asOf url',
    fact: 'code setAt',
    shared: 'note',
    who: 'byId',
  },
  strategyReference: { no: 'strategyId referenceId position' },
  readingItem: { no: 'id programmeId hubId referenceId position' },
  reference: {
    no: 'id schoolId csl title authors sortName searchText year doi version',
    fact: 'key checkedAt createdAt',
    shared: 'note checkedHow',
    who: 'checkedById addedById',
  },
} as const satisfies Marks
