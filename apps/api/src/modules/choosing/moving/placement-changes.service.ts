import { ruleSentence } from '@hubs/allocation/conflict-labels'
import { isolated } from '@hubs/rules/text/isolated'
import type { ChangePlacement, PlacementOption, PlacementOptions } from '@hubs/schema/choosing/moves'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso, isoOrNull } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Programmes } from '../../programmes/programmes.service.ts'
import { listPlacementChanges } from '../allocations/allocations.repo.ts'
import { namesOf, choiceOf } from '../allocations/allocations.view.ts'
import { loadCurrentYear, currentPlaces, type CurrentYear } from '../allocations/current-record.service.ts'
import { costOfPlaces, rulesBroken, type Assignments } from '../placement-rules/broken-rules.rules.ts'
import * as repo from './moving.repo.ts'
import { hubNamed, leadingSentence, type PlacedSchool, type Placements } from './placements.service.ts'

type Needs = { store: GuardedStore; now: Clock; programmes: Programmes; mail: Mail; placements: Placements }

const sizeIn = (places: Assignments, hubId: string | undefined) =>
  Object.values(places).filter(each => each === hubId).length

/** What it would do to have one person in a hub, or in none. */
function optionOf(year: CurrentYear, personId: string, hub: PlacedSchool['hubs'][number] | null): PlacementOption {
  const { record, school } = year
  const before = currentPlaces(school.staff)
  const { [personId]: _, ...others } = before
  const after = hub ? { ...others, [personId]: hub.id } : others
  const stood = new Set(rulesBroken(record, before).map(rule => JSON.stringify(rule)))
  const broken = rulesBroken(record, after).filter(rule => !stood.has(JSON.stringify(rule)))
  const places = (hub?.groups ?? []).reduce((sum, group) => sum + group.places, 0)
  return {
    hubSlug: hub?.slug ?? null,
    hubName: hub?.name ?? null,
    choice: choiceOf(record, personId, hub?.id),
    cost: Math.round((costOfPlaces(record, after) - costOfPlaces(record, before)) * 1000) / 1000,
    before: hub ? sizeIn(before, hub.id) : 0,
    after: hub ? sizeIn(after, hub.id) : 0,
    // That it is full is said as such.
    broken: broken.filter(rule => rule.kind !== 'max').map(rule => ruleSentence(rule, namesOf(school))),
    full: hub !== null && sizeIn(after, hub.id) > places,
  }
}

async function changed({ mail, store }: Needs, schoolId: string) {
  mail.wake()
  await store.signal({ topic: 'people', id: schoolId })
  await store.signal({ topic: 'hubs', id: schoolId })
}

async function list(tx: Tx, readerId: string, programmeId: string, { staff, hubs }: PlacedSchool) {
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const rows = await listPlacementChanges(tx, programmeId)
  const groupOf = new Map((await repo.listPlaces(tx, programmeId)).map(place => [place.personId, place.groupId]))
  return {
    items: rows.map(({ change, byName }) => ({
      id: change.id,
      kind: change.kind,
      at: iso(change.at),
      byName,
      reason: change.reason,
      cost: change.cost,
      moves: change.moves.map(({ personId, from, to }) => ({
        name: names.get(personId) ?? 'A former colleague',
        isYou: personId === readerId,
        from: hubNamed({ hubs }, from),
        to: hubNamed({ hubs }, to),
      })),
      undoneAt: isoOrNull(change.undoneAt),
      mayUndo:
        change.undoneAt === null &&
        change.moves.every(({ personId, to }) => names.has(personId) && (groupOf.get(personId) ?? null) === to),
    })),
  }
}

