import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub' | 'group'>

/** Who is in which hub. Both promises are constraints: one hub a person and programme, one person a seat. */
export function membershipTables(k: Kit, { person, programme, hub, group }: Needs) {
  const membership = k.table(
    'membership',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      personId: k.ref(() => person.id),
      hubId: k.ref(() => hub.id),
      groupId: k.ref(() => group.id),
      seat: k.int().notNull(),
      kind: k.text().$type<'required' | 'voluntary'>().notNull(),
      createdAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('membership_one_hub').on(t.programmeId, t.personId),
      k.uniqueIndex('membership_one_seat').on(t.groupId, t.seat),
      k.index('membership_hub').on(t.hubId),
      k.index('membership_person').on(t.personId),
    ],
  )

  /** A support member's "not this year": no answer is owed, and none is asked again. */
  const programmeOptOut = k.table(
    'programme_opt_out',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      personId: k.ref(() => person.id),
      createdAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('programme_opt_out_person').on(t.programmeId, t.personId)],
  )

  /** Who was in a group that had met when it became one with another: they go on reading what it wrote. */
  const formerMember = k.table(
    'former_member',
    {
      groupId: k.ref(() => group.id, { onDelete: 'cascade' }),
      personId: k.ref(() => person.id),
      joinedAt: k.time().notNull(),
    },
    t => [k.primaryKey({ columns: [t.groupId, t.personId] }), k.index('former_member_person').on(t.personId)],
  )

  return { membership, programmeOptOut, formerMember }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const membershipMarks = {
  membership: { owner: 'personId', no: 'id seat', fact: 'programmeId hubId groupId kind createdAt', who: 'personId' },
  formerMember: { owner: 'personId', fact: 'groupId joinedAt', who: 'personId' },
  programmeOptOut: { owner: 'personId', no: 'id', fact: 'programmeId createdAt', who: 'personId' },
} as const satisfies Marks
