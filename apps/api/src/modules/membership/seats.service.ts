import type { Actor } from '@hubs/rules/can'
import { isolated } from '@hubs/rules/text/isolated'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { CurrentProgramme } from '../programmes/programmes.service.ts'
import * as repo from './membership.repo.ts'
import type { WaitingService } from './waiting.service.ts'

type Needs = { now: Clock; waiting: WaitingService }
export type Hub = Awaited<ReturnType<Hubs['findOr404']>>
export type Had = Awaited<ReturnType<typeof repo.findMembership>>
/** Whoever takes or leaves a seat. `name`: of whom a coordinator decides for; without it the person is the one who asks. */
type Seated = { id: string; staffKind: Actor['staffKind']; name?: string }

/** A group keeps its facilitators: whoever leads one stays in it until somebody else is named. */
export async function refuseIfLeading(tx: Tx, person: Seated, had: Had) {
  if (had && (await repo.leadsGroup(tx, had.membership.groupId, person.id)))
    throw new Refusal(
      'conflict',
      person.name === undefined
        ? `You’re a facilitator in ${had.hub.name}, so you can’t leave it yet. Ask a coordinator to choose another facilitator first.`
        : `${isolated(person.name)} is a facilitator in ${had.hub.name}. Choose another facilitator there first.`,
    )
}

const listed = new Intl.ListFormat('en-GB')

async function refuseFull(tx: Tx, programme: CurrentProgramme, hubName: string): Promise<never> {
  const open = (await repo.listOpenHubs(tx, programme.id)).filter(name => name !== hubName)
  throw new Refusal(
    'full',
    open.length > 0
      ? `${hubName} is full. There are places in ${listed.format(open)}.`
      : `${hubName} is full, and so are the other hubs. Ask your coordinator for a place.`,
  )
}

/** Gives the person a seat in the hub, leaving the one they had; the seat they have where it is there already. */
export async function takeSeat(
  { now, waiting }: Needs,
  tx: Tx,
  programme: CurrentProgramme,
  person: Seated,
  hub: Hub,
  groupId?: string,
) {
  if (hub.closed) throw new Refusal('conflict', `${hub.name} isn’t running this year.`)
  const groups = await repo.listSeats(tx, hub.id, person.id)
  if (groupId && !groups.some(group => group.id === groupId)) throw notFound('group')
  const had = await repo.findMembership(tx, programme.id, person.id)
  if (had && had.membership.hubId === hub.id && (!groupId || had.membership.groupId === groupId)) return had.membership
  await refuseIfLeading(tx, person, had)
  const [roomiest] = groups
    .filter(group => (groupId ? group.id === groupId : true) && group.seats.size < group.places)
    .toSorted((a, b) => b.places - b.seats.size - (a.places - a.seats.size))
  if (!roomiest) return refuseFull(tx, programme, hub.name)
  let seat = 1
  while (roomiest.seats.has(seat)) seat++
  if (had) await repo.deleteMembership(tx, programme.id, person.id)
  const kind = person.staffKind === 'teaching' ? ('required' as const) : ('voluntary' as const)
  const taken = { groupId: roomiest.id, seat, kind }
  await repo.insertMembership(tx, {
    id: newId(),
    programmeId: programme.id,
    personId: person.id,
    hubId: hub.id,
    createdAt: now(),
    ...taken,
  })
  if (kind === 'voluntary') await repo.unsayNotThisYear(tx, programme.id, person.id)
  await waiting.taken(tx, programme.id, person.id, hub.id)
  await waiting.offerFreeSeats(tx, programme)
  return taken
}
