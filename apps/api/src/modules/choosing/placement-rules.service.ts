import type { Actor } from '@hubs/rules/can'
import type { AddPlacementRule, PlacementRule } from '@hubs/schema/allocations'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import * as repo from './allocations.repo.ts'

type Deps = { store: Store; now: Clock; programmes: Programmes }

/** What coordinators ask of the allocation for named people, each with a reason that only they can read. */
export function createPlacementRules({ store, now, programmes }: Deps) {
  const make = (actor: Actor) => authorize(actor, 'allocation:make', { schoolId: actor.schoolId })

  async function list(tx: Tx, schoolId: string, programmeId: string): Promise<PlacementRule[]> {
    const names = new Map((await repo.listStaff(tx, schoolId, programmeId)).map(({ id, name }) => [id, name]))
    const hubs = new Map((await repo.listHubs(tx, programmeId)).map(({ id, name }) => [id, name]))
    const rows = await repo.listPlacementRules(tx, programmeId)
    // A rule about someone who has left says nothing any more.
    return rows
      .filter(({ personId, otherId }) => names.has(personId) && (otherId === null || names.has(otherId)))
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .map(({ id, kind, personId, otherId, hubId, reason }) => ({
        id,
        kind,
        personId,
        name: names.get(personId) ?? '',
        otherName: otherId === null ? null : (names.get(otherId) ?? ''),
        hubName: hubId === null ? null : (hubs.get(hubId) ?? ''),
        reason,
      }))
  }

  return {
    async list(actor: Actor) {
      make(actor)
      const programme = await programmes.currentOf(store.read, actor.schoolId)
      return { items: await list(store.read, actor.schoolId, programme.id) }
    },

    async add(actor: Actor, rule: AddPlacementRule) {
      make(actor)
      return store.write(async tx => {
        const programme = await programmes.currentOf(tx, actor.schoolId)
        const staff = new Set((await repo.listStaff(tx, actor.schoolId, programme.id)).map(({ id }) => id))
        const otherId = rule.kind === 'must-not' ? null : rule.otherId
        if (!staff.has(rule.personId) || (otherId !== null && !staff.has(otherId))) throw notFound('person')
        if (rule.personId === otherId) {
          const sentence = 'Choose two different people.'
          throw new Refusal('invalid', sentence, { fields: { otherId: sentence } })
        }
        const hubs = await repo.listHubs(tx, programme.id)
        const hub = rule.kind === 'must-not' ? hubs.find(({ slug }) => slug === rule.hubSlug) : null
        if (hub === undefined) throw notFound('hub')
        const { kind, personId, reason } = rule
        const row = { id: newId(), programmeId: programme.id, kind, personId, otherId, reason, createdAt: now() }
        await repo.insertPlacementRule(tx, { ...row, hubId: hub?.id ?? null })
        return { items: await list(tx, actor.schoolId, programme.id) }
      })
    },

    async remove(actor: Actor, id: string) {
      make(actor)
      await store.write(async tx => {
        const programme = await programmes.currentOf(tx, actor.schoolId)
        if (!(await repo.deletePlacementRule(tx, programme.id, id))) throw notFound('rule')
      })
    },
  }
}

export type PlacementRules = ReturnType<typeof createPlacementRules>
