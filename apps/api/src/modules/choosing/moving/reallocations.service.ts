import { conflictSentences } from '@hubs/allocation/conflict-labels'
import type { Actor } from '@hubs/rules/can'
import { choiceState } from '@hubs/rules/choice'
import type { MakeReallocation, Reallocation } from '@hubs/schema/choosing/moves'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso, isoOrNull } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Programmes } from '../../programmes/programmes.service.ts'
import type { AllocationWorker } from '../allocations/allocation-worker.client.ts'
import { choiceOf, namesOf } from '../allocations/allocations.view.ts'
import { loadCurrentYear, currentPlaces, type CurrentYear } from '../allocations/current-record.service.ts'
import { costOfPlaces } from '../placement-rules/broken-rules.rules.ts'
import * as repo from './moving.repo.ts'
import type { Placements } from './placements.service.ts'
import { currentIn, recordToSolve } from './reallocation-record.rules.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  programmes: Programmes
  mail: Mail
  placements: Placements
  worker: AllocationWorker
}

const SOLVE_SECONDS = 20

function isCurrent(row: repo.ReallocationRow, { record, school }: CurrentYear): boolean {
  const [then, now] = [currentIn(row.record), currentPlaces(school.staff)]
  const ids = new Set([...row.record.people, ...record.people].map(({ id }) => id))
  if (ids.size !== row.record.people.length || ids.size !== record.people.length) return false
  return [...ids].every(id => then[id] === now[id])
}

function viewOf(row: repo.ReallocationRow, year: CurrentYear): Reallocation {
  const { record, assignments } = row
  const { school, published } = year
  const names = namesOf(school)
  const before = currentIn(record)
  const here = new Set(school.staff.map(({ id }) => id))
  const size = (of: Readonly<Record<string, string>>, hubId: string) =>
    Object.values(of).filter(each => each === hubId).length
  return {
    id: row.id,
    createdAt: iso(row.createdAt),
    acceptedAt: isoOrNull(row.acceptedAt),
    current: isCurrent(row, year),
    joined: record.people.filter(({ id }) => before[id] === undefined).length,
    left: published.record.people.filter(({ id }) => !here.has(id)).length,
    moves: record.people.flatMap(({ id }) => {
      const to = assignments[id]
      if (to === undefined || to === before[id]) return []
      return {
        personId: id,
        name: school.staff.find(person => person.id === id)?.name ?? 'A former colleague',
        from: before[id] === undefined ? null : names.hub(before[id]),
        to: names.hub(to),
        choiceBefore: choiceOf(record, id, before[id]),
        choiceAfter: choiceOf(record, id, to),
      }
    }),
    hubs: record.hubs.map(({ id, min, max, groups = 1 }) => ({
      slug: school.hubs.find(hub => hub.id === id)?.slug ?? '',
      name: names.hub(id),
      min,
      max: max * groups,
      before: size(before, id),
      after: size(assignments, id),
    })),
    cost: Math.round((costOfPlaces(record, assignments) - costOfPlaces(record, before)) * 1000) / 1000,
  }
}

const programmeOf = ({ programmes }: Needs, tx: Tx, actor: Actor) => programmes.currentOf(tx, actor.schoolId)

/** Solves the places of now. Nobody is moved or told. */
const make = (needs: Needs) =>
  guarded('allocation:make', async (actor, { moving }: MakeReallocation): Promise<Reallocation> => {
    const { store, now, worker } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmeOf(needs, store.read, actor)
    const year = await loadCurrentYear(store.read, programme)
    if (choiceState(programme, now()) === 'open')
      throw new Refusal('conflict', 'Colleagues can still change their rankings. Close hub choices first.')
    const record = recordToSolve(year.record, currentPlaces(year.school.staff), moving)
    const { assignments, conflict } = await worker.do('again', { record, seconds: SOLVE_SECONDS })
    if (conflict) {
      const { why, relax } = conflictSentences(conflict, namesOf(year.school))
      throw new Refusal('conflict', 'No allocation keeps all the rules.', { current: { why, relax } })
    }
    if (!assignments) throw new Refusal('unavailable', 'No proposal was found in time. Try again later.')
    const row = {
      id: newId(),
      programmeId: programme.id,
      createdAt: now(),
      createdById: actor.id,
      record,
      assignments,
    }
    const made = { ...row, acceptedAt: null }
    await store.write(tx => repo.replaceReallocation(tx, made))
    return viewOf(made, year)
  })

const current = (needs: Needs) =>
  guarded('allocation:make', async (actor): Promise<{ reallocation: Reallocation | null }> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmeOf(needs, store.read, actor)
    const row = await repo.findReallocation(store.read, programme.id)
    return { reallocation: row ? viewOf(row, await loadCurrentYear(store.read, programme)) : null }
  })

/** Moves everybody it says, and tells each of them. Of two coordinators who accept at once, one does. */
const accept = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string): Promise<Reallocation> => {
    const { store, now, placements, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const accepted = await store.write(async tx => {
      const programme = await programmeOf(needs, tx, actor)
      const row = await repo.findReallocation(tx, programme.id)
      if (row?.id !== id) throw notFound('proposal')
      const year = await loadCurrentYear(tx, programme)
      const saved = await repo.acceptReallocation(tx, id, now())
      if (!saved) throw new Refusal('already-used', 'This proposal has been accepted already.')
      if (!isCurrent(row, year))
        throw new Refusal('conflict', 'Someone’s hub has changed since this was proposed. Make a new proposal.')
      const { moves, cost } = viewOf(row, year)
      const why = 'Allocated again'
      const doing = { schoolId: actor.schoolId, programmeId: programme.id, actorId: actor.id, why }
      const wanted = moves.map(({ personId }) => ({ personId, to: { hubId: row.assignments[personId] ?? '' } }))
      const made = await placements.execute(tx, doing, wanted, year.school)
      const change = { id: newId(), programmeId: programme.id, kind: 'reallocation' as const, moves: made, cost }
      await repo.insertPlacementChange(tx, { ...change, reason: why, byId: actor.id, at: now(), undoneAt: null })
      await placements.tell(tx, actor.id, made, year.school)
      return viewOf(saved, year)
    })
    mail.wake()
    await store.signal({ topic: 'people', id: actor.schoolId })
    await store.signal({ topic: 'hubs', id: actor.schoolId })
    return accepted
  })

/** Joiners, leavers and changed rankings after publishing: places solved anew, and changed once a coordinator accepts. */
export function createReallocations(needs: Needs) {
  return {
    make: make(needs),
    current: current(needs),
    accept: accept(needs),
  }
}

export type Reallocations = ReturnType<typeof createReallocations>
