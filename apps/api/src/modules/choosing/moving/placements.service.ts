import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { writeAudit } from '../../../audit.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import type { GroupMove } from '../../../store/tables/placements.ts'
import type { Clock } from '../../../time/clock.ts'
import { placedLetter } from '../../mail/letters/groups.mail.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { HubWithGroups, Staff } from '../allocations/allocations.repo.ts'
import * as repo from './moving.repo.ts'

type Needs = { now: Clock; notices: Notices }
export type PlacedSchool = { staff: readonly Staff[]; hubs: readonly HubWithGroups[] }
/** `to`: a hub, by its id, or one group of it; null is no hub. */
type Move = { personId: string; from?: string | null; to: { hubId: string; groupId?: string } | null }
type PlacementContext = { schoolId: string; programmeId: string; actorId: string | null; why: string }

const LETTER_LIVES_MS = 2 * DAY_MS
type Places = Awaited<ReturnType<typeof repo.listPlaces>>
type Group = HubWithGroups['groups'][number]

/** The lowest free seat of the group with the fewest people that has one. */
function freeSeat(groups: readonly Group[], places: Places) {
  const open = groups.flatMap(group => {
    const taken = new Set(places.filter(place => place.groupId === group.id).map(({ seat }) => seat))
    const seat = Array.from({ length: group.places }, (_, n) => n + 1).find(each => !taken.has(each))
    return seat === undefined ? [] : [{ groupId: group.id, seat, size: taken.size }]
  })
  return open.toSorted((a, b) => a.size - b.size)[0]
}

function refuseLeaders(moves: readonly Move[], school: PlacedSchool) {
  for (const { personId } of moves) {
    const sentence = leadingSentence(school, personId)
    if (sentence) throw new Refusal('conflict', sentence)
  }
}

/** Seats them one after another; throws where a hub has no seat left. */
async function seat(
  { now }: Needs,
  tx: Tx,
  programmeId: string,
  moves: readonly Move[],
  school: PlacedSchool,
  left: Places,
) {
  const seated = [...left]
  for (const { personId, to } of moves) {
    if (to === null) continue
    const hub = school.hubs.find(({ id }) => id === to.hubId)
    if (!hub) throw notFound('hub')
    const free = freeSeat(
      hub.groups.filter(group => to.groupId === undefined || group.id === to.groupId),
      seated,
    )
    if (!free) throw new Refusal('full', `${hub.name} is full. Move someone out of it first.`)
    const teaches = school.staff.find(({ id }) => id === personId)?.staffKind === 'teaching'
    const row = {
      id: newId(),
      programmeId,
      personId,
      hubId: hub.id,
      groupId: free.groupId,
      seat: free.seat,
      kind: teaches ? ('required' as const) : ('voluntary' as const),
      createdAt: now(),
    }
    await repo.insertPlace(tx, row)
    seated.push(row)
  }
  return seated
}

/**
 * Makes the moves and writes each down. Returns from which group to which everybody went. Throws where a hub is
 * full, somebody leads the group they would leave, or is no longer where `from` says.
 */
async function execute(
  needs: Needs,
  tx: Tx,
  doing: PlacementContext,
  moves: readonly Move[],
  school: PlacedSchool,
): Promise<GroupMove[]> {
  const places = await repo.listPlaces(tx, doing.programmeId)
  const groupOf = (of: Places, personId: string) => of.find(place => place.personId === personId)?.groupId ?? null
  for (const { personId, from } of moves) {
    const person = school.staff.find(({ id }) => id === personId)
    if (!person) throw notFound('person')
    if (from !== undefined && groupOf(places, personId) !== from)
      throw new Refusal('stale', `${isolated(person.name)} has changed hub since. Reload the page.`)
  }
  refuseLeaders(moves, school)
  const going = moves.map(({ personId }) => personId)
  await repo.deletePlaces(tx, doing.programmeId, going)
  const left = places.filter(({ personId }) => !going.includes(personId))
  const after = await seat(needs, tx, doing.programmeId, moves, school, left)
  const made = going.map(personId => ({
    personId,
    from: groupOf(places, personId),
    to: groupOf(after, personId),
  }))
  for (const { personId, from, to } of made)
    await writeAudit(tx, {
      schoolId: doing.schoolId,
      actorId: doing.actorId,
      action: 'place-changed',
      subjectId: personId,
      at: needs.now(),
      details: { before: from, after: to, reason: doing.why },
    })
  return made
}

/** One email to each who was moved: where they are now, and nobody else’s name but that of whoever decided it. */
async function tell(
  { notices, now }: Needs,
  tx: Tx,
  actorId: string,
  moves: readonly GroupMove[],
  school: PlacedSchool,
) {
  const by = (await repo.findName(tx, actorId)) ?? 'Your coordinator'
  for (const { personId, to } of moves) {
    const person = school.staff.find(({ id }) => id === personId)
    if (!person || personId === actorId) continue
    const hubName = hubNamed(school, to)
    await notices.tell(tx, [person], 'placed', () => ({
      kind: 'placed',
      event: `placed ${newId()}`,
      title: hubName === null ? 'You’re no longer in a hub' : `You’re now in ${hubName}`,
      path: '/choose',
      byId: actorId,
      letter: placedLetter({ to: person, by, hubName }),
      staleAt: now() + LETTER_LIVES_MS,
      about: 'place',
    }))
  }
}

/** Moves people between hubs, all of them or none, inside the transaction of whoever decides it. */
export function createPlacements(needs: Needs) {
  return {
    execute: execute.bind(null, needs),
    tell: tell.bind(null, needs),
  }
}

/** The name of the hub that a group is of, with the group’s where there are several; null for none. */
export function hubNamed({ hubs }: Pick<PlacedSchool, 'hubs'>, groupId: string | null): string | null {
  const hub = hubs.find(({ groups }) => groups.some(({ id }) => id === groupId))
  const group = hub?.groups.find(({ id }) => id === groupId)
  if (!hub || !group) return null
  return hub.groups.length > 1 ? `${hub.name}, ${isolated(group.name)}` : hub.name
}

export type Placements = ReturnType<typeof createPlacements>

/** Why somebody can’t leave their group: they lead it. Null where they don’t. */
export function leadingSentence({ staff, hubs }: PlacedSchool, personId: string): string | null {
  const person = staff.find(({ id }) => id === personId)
  const hub = hubs.find(({ id }) => id === person?.hubId)
  const leads = hub?.groups.some(each => each.facilitatorId === personId || each.coFacilitatorId === personId)
  if (!hub || !leads) return null
  return `${isolated(person?.name ?? '')} is a facilitator in ${hub.name}. Choose another facilitator there first.`
}
