import type { Actor } from '@hubs/rules/can'
import { choiceState, mayChooseNow } from '@hubs/rules/choice'
import { shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { schoolDayAfter } from '@hubs/rules/dates/school-days'
import type { OwnWaiting, WaitingLists } from '@hubs/schema/membership/waiting'
import { authorize, guarded, own } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { dayAt, instantAt, isWeekend, timeAt } from '../../time/wall-time.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import { offerEndedLetter, placeOfferedLetter } from '../mail/letters/choosing.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { CurrentProgramme, Programmes } from '../programmes/programmes.service.ts'
import { findMembership, listSeats } from './membership.repo.ts'
import * as repo from './waiting.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  programmes: Programmes
  hubs: Hubs
  notices: Notices
  mail: Mail
  origin: () => string
}
type WaitingRow = Awaited<ReturnType<typeof repo.listWaiting>>[number]

/** Until the end of the second working day: whoever is offered a place on a Friday has until Tuesday. */
const [offerDays, offerEnds] = [2, '17:00']
const ended = { groupId: null, seat: null } as const

const told = { kind: 'place-offered', path: '/choose' } as const

const changed = ({ store }: Needs, schoolId: string) => store.signal({ topic: 'people', id: schoolId })

function offerEnd({ now }: Needs, timeZone: string): number {
  const today = dayAt(now(), timeZone)
  const day = schoolDayAfter(today, offerDays, each => !isWeekend(each))
  return instantAt(day ?? today, offerEnds, timeZone)
}

async function tell(
  { now, origin, notices }: Needs,
  tx: Tx,
  { entry, person, hub }: WaitingRow,
  until: number,
  timeZone: string,
) {
  const day = shortDay(dayAt(until, timeZone), dayAt(now(), timeZone))
  const page = `${origin()}/choose`
  const letter = placeOfferedLetter({ to: person, hubName: hub.name, until: `${day}, ${offerEnds}`, page })
  const event = `place offered ${entry.id} ${until}`
  await notices.tell(tx, [person], told.kind, () => ({
    ...told,
    event,
    title: `There’s a place for you in ${hub.name}`,
    letter,
    staleAt: until,
    about: `waiting ${hub.id}`,
  }))
}

/** Ends offers that have run out, and takes off those who have left the school. */
async function endOffers(
  { now, origin, notices }: Needs,
  tx: Tx,
  waiting: readonly WaitingRow[],
): Promise<WaitingRow[]> {
  const gone = waiting.filter(
    ({ entry, person }) => person.leftAt !== null || (entry.expiresAt !== null && entry.expiresAt <= now()),
  )
  for (const { entry, person, hub } of gone) {
    const state = person.leftAt === null ? ('expired' as const) : ('left' as const)
    await repo.updateEntry(tx, entry.id, { ...ended, state, endedAt: now() })
    if (state === 'left') continue
    const letter = offerEndedLetter({ to: person, hubName: hub.name, page: `${origin()}/choose` })
    await notices.tell(tx, [person], told.kind, () => ({
      ...told,
      event: `offer ended ${entry.id}`,
      title: letter.subject,
      letter,
      staleAt: now() + DAY_MS,
      about: `waiting ${hub.id}`,
    }))
  }
  return waiting.filter(each => !gone.includes(each))
}

/** Offers each free seat of a hub to whoever is next. */
async function offerSeats(needs: Needs, tx: Tx, queue: readonly WaitingRow[], timeZone: string): Promise<void> {
  const groups = await listSeats(tx, queue[0]?.hub.id ?? '')
  const free = groups.flatMap(({ id, places, seats }) =>
    Array.from({ length: places }, (_, n) => n + 1).flatMap(seat => (seats.has(seat) ? [] : { groupId: id, seat })),
  )
  const next = queue.filter(({ entry }) => entry.state === 'waiting')
  for (const [n, { groupId, seat }] of free.entries()) {
    const first = next[n]
    if (!first) return
    const until = offerEnd(needs, timeZone)
    const offered = { state: 'offered' as const, offeredAt: needs.now(), expiresAt: until, groupId, seat }
    await repo.updateEntry(tx, first.entry.id, offered)
    await tell(needs, tx, first, until, timeZone)
  }
}

