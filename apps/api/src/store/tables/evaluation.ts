import type { Judgement, RatingMoment } from '@hubs/schema/evaluation'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'halfTerm'> &
  Pick<ReturnType<typeof hubTables>, 'hub' | 'outcome'>

/** How far the hubs have come with their intended outcomes. */
export function evaluationTables(k: Kit, { person, halfTerm, hub, outcome }: Needs) {
  const ofPerson = () => k.ref(() => person.id)

  /** Members on themselves, before, half way and at the end: an outcome's id, or "scenario" for the hub's situation. */
  const rating = k.table(
    'rating',
    {
      hubId: k.ref(() => hub.id, { onDelete: 'cascade' }),
      item: k.text().notNull(),
      moment: k.text().$type<RatingMoment>().notNull(),
      personId: ofPerson(),
      /** 1 to 5. */
      value: k.int().notNull(),
      /** What of it is in the figure that others see; null while it is in none. */
      releasedValue: k.int(),
      at: k.time().notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.hubId, t.personId, t.moment, t.item] }),
      k.index('rating_item').on(t.hubId, t.item, t.moment),
      k.index('rating_person').on(t.personId),
    ],
  )

  /** Where an outcome stands in a half term, as somebody judged it. Rows are only ever added; the highest number stands. */
  const progress = k.table(
    'progress',
    {
      id: k.id(),
      outcomeId: k.ref(() => outcome.id, { onDelete: 'cascade' }),
      halfTermId: k.ref(() => halfTerm.id, { onDelete: 'cascade' }),
      number: k.int().notNull(),
      judgement: k.text().$type<Judgement>().notNull(),
      evidence: k.text().notNull(),
      byId: ofPerson(),
      at: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('progress_number').on(t.outcomeId, t.halfTermId, t.number),
      k.index('progress_half_term').on(t.halfTermId),
      k.index('progress_by').on(t.byId),
    ],
  )

  return { rating, progress }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const evaluationMarks = {
  rating: { owner: 'personId', fact: 'hubId item moment value releasedValue at', who: 'personId' },
  progress: { no: 'id number', fact: 'outcomeId halfTermId judgement at', 'by:byId': 'evidence', who: 'byId' },
} as const satisfies Marks
