import type { Actor } from '@hubs/rules/can'
import { choiceState } from '@hubs/rules/choice'
import { shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { ordinal } from '@hubs/rules/text/words'
import type { OwnSwapOffers, SwapOffers } from '@hubs/schema/membership/swaps'
import { asSystem, authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { givingWay } from '../../../store/short-writes.ts'
import type { GuardedStore, Store, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { dayAt, timeAt } from '../../../time/wall-time.ts'
import type { Letter } from '../../mail/letters/letters.mail.ts'
import { swapDoneLetter, swapOffLetter, swapOfferedLetter } from '../../mail/letters/swaps.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { CurrentProgramme, Programmes } from '../../programmes/programmes.service.ts'
import { choiceOf } from '../allocations/allocations.view.ts'
import { loadCurrentYear, currentPlaces, type CurrentYear } from '../allocations/current-record.service.ts'
import * as moving from './moving.repo.ts'
import type { Placements } from './placements.service.ts'
import { breaksNothing, findSwaps, type Part } from './swap-rings.rules.ts'
import * as repo from './swaps.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  programmes: Programmes
  mail: Mail
  notices: Notices
  placements: Placements
  origin: () => string
}
type Open = { offer: repo.SwapOfferRow; parts: repo.SwapPartRow[] }

const OFFER_LIVES_MS = 3 * DAY_MS

const hubName = ({ school }: CurrentYear, id: string) => school.hubs.find(hub => hub.id === id)?.name ?? 'a former hub'

/** "first choice". */
const choiceWords = (year: CurrentYear, personId: string, hubId: string) =>
  `${ordinal(choiceOf(year.record, personId, hubId) ?? 1)} choice`

async function write(
  { notices, now }: Needs,
  tx: Tx,
  year: CurrentYear,
  personId: string,
  event: string,
  letterTo: (to: { name: string; preferredName: string }) => Letter,
) {
  const people = year.school.staff.filter(({ id }) => id === personId)
  await notices.tell(tx, people, 'swap-offered', to => {
    const letter = letterTo(to)
    const told = { kind: 'swap-offered' as const, event, title: letter.subject, path: '/choose' }
    return { ...told, letter, staleAt: now() + OFFER_LIVES_MS, about: 'swap' }
  })
}

/** Ends an offer without a swap, and tells those who had said yes. */
async function callOff(
  needs: Needs,
  tx: Tx,
  year: CurrentYear,
  { offer, parts }: Open,
  state: 'declined' | 'expired' | 'withdrawn',
) {
  if (!(await repo.endOffer(tx, offer.id, state, needs.now()))) return
  for (const { personId, accepted, toHubId } of parts)
    if (accepted)
      await write(needs, tx, year, personId, `swap ended ${offer.id}`, to =>
        swapOffLetter({ to, hubName: hubName(year, toHubId) }),
      )
}

async function expire(needs: Needs, tx: Tx, programmeId: string, year: CurrentYear): Promise<void> {
  const expired = await repo.listExpired(tx, programmeId, needs.now())
  for (const offer of expired)
    await callOff(needs, tx, year, { offer, parts: await repo.listParts(tx, [offer.id]) }, 'expired')
}

async function offer(needs: Needs, tx: Tx, programmeId: string, year: CurrentYear, ring: Part[], timeZone: string) {
  const { now, origin } = needs
  const [id, expiresAt] = [newId(), now() + OFFER_LIVES_MS]
  const row = { id, programmeId, state: 'open' as const, createdAt: now(), expiresAt, endedAt: null }
  const parts = ring.map(({ personId, from, to }) => ({
    id: newId(),
    offerId: id,
    personId,
    openMarker: 'open' as const,
    fromHubId: from,
    toHubId: to,
    accepted: null,
    answeredAt: null,
  }))
  await repo.insertSwap(tx, row, parts)
  const until = `${shortDay(dayAt(expiresAt, timeZone), dayAt(now(), timeZone))}, ${timeAt(expiresAt, timeZone)}`
  for (const { personId, from, to: wanted } of ring)
    await write(needs, tx, year, personId, `swap offered ${id}`, to =>
      swapOfferedLetter({
        to,
        from: hubName(year, from),
        hubName: hubName(year, wanted),
        choice: choiceWords(year, personId, wanted),
        until,
        page: `${origin()}/choose`,
      }),
    )
}

/** Who is in an open offer, and who wants what no more. */
async function askedIn(tx: Tx, programmeId: string) {
  const asked = await repo.listAsked(tx, programmeId)
  return {
    busy: new Set(asked.filter(({ openMarker }) => openMarker === 'open').map(({ personId }) => personId)),
    refused: new Set(
      asked
        .filter(({ state, accepts }) => accepts === false || state === 'expired' || state === 'withdrawn')
        .map(({ personId, toHubId }) => `${personId} ${toHubId}`),
    ),
  }
}

/** Ends what has expired and offers what there is; it is looked for before anything is locked. */
async function look(needs: Needs, store: Store, programme: CurrentProgramme): Promise<void> {
  await store.write(async tx => expire(needs, tx, programme.id, await loadCurrentYear(tx, programme)))
  const seen = await loadCurrentYear(store.read, programme)
  const rings = findSwaps(seen.record, currentPlaces(seen.school.staff), await askedIn(store.read, programme.id))
  if (rings.length > 0)
    await store.write(async tx => {
      const year = await loadCurrentYear(tx, programme)
      const { busy } = await askedIn(tx, programme.id)
      const places = currentPlaces(year.school.staff)
      const timeZone = await needs.programmes.timeZoneOf(tx, programme.schoolId)
      for (const ring of rings)
        if (ring.every(({ personId, from }) => places[personId] === from && !busy.has(personId)))
          await offer(needs, tx, programme.id, year, ring, timeZone)
    })
  needs.mail.wake()
}

async function listFor(tx: Tx, programmeId: string, year: CurrentYear): Promise<SwapOffers> {
  const offers = await repo.listOffers(tx, programmeId)
  const ids = offers.map(({ id }) => id)
  const parts = ids.length > 0 ? await repo.listParts(tx, ids) : []
  const names = new Map(year.school.staff.map(({ id, name }) => [id, name]))
  return {
    items: offers.map(({ id, state, createdAt, expiresAt, endedAt }) => ({
      id,
      state,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      endedAt: endedAt === null ? null : iso(endedAt),
      parts: parts
        .filter(part => part.offerId === id)
        .map(({ personId, fromHubId, toHubId, accepted }) => ({
          name: names.get(personId) ?? 'A former colleague',
          from: hubName(year, fromHubId),
          to: hubName(year, toHubId),
          choice: choiceOf(year.record, personId, toHubId),
          accepts: accepted,
        })),
    })),
  }
}

/** Everybody has said yes: they change places, if all of them are still where they were and no rule came between. */
async function swap(needs: Needs, tx: Tx, actor: Actor, programmeId: string, year: CurrentYear, open: Open) {
  const places = currentPlaces(year.school.staff)
  const ring = open.parts.map(({ personId, toHubId: to }) => ({ personId, to }))
  const stand = open.parts.every(({ personId, fromHubId }) => places[personId] === fromHubId)
  if (!stand || !breaksNothing(year.record, places)(ring)) return callOff(needs, tx, year, open, 'withdrawn')
  if (!(await repo.endOffer(tx, open.offer.id, 'done', needs.now()))) return undefined
  const why = 'Everyone said yes to a swap'
  const doing = { schoolId: actor.schoolId, programmeId, actorId: null, why }
  const wanted = open.parts.map(({ personId, toHubId }) => ({ personId, to: { hubId: toHubId } }))
  const moves = await needs.placements.execute(tx, doing, wanted, year.school)
  const change = { id: newId(), programmeId, kind: 'swap' as const, moves, reason: why, byId: null, at: needs.now() }
  await moving.insertPlacementChange(tx, { ...change, cost: costOfSwap(year, open.parts), undoneAt: null })
  for (const { personId, toHubId } of open.parts)
    await write(needs, tx, year, personId, `swap made ${open.offer.id}`, to =>
      swapDoneLetter({ to, hubName: hubName(year, toHubId), choice: choiceWords(year, personId, toHubId) }),
    )
  return undefined
}

async function changed({ mail, store }: Needs, schoolId: string) {
  mail.wake()
  await store.signal({ topic: 'people', id: schoolId })
  await store.signal({ topic: 'hubs', id: schoolId })
}

async function ownOffers({ now }: Needs, tx: Tx, actor: Actor, programme: CurrentProgramme): Promise<OwnSwapOffers> {
  const rows = await repo.listOffersOf(tx, programme.id, actor.id)
  if (rows.length === 0) return { items: [] }
  const year = await loadCurrentYear(tx, programme)
  const parts = await repo.listParts(
    tx,
    rows.map(({ offer }) => offer.id),
  )
  return {
    items: rows.map(({ offer, part }) => ({
      id: offer.id,
      state: offer.state === 'open' && now() >= offer.expiresAt ? 'expired' : offer.state,
      from: hubName(year, part.fromHubId),
      to: hubName(year, part.toHubId),
      choiceBefore: choiceOf(year.record, actor.id, part.fromHubId),
      choiceAfter: choiceOf(year.record, actor.id, part.toHubId),
      people: parts.filter(({ offerId }) => offerId === offer.id).length,
      expiresAt: iso(offer.expiresAt),
      accepts: part.accepted,
    })),
  }
}

/** Looks for swaps now and offers them to everybody in them. */
const lookForSwaps = (needs: Needs) =>
  guarded('allocation:make', async (actor): Promise<SwapOffers> => {
    const { store, programmes, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    if (choiceState(programme, now()) === 'open')
      throw new Refusal('conflict', 'Colleagues can still change their rankings. Close hub choices first.')
    await look(needs, store, programme)
    return listFor(store.read, programme.id, await loadCurrentYear(store.read, programme))
  })

const list = ({ store, programmes }: Needs) =>
  guarded('allocation:make', async (actor): Promise<SwapOffers> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    return listFor(store.read, programme.id, await loadCurrentYear(store.read, programme))
  })

const withdraw = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string): Promise<SwapOffers> => {
    const { store, programmes, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const list = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const found = await repo.findOffer(tx, programme.id, id)
      if (!found) throw notFound('swap')
      const year = await loadCurrentYear(tx, programme)
      await callOff(needs, tx, year, { offer: found, parts: await repo.listParts(tx, [id]) }, 'withdrawn')
      return listFor(tx, programme.id, year)
    })
    mail.wake()
    return list
  })

