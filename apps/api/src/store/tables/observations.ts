import type { CoverState, ObservationTool } from '@hubs/schema/plans/observations'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> & Pick<ReturnType<typeof hubTables>, 'group'>

/** Colleagues who visit each other. `notes` are the observer's until `status` says that they were handed over. */
export function observationTables(k: Kit, { school, person, group }: Needs) {
  const observation = k.table(
    'observation',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      /** The observed person's group. */
      groupId: k.ref(() => group.id),
      observedId: k.ref(() => person.id),
      observerId: k.ref(() => person.id),
      date: k.text().notNull(),
      startsAt: k.text().notNull(),
      startsAtMs: k.time().notNull(),
      minutes: k.int().notNull(),
      place: k.text().notNull(),
      setting: k.text().notNull(),
      focus: k.text().notNull(),
      evidenceAsked: k.text().notNull(),
      tool: k.text().$type<ObservationTool>(),
      cover: k.text().$type<CoverState>().notNull(),
      status: k.text().$type<'booked' | 'declined' | 'cancelled' | 'handed-over'>().notNull(),
      notes: k.text().notNull(),
      conclusion: k.text().notNull(),
      thanks: k.text().notNull(),
      shared: k.bool().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.index('observation_observed').on(t.observedId, t.startsAtMs),
      k.index('observation_observer').on(t.observerId, t.startsAtMs),
      k.index('observation_shared').on(t.groupId, t.shared, t.startsAtMs),
      k.index('observation_cover').on(t.schoolId, t.cover, t.startsAtMs),
    ],
  )

  return { observation }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const observationMarks = {
  observation: {
    no: 'id schoolId version',
    fact: 'groupId date startsAt startsAtMs minutes place tool cover status shared',
    who: 'observedId observerId',
    'by:observedId': 'setting focus evidenceAsked conclusion thanks',
    'by:observerId': 'notes',
  },
} as const satisfies Marks
