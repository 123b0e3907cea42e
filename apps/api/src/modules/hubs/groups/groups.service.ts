import type { Actor } from '@hubs/rules/can'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import type { HubDetail } from '@hubs/schema/hubs'
import { doneBy, writeAudit } from '../../../audit.ts'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { MembershipService } from '../../membership/membership.service.ts'
import * as repo from '../groups.repo.ts'
import { findGroup, type GroupRow } from '../hubs.repo.ts'
import type { Hubs } from '../hubs.service.ts'

type Needs = { store: GuardedStore; now: Clock; mail: Mail; hubs: Hubs; membership: MembershipService }

async function find(tx: Lookup, actor: Actor, id: string) {
  const found = await findGroup(tx, actor.schoolId, id)
  if (!found) throw notFound('group')
  if (!found.current) throw new Refusal('conflict', 'This group is from an earlier year, so you can’t change it.')
  if (found.group.mergedAt !== null)
    throw new Refusal('conflict', `${isolated(found.group.name)} is part of another group now.`)
  return found
}

const audit = ({ now }: Needs, tx: Tx, actor: Actor, groupId: string, details: object) =>
  writeAudit(tx, {
    ...doneBy(actor, now()),
    action: 'groups-changed',
    subjectId: groupId,
    details: { ...details },
  })

/** Throws while the answer to an offer would lead into a group that is no more. */
async function refuseOffered(tx: Tx, { id, name }: GroupRow) {
  if (await repo.isOffered(tx, id))
    throw new Refusal(
      'conflict',
      `Someone has been offered a place in ${isolated(name)}. Try again once they’ve answered.`,
    )
}

/** Takes it away, or throws a sentence where something of it has to stay. */
async function close(tx: Tx, { group, hub }: Awaited<ReturnType<typeof find>>) {
  if ((await repo.listGroupsOf(tx, hub.id)).length < 2)
    throw new Refusal('conflict', 'A hub needs a group. Open another one first.')
  const members = await repo.countMembers(tx, group.id)
  if (members > 0)
    throw new Refusal('conflict', `${group.name} still has ${count(members, 'member')}. Merge it with another group.`)
  if (await repo.hasMet(tx, group.id))
    throw new Refusal('conflict', `${group.name} has already met, so its record stays.`)
  if (await repo.hasRecord(tx, group.id))
    throw new Refusal(
      'conflict',
      `${group.name} has plans, ideas, notes or a register, so its record stays. Merge it with another group.`,
    )
  await refuseOffered(tx, group)
  await repo.deleteGroup(tx, group.id)
}

async function after(
  { mail, store, hubs }: Needs,
  actor: Actor,
  slug: string,
  mySlug: string | null,
): Promise<HubDetail> {
  mail.wake()
  await store.signal({ topic: 'people', id: actor.schoolId })
  await store.signal({ topic: 'hubs', id: actor.schoolId })
  await store.signal({ topic: 'meetings', id: actor.schoolId })
  return hubs.bySlug(actor, slug, mySlug)
}

/** One more group, with a meeting on each of the days that the first one still meets on. */
const open = (needs: Needs) =>
  guarded('group:edit', async (actor, slug: string, mySlug: string | null): Promise<HubDetail> => {
    const { store, hubs, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      const hub = await hubs.findOr404(tx, actor.schoolId, slug)
      const groups = await repo.listGroupsOf(tx, hub.id)
      if (groups.length >= MOST_GROUPS) throw new Refusal('conflict', `A hub can have up to ${MOST_GROUPS} groups.`)
      const groupId = await hubs.openGroup(tx, hub.id, now())
      await audit(needs, tx, actor, groupId, { opened: true })
    })
    return after(needs, actor, slug, mySlug)
  })

/** Closes a group that has nobody in it and has never met. */
const closeGroup = (needs: Needs) =>
  guarded('group:edit', async (actor, id: string, mySlug: string | null): Promise<HubDetail> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const slug = await store.write(async tx => {
      const found = await find(tx, actor, id)
      await close(tx, found)
      await audit(needs, tx, actor, id, { closed: true })
      return found.hub.slug
    })
    return after(needs, actor, slug, mySlug)
  })

/** Everybody of one group gets a place in another of the same hub, and the first is closed, or ended where it has met. */
const merge = (needs: Needs) =>
  guarded('group:edit', async (actor, id: string, intoId: string, mySlug: string | null): Promise<HubDetail> => {
    const { store, now, membership } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const slug = await store.write(async tx => {
      const found = await find(tx, actor, id)
      const into = await find(tx, actor, intoId)
      if (into.hub.id !== found.hub.id || intoId === id)
        throw new Refusal('invalid', 'Choose another group of the same hub.', {
          fields: { intoId: 'Choose another group of the same hub.' },
        })
      const people = (await repo.countMembers(tx, id)) + (await repo.countMembers(tx, intoId))
      if (people > into.group.places)
        throw new Refusal(
          'full',
          `${into.group.name} has ${count(into.group.places, 'place')}, and there would be ${people} people. Add places to it first.`,
        )
      if (await repo.isMeeting(tx, id))
        throw new Refusal('conflict', `${isolated(found.group.name)} is meeting now. End the meeting first.`)
      await refuseOffered(tx, found.group)
      const stays = await repo.hasRecord(tx, id)
      if (stays) {
        // What it wrote stays with those who were in it: nobody else gets to read it.
        await repo.keepMembers(tx, id)
        await repo.endGroup(tx, found.group, intoId, now())
      } else await repo.clearLeaders(tx, found.group)
      await membership.moveGroup(tx, actor, id, found.hub, into.group)
      if (!stays) await close(tx, found)
      await audit(needs, tx, actor, id, { mergedInto: intoId })
      return found.hub.slug
    })
    return after(needs, actor, slug, mySlug)
  })

/** Groups of a hub: a second one opened, two merged, and one that nobody needs closed. */
export function createGroups(needs: Needs) {
  return {
    open: open(needs),
    close: closeGroup(needs),
    merge: merge(needs),
  }
}

const MOST_GROUPS = 8

export type Groups = ReturnType<typeof createGroups>