/** Whether a person may still take a place when one is offered. */
const mayTake =
  ({ now }: Needs, programme: CurrentProgramme) =>
  (each: WaitingRow) =>
    mayChooseNow(each.person.staffKind, choiceState(programme, now())).allowed

async function ownIn({ now }: Needs, tx: Tx, actor: Actor, programme: CurrentProgramme): Promise<OwnWaiting> {
  const rows = await repo.listOpenEntries(tx, programme.id)
  return {
    items: [...Map.groupBy(rows, ({ hubSlug }) => hubSlug)].map(([hubSlug, entries]) => {
      const at = entries.findIndex(({ entry }) => entry.personId === actor.id)
      const own = entries[at]?.entry
      const live = own?.state === 'offered' && (own.expiresAt ?? 0) > now()
      return {
        hubSlug,
        waiting: entries.length,
        kept: entries.filter(({ entry }) => entry.state === 'offered').length,
        position: own ? at + 1 : null,
        offeredUntil: live && own.expiresAt !== null ? iso(own.expiresAt) : null,
      }
    }),
  }
}

async function refuseJoining(
  { now }: Needs,
  tx: Tx,
  actor: Actor,
  programme: CurrentProgramme,
  hub: { id: string; name: string },
) {
  if (programme.choosing === 'ranked' && actor.staffKind === 'teaching')
    throw new Refusal('conflict', 'Hubs are allocated this year, so there are no waiting lists. Rank them instead.')
  const verdict = mayChooseNow(actor.staffKind, choiceState(programme, now()))
  if (!verdict.allowed) throw new Refusal(verdict.code, verdict.sentence)
  const had = await findMembership(tx, programme.id, actor.id)
  if (had?.membership.hubId === hub.id) throw new Refusal('conflict', `You’re already in ${hub.name}.`)
  const free = (await listSeats(tx, hub.id)).some(({ seats, places }) => seats.size < places)
  if (free) throw new Refusal('conflict', `There’s a place in ${hub.name}. You can have it straight away.`)
}

/**
 * Inside a transaction that may have freed a seat: ends offers that have run out, and asks whoever is next. Nothing
 * is offered to people who can no longer choose.
 */
async function offerFreeSeats(needs: Needs, tx: Tx, programme: CurrentProgramme): Promise<void> {
  const waiting = await repo.listWaiting(tx, programme.id)
  if (waiting.length === 0) return
  const open = (await endOffers(needs, tx, waiting)).filter(mayTake(needs, programme))
  const timeZone = await needs.programmes.timeZoneOf(tx, programme.schoolId)
  for (const queue of Map.groupBy(open, ({ hub }) => hub.id).values()) await offerSeats(needs, tx, queue, timeZone)
}

/** The seat that is kept for somebody in a hub, for as long as the offer stands. */
async function offerOf({ now }: Needs, tx: Tx, programmeId: string, personId: string, hubId: string) {
  const entry = await repo.findEntry(tx, programmeId, personId, hubId)
  return entry?.state === 'offered' && (entry.expiresAt ?? 0) > now() ? entry : undefined
}

/** Until when a place was kept for somebody who did not take it, as they would read it; undefined without one. */
async function endedOffer(
  { now }: Needs,
  tx: Tx,
  programmeId: string,
  personId: string,
  hubId: string,
): Promise<string | undefined> {
  const entry = await repo.findEntry(tx, programmeId, personId, hubId)
  if (!entry || entry.expiresAt === null || entry.expiresAt > now()) return undefined
  if (entry.state !== 'offered' && entry.state !== 'expired') return undefined
  const timeZone = await repo.findTimeZone(tx, programmeId)
  return `${shortDay(dayAt(entry.expiresAt, timeZone), dayAt(now(), timeZone))}, ${timeAt(entry.expiresAt, timeZone)}`
}

