import type { HubColour, HubIcon } from '@hubs/schema/hubs'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

export type Audience = 'students' | 'parents' | 'staff' | 'community'
type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'>

/** Hubs with their intended outcomes, and the groups of people who meet. */
export function hubTables(k: Kit, { school, person, programme }: Needs) {
  const hub = k.table(
    'hub',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      programmeId: k.ref(() => programme.id),
      slug: k.text().notNull(),
      position: k.int().notNull(),
      name: k.text().notNull(),
      question: k.text().notNull(),
      summary: k.text().notNull(),
      /** Its sign and colour, of the set; null for the programme's five, which have their own. */
      icon: k.text().$type<HubIcon>(),
      colour: k.text().$type<HubColour>(),
      /** Whether its people visit each other's lessons: a hub may leave that out. */
      observation: k.bool().notNull().default(true),
      /** A situation from school that members rate themselves on, beside the outcomes. */
      scenario: k.text().notNull().default(''),
      /** Whether an allocation may leave it without anyone, and into how many groups it may split it at the most. */
      mayClose: k.bool().notNull().default(false),
      mostGroups: k.int().notNull().default(1),
      /** It is not running this year: an allocation closed it, or a coordinator. */
      closed: k.bool().notNull().default(false),
      version: k.int().notNull().default(1),
    },
    t => [k.uniqueIndex('hub_programme_slug').on(t.programmeId, t.slug)],
  )

  const outcome = k.table(
    'outcome',
    {
      id: k.id(),
      hubId: k.ref(() => hub.id, { onDelete: 'cascade' }),
      position: k.int().notNull(),
      statement: k.text().notNull(),
      audiences: k.json<Audience[]>().notNull(),
      howWeWillKnow: k.text().notNull(),
      /** Since when it is no longer worked toward; what was rated and judged stays. */
      retiredAt: k.time(),
    },
    t => [k.index('outcome_hub').on(t.hubId, t.position)],
  )

  const group = k.table(
    'hub_group',
    {
      id: k.id(),
      hubId: k.ref(() => hub.id, { onDelete: 'cascade' }),
      position: k.int().notNull(),
      name: k.text().notNull(),
      places: k.int().notNull(),
      facilitatorId: k.text().references(() => person.id),
      coFacilitatorId: k.text().references(() => person.id),
      /** Where it had met, and is one with another since: its record stays, and nobody is in it. */
      mergedIntoId: k.text(),
      mergedAt: k.time(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('group_hub_position').on(t.hubId, t.position),
      k.index('group_facilitator').on(t.facilitatorId),
      k.index('group_co_facilitator').on(t.coFacilitatorId),
    ],
  )

  return { hub, outcome, group }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const hubMarks = {
  hub: {
    no: 'id schoolId programmeId slug position icon colour observation mayClose mostGroups closed version',
    shared: 'name question summary scenario',
  },
  outcome: { no: 'id hubId position audiences retiredAt', shared: 'statement howWeWillKnow' },
  group: {
    no: 'id hubId position places mergedIntoId mergedAt version',
    shared: 'name',
    who: 'facilitatorId coFacilitatorId',
  },
} as const satisfies Marks