/** One’s own offers: never who else is in them, or what they ranked. */
const own = (needs: Needs) =>
  guarded('ballot:own', async (actor): Promise<OwnSwapOffers> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    return ownOffers(needs, store.read, actor, await programmes.currentOf(store.read, actor.schoolId))
  })

/** Says yes or no. A no ends the offer; the last yes makes the swap. */
const answer = (needs: Needs) =>
  guarded('ballot:own', async (actor, id: string, accepts: boolean): Promise<OwnSwapOffers> => {
    const { store, programmes, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const offers = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const found = await repo.findOffer(tx, programme.id, id)
      const parts = found ? await repo.listParts(tx, [id]) : []
      const mine = parts.find(({ personId }) => personId === actor.id)
      if (!found || !mine) throw notFound('swap')
      if (mine.accepted === accepts) return ownOffers(needs, tx, actor, programme)
      if (found.state !== 'open' || now() >= found.expiresAt)
        throw new Refusal('conflict', 'This swap has ended. You stay in your hub unless a notification says otherwise.')
      await repo.answerPart(tx, mine.id, accepts, now())
      const answered = parts.map(part => (part.id === mine.id ? { ...part, accepted: accepts } : part))
      const year = await loadCurrentYear(tx, programme)
      const open = { offer: found, parts: answered }
      if (!accepts) await callOff(needs, tx, year, open, 'declined')
      else if (answered.every(part => part.accepted)) await swap(needs, tx, actor, programme.id, year, open)
      return ownOffers(needs, tx, actor, programme)
    })
    await changed(needs, actor.schoolId)
    return offers
  })

