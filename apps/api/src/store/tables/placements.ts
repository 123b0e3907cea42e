import type { AllocationRecord } from '@hubs/allocation/record'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub' | 'group'>

/** From one group to another; null is no hub. */
export type GroupMove = { personId: string; from: string | null; to: string | null }

/** Where people go after hubs are published or a hub is full, and who is reminded to choose. */
export function placementTables(k: Kit, { person, programme, hub, group }: Needs) {
  /** A change of places after publishing, with why; taken back as a whole. */
  const placementChange = k.table(
    'placement_change',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      kind: k.text().$type<'by-hand' | 'reallocation' | 'swap'>().notNull(),
      moves: k.json<GroupMove[]>().notNull(),
      reason: k.text().notNull(),
      /** By how much the cost of the places rose. */
      cost: k.json<number>().notNull(),
      byId: k.text().references(() => person.id),
      at: k.time().notNull(),
      undoneAt: k.time(),
    },
    t => [k.index('placement_change_programme').on(t.programmeId, t.at)],
  )

  /** Places solved anew after publishing, with a price on moving anyone: proposed, and accepted by a coordinator. */
  const reallocation = k.table(
    'reallocation',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      createdAt: k.time().notNull(),
      createdById: k.ref(() => person.id),
      record: k.json<AllocationRecord>().notNull(),
      assignments: k.json<Record<string, string>>().notNull(),
      acceptedAt: k.time(),
    },
    t => [k.index('reallocation_programme').on(t.programmeId, t.createdAt)],
  )

  /** People who would all have a higher choice if they changed places; done once all of them accept. */
  const swapOffer = k.table(
    'swap_offer',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      state: k.text().$type<'open' | 'done' | 'declined' | 'expired' | 'withdrawn'>().notNull(),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      endedAt: k.time(),
    },
    t => [k.index('swap_offer_programme').on(t.programmeId, t.createdAt)],
  )

  const swapParticipant = k.table(
    'swap_participant',
    {
      id: k.id(),
      offerId: k.ref(() => swapOffer.id),
      personId: k.ref(() => person.id),
      /** `open` while the offer is, then null: nobody is in two open ones at once. */
      openMarker: k.text().$type<'open'>(),
      fromHubId: k.ref(() => hub.id),
      toHubId: k.ref(() => hub.id),
      accepted: k.bool(),
      answeredAt: k.time(),
    },
    t => [
      k.uniqueIndex('swap_participant_open').on(t.personId, t.openMarker),
      k.index('swap_participant_offer').on(t.offerId),
    ],
  )

  /** Someone on the waiting list of a full hub. While a place is offered to them, its seat is kept. */
  const waitingListEntry = k.table(
    'waiting_list_entry',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      hubId: k.ref(() => hub.id),
      personId: k.ref(() => person.id),
      joinedAt: k.time().notNull(),
      /** Who is asked before whom, in the order in which they joined. */
      number: k.int().notNull(),
      state: k.text().$type<'waiting' | 'offered' | 'taken' | 'expired' | 'left'>().notNull(),
      offeredAt: k.time(),
      expiresAt: k.time(),
      /** The seat that is kept for them. */
      groupId: k.text().references(() => group.id),
      seat: k.int(),
      endedAt: k.time(),
    },
    t => [
      k.uniqueIndex('waiting_list_entry_person').on(t.programmeId, t.personId, t.hubId),
      k.uniqueIndex('waiting_list_entry_number').on(t.hubId, t.number),
      k.uniqueIndex('waiting_list_entry_seat').on(t.groupId, t.seat),
    ],
  )

  /** Who was asked to choose, when, and about what: once for each event. */
  const choiceReminder = k.table(
    'choice_reminder',
    {
      id: k.id(),
      programmeId: k.ref(() => programme.id),
      personId: k.ref(() => person.id),
      event: k.text().notNull(),
      sentAt: k.time().notNull(),
      /** Null where it came by itself. */
      byId: k.text().references(() => person.id),
    },
    t => [k.uniqueIndex('choice_reminder_event').on(t.programmeId, t.personId, t.event)],
  )

  return { placementChange, reallocation, swapOffer, swapParticipant, waitingListEntry, choiceReminder }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const placementMarks = {
  waitingListEntry: {
    owner: 'personId',
    goes: true,
    no: 'id number seat',
    who: 'personId',
    fact: 'programmeId hubId joinedAt state offeredAt expiresAt groupId endedAt',
  },
  swapParticipant: {
    owner: 'personId',
    goes: true,
    no: 'id openMarker',
    who: 'personId',
    fact: 'offerId fromHubId toHubId accepted answeredAt',
  },
  choiceReminder: { owner: 'personId', goes: true, no: 'id', who: 'personId byId', fact: 'programmeId event sentAt' },
  placementChange: {
    no: 'id programmeId kind cost',
    who: 'byId',
    fact: 'at undoneAt',
    ids: 'moves',
    'by:byId': 'reason',
  },
  reallocation: {
    no: 'id programmeId',
    who: 'createdById',
    fact: 'createdAt acceptedAt',
    ids: 'record assignments',
  },
  swapOffer: { no: 'id programmeId state createdAt expiresAt endedAt' },
} as const satisfies Marks