/** They are in the hub now, by whatever way. */
async function taken({ now }: Needs, tx: Tx, programmeId: string, personId: string, hubId: string) {
  const entry = await repo.findEntry(tx, programmeId, personId, hubId)
  if (entry?.state === 'waiting' || entry?.state === 'offered')
    await repo.updateEntry(tx, entry.id, { ...ended, state: 'taken', endedAt: now() })
}

const ownWaiting = (needs: Needs) =>
  guarded('membership:choose', async (actor): Promise<OwnWaiting> => {
    const { store, programmes } = needs
    authorize(store, actor, own(actor))
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    return ownIn(needs, store.read, actor, programme)
  })

const join = (needs: Needs) =>
  guarded('membership:choose', async (actor, slug: string): Promise<OwnWaiting> => {
    const { store, programmes, hubs, now, mail } = needs
    authorize(store, actor, own(actor))
    const view = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const hub = await hubs.findOr404(tx, actor.schoolId, slug)
      await offerFreeSeats(needs, tx, programme)
      const entry = await repo.findEntry(tx, programme.id, actor.id, hub.id)
      if (entry?.state === 'waiting' || entry?.state === 'offered') return ownIn(needs, tx, actor, programme)
      await refuseJoining(needs, tx, actor, programme, hub)
      await repo.upsertEntry(tx, {
        ...ended,
        id: newId(),
        programmeId: programme.id,
        personId: actor.id,
        hubId: hub.id,
        joinedAt: now(),
        number: await repo.nextNumber(tx, hub.id),
        state: 'waiting',
        offeredAt: null,
        expiresAt: null,
        endedAt: null,
      })
      return ownIn(needs, tx, actor, programme)
    })
    mail.wake()
    await changed(needs, actor.schoolId)
    return view
  })

const leave = (needs: Needs) =>
  guarded('membership:choose', async (actor, slug: string): Promise<void> => {
    const { store, programmes, hubs, now, mail } = needs
    authorize(store, actor, own(actor))
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const hub = await hubs.findOr404(tx, actor.schoolId, slug)
      const entry = await repo.findEntry(tx, programme.id, actor.id, hub.id)
      if (entry?.state !== 'waiting' && entry?.state !== 'offered') return
      await repo.updateEntry(tx, entry.id, { ...ended, state: 'left', endedAt: now() })
      await offerFreeSeats(needs, tx, programme)
    })
    mail.wake()
    await changed(needs, actor.schoolId)
  })

/** Every list, for coordinators: who waits, whom a place is offered to and until when, and what came of it. */
const lists = ({ store, programmes }: Needs) =>
  guarded('membership:list', async (actor): Promise<WaitingLists> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const rows = await repo.listEntries(store.read, programme.id)
    const time = (ms: number | null) => (ms === null ? null : iso(ms))
    return {
      items: [...Map.groupBy(rows, ({ hubSlug }) => hubSlug)].map(([hubSlug, entries]) => ({
        hubSlug,
        hubName: entries[0]?.hubName ?? '',
        entries: entries.map(({ entry, name }) => ({
          personId: entry.personId,
          name,
          state: entry.state,
          joinedAt: iso(entry.joinedAt),
          offeredAt: time(entry.offeredAt),
          expiresAt: time(entry.expiresAt),
          endedAt: time(entry.endedAt),
        })),
      })),
    }
  })

/** What housekeeping does: passes on what was not taken in time. */
async function round(needs: Needs, tx: Tx): Promise<() => void> {
  for (const { schoolId } of await repo.listWaitedFor(tx))
    await offerFreeSeats(needs, tx, await needs.programmes.currentOf(tx, schoolId))
  return () => needs.mail.wake()
}

/** The waiting lists of full hubs: who is next is asked, and has the place kept for a while. */
export function createWaiting(needs: Needs) {
  return {
    offerFreeSeats: offerFreeSeats.bind(null, needs),
    offerOf: offerOf.bind(null, needs),
    endedOffer: endedOffer.bind(null, needs),
    taken: taken.bind(null, needs),
    own: ownWaiting(needs),
    join: join(needs),
    leave: leave(needs),
    lists: lists(needs),
    round: round.bind(null, needs),
  }
}

export type WaitingService = ReturnType<typeof createWaiting>
