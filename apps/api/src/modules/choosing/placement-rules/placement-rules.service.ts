import { isolated } from '@hubs/rules/text/isolated'
import type { AddPlacementRule, ChangePlacementRule, PlacementRule } from '@hubs/schema/choosing/placement-rules'
import { authorize, guarded } from '../../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import type { Programmes } from '../../programmes/programmes.service.ts'
import { takesPart } from '../allocations/allocation-record.rules.ts'
import * as allocations from '../allocations/allocations.repo.ts'
import * as repo from '../allocations/placement-rules.repo.ts'
import { clashOf } from './placement-clash.rules.ts'

type Needs = { store: GuardedStore; now: Clock; programmes: Programmes }
type Row = repo.PlacementRuleRow

async function read({ programmes }: Needs, tx: Tx, schoolId: string) {
  const programme = await programmes.currentOf(tx, schoolId)
  const staff = await allocations.listStaff(tx, schoolId, programme.id)
  const hubs = await allocations.listHubs(tx, programme.id)
  const leads = allocations.leadersOf(hubs)
  return {
    programme,
    staff: new Map(staff.map(person => [person.id, person])),
    hubs: new Map(hubs.map(hub => [hub.id, hub])),
    rows: await repo.listPlacementRules(tx, programme.id),
    leads,
    takesPart: (id: string) => staff.some(person => person.id === id && takesPart(person, leads)),
  }
}

type PlacementFacts = Awaited<ReturnType<typeof read>>

/** A rule that was made when things were otherwise, and now says nothing. */
function unusedSentence(
  { kind, personId, otherPersonId, hubId }: Row,
  { staff, hubs, leads, takesPart }: PlacementFacts,
) {
  const idle = [personId, otherPersonId].find(id => id !== null && !takesPart(id))
  if (idle) return `Not used: ${isolated(staff.get(idle)?.name ?? '')} hasn’t opted in.`
  const hub = hubs.get(leads.get(personId)?.hubId ?? '')
  if (hub && (kind === 'pin' || kind === 'must-not') && (kind === 'pin') !== (hub.id === hubId))
    return `Not used: ${isolated(staff.get(personId)?.name ?? '')} is a facilitator in ${hub.name}.`
  return null
}

function describe(school: PlacementFacts): { items: PlacementRule[] } {
  const { staff, hubs, rows } = school
  // A rule about someone who has left says nothing any more.
  const present = rows.filter(
    ({ personId, otherPersonId }) => staff.has(personId) && (!otherPersonId || staff.has(otherPersonId)),
  )
  return {
    items: present.map(row => ({
      id: row.id,
      kind: row.kind,
      personId: row.personId,
      name: staff.get(row.personId)?.name ?? '',
      otherId: row.otherPersonId,
      otherName: row.otherPersonId === null ? null : (staff.get(row.otherPersonId)?.name ?? ''),
      hubSlug: row.hubId === null ? null : (hubs.get(row.hubId)?.slug ?? ''),
      hubName: row.hubId === null ? null : (hubs.get(row.hubId)?.name ?? ''),
      reason: row.reason,
      unused: unusedSentence(row, school),
      version: row.version,
    })),
  }
}

/** The row that a rule is, beside the others; refused at its field where it can’t be. */
function demandOf(rule: AddPlacementRule, { staff, hubs, rows, leads }: PlacementFacts, id?: string) {
  const otherId = 'otherId' in rule ? rule.otherId : null
  if (!staff.has(rule.personId) || (otherId !== null && !staff.has(otherId))) throw notFound('person')
  const hub = 'hubSlug' in rule ? [...hubs.values()].find(({ slug }) => slug === rule.hubSlug) : null
  if (hub === undefined) throw notFound('hub')
  const { kind, personId, reason } = rule
  const demand = { kind, personId, otherPersonId: otherId, hubId: hub?.id ?? null, reason }
  const others = rows.filter(row => row.id !== id)
  const clash = clashOf(demand, others, {
    nameOf: person => staff.get(person)?.name ?? '',
    hubName: hubId => hubs.get(hubId)?.name ?? '',
    ledBy: person => leads.get(person)?.hubId,
  })
  if (clash) throw new Refusal('invalid', clash.sentence, { fields: { [clash.field]: clash.sentence } })
  return demand
}

const list = (needs: Needs) =>
  guarded('allocation:make', async actor => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return describe(await read(needs, store.read, actor.schoolId))
  })

const add = (needs: Needs) =>
  guarded('allocation:make', async (actor, rule: AddPlacementRule) => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return store.write(async tx => {
      const school = await read(needs, tx, actor.schoolId)
      const demand = demandOf(rule, school)
      const row = { id: newId(), programmeId: school.programme.id, createdAt: now(), version: 1, ...demand }
      await repo.insertPlacementRule(tx, row)
      return describe(await read(needs, tx, actor.schoolId))
    })
  })

const change = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string, { expectedVersion, ...rule }: ChangePlacementRule) => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return store.write(async tx => {
      const school = await read(needs, tx, actor.schoolId)
      const row = school.rows.find(each => each.id === id)
      if (!row) throw notFound('rule')
      const demand = demandOf(rule, school, id)
      if (row.version === expectedVersion && isAsWanted(row, demand)) return describe(school)
      if (!(await repo.updatePlacementRule(tx, id, expectedVersion, demand)))
        throw changedByOther('this rule', describe(school))
      return describe(await read(needs, tx, actor.schoolId))
    })
  })

const remove = ({ store, programmes }: Needs) =>
  guarded('allocation:make', async (actor, id: string) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      if (!(await repo.deletePlacementRule(tx, programme.id, id))) throw notFound('rule')
    })
  })

/** What coordinators ask of the allocation for named people, each with a reason that only they can read. */
export function createPlacementRules(needs: Needs) {
  return {
    list: list(needs),
    add: add(needs),
    change: change(needs),
    remove: remove(needs),
  }
}

export type PlacementRules = ReturnType<typeof createPlacementRules>