/** What housekeeping does: ends what has expired and offers what there is, once rankings have closed. */
async function round(needs: Needs, tx: Tx): Promise<() => Promise<void>> {
  const { store, programmes, now } = needs
  const published = await moving.listPublishedProgrammes(tx)
  return async () => {
    const open = asSystem(store, 'the daily round of swaps')
    for await (const { schoolId } of givingWay(published)) {
      const programme = await programmes.currentOf(store.read, schoolId)
      if (choiceState(programme, now()) === 'closed') await look(needs, open, programme)
    }
  }
}

/** Swaps that the system finds and offers: everybody in one gets a hub they ranked higher, or it does not happen. */
export function createSwaps(needs: Needs) {
  return {
    look: lookForSwaps(needs),
    list: list(needs),
    withdraw: withdraw(needs),
    own: own(needs),
    answer: answer(needs),
    round: round.bind(null, needs),
  }
}

/** By how much the cost of everyone’s places changes. */
function costOfSwap({ record }: CurrentYear, parts: readonly repo.SwapPartRow[]): number {
  const costAt = (personId: string, hubId: string) => {
    const choice = choiceOf(record, personId, hubId)
    return choice === null ? 0 : (record.costs[choice - 1] ?? record.unlisted)
  }
  const sum = parts.reduce((total, { personId, fromHubId, toHubId }) => {
    return total + costAt(personId, toHubId) - costAt(personId, fromHubId)
  }, 0)
  return Math.round(sum * 1000) / 1000
}

export type Swaps = ReturnType<typeof createSwaps>