/** Where somebody could be, and what each would cost in ranks, sizes and rules. */
const options = ({ store, programmes }: Needs) =>
  guarded('allocation:make', async (actor, personId: string): Promise<PlacementOptions> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const year = await loadCurrentYear(store.read, await programmes.currentOf(store.read, actor.schoolId))
    const { staff, hubs } = year.school
    const person = staff.find(({ id }) => id === personId)
    if (!person) throw notFound('person')
    const size = sizeIn(currentPlaces(staff), person.hubId ?? undefined)
    const own = hubs.find(({ id }) => id === person.hubId)
    return {
      hubSlug: own?.slug ?? null,
      choice: choiceOf(year.record, personId, own?.id),
      before: own ? size : 0,
      after: own ? size - 1 : 0,
      blocked: leadingSentence(year.school, personId),
      options: [...hubs, ...(own ? [null] : [])]
        .filter(hub => hub === null || hub.id !== own?.id)
        .map(hub => optionOf(year, personId, hub)),
    }
  })

/** Moves one person, writes down why, and tells them. */
const change = (needs: Needs) =>
  guarded('allocation:make', async (actor, { personId, hubSlug, expectedHubSlug, reason }: ChangePlacement) => {
    const { store, programmes, placements, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const changes = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const year = await loadCurrentYear(tx, programme)
      const { staff, hubs } = year.school
      const person = staff.find(({ id }) => id === personId)
      if (!person) throw notFound('person')
      const [own, to] = [hubs.find(({ id }) => id === person.hubId), hubs.find(({ slug }) => slug === hubSlug)]
      if (hubSlug !== null && !to) throw notFound('hub')
      if ((own?.slug ?? null) !== expectedHubSlug)
        throw new Refusal('stale', `${isolated(person.name)} has changed hub since. Reload the page.`)
      if (own?.id === to?.id) throw new Refusal('conflict', `${isolated(person.name)} is already there.`)
      const { cost } = optionOf(year, personId, to ?? null)
      const doing = { schoolId: actor.schoolId, programmeId: programme.id, actorId: actor.id, why: reason }
      const moves = await placements.execute(tx, doing, [{ personId, to: to ? { hubId: to.id } : null }], year.school)
      const row = { id: newId(), programmeId: programme.id, kind: 'by-hand' as const, moves, reason, cost }
      await repo.insertPlacementChange(tx, { ...row, byId: actor.id, at: now(), undoneAt: null })
      await placements.tell(tx, actor.id, moves, year.school)
      return list(tx, actor.id, programme.id, year.school)
    })
    await changed(needs, actor.schoolId)
    return changes
  })

/** Puts everybody of a change back, where nobody has moved since and there is still a place. */
const undo = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string) => {
    const { store, programmes, now, placements } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const changes = await store.write(async tx => {
      const programme = await programmes.currentOf(tx, actor.schoolId)
      const { school } = await loadCurrentYear(tx, programme)
      const known = await repo.findPlacementChange(tx, programme.id, id)
      if (!known) throw notFound('change')
      const row = await repo.undoPlacementChange(tx, programme.id, id, now())
      if (!row) throw new Refusal('already-used', 'This change has been undone already.')
      const back = row.moves.map(({ personId, from, to }) => {
        const hub = school.hubs.find(({ groups }) => groups.some(group => group.id === from))
        return { personId, from: to, to: hub && from !== null ? { hubId: hub.id, groupId: from } : null }
      })
      const doing = { schoolId: actor.schoolId, programmeId: programme.id, actorId: actor.id, why: 'Undone' }
      const moves = await placements.execute(tx, doing, back, school)
      await placements.tell(tx, actor.id, moves, school)
      return list(tx, actor.id, programme.id, school)
    })
    await changed(needs, actor.schoolId)
    return changes
  })

const listChanges = ({ store, programmes }: Needs) =>
  guarded('allocation:make', async actor => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const { school } = await loadCurrentYear(store.read, programme)
    return list(store.read, actor.id, programme.id, school)
  })

/** Places changed after publishing: each with a reason, with its cost shown before, and undone as a whole. */
export function createPlacementChanges(needs: Needs) {
  return {
    options: options(needs),
    change: change(needs),
    undo: undo(needs),
    list: listChanges(needs),
  }
}

export type PlacementChanges = ReturnType<typeof createPlacementChanges>
