import { conflictSentences } from '@hubs/allocation/conflict-labels'
import type { Actor } from '@hubs/rules/can'
import { choiceState } from '@hubs/rules/choice'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { groupToJoin } from '@hubs/rules/plans/placing'
import type { Allocation, ChangeAllocation, MakeAllocation, OwnAllocation } from '@hubs/schema/choosing/allocations'
import { doneBy, writeAudit } from '../../../audit.ts'
import { authorize, guarded } from '../../../authorize.ts'
import { changedByOther, notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Hubs } from '../../hubs/hubs.service.ts'
import { allocationLetter } from '../../mail/letters/choosing.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { CurrentProgramme, Programmes } from '../../programmes/programmes.service.ts'
import { assignmentsOf, isOvertaken, missedIn, recordOf } from './allocation-record.rules.ts'
import { type Seat, seatsOf } from './allocation-seats.rules.ts'
import type { AllocationWorker } from './allocation-worker.client.ts'
import * as repo from './allocations.repo.ts'
import {
  choiceOf,
  boardOf,
  choiceInWords,
  namesOf,
  ownChanged,
  ownResult,
  runningGroups,
  type StaffAndHubs,
} from './allocations.view.ts'
import { listPlacementRules } from './placement-rules.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  programmes: Programmes
  hubs: Pick<Hubs, 'openGroup' | 'closeHub'>
  mail: Mail
  notices: Notices
  origin: () => string
  worker: AllocationWorker
}

/** What each rule may take. A school takes a tenth of a second. */
const SOLVE_SECONDS = 20
const LETTER_LIVES_MS = 3 * DAY_MS

async function schoolOf(tx: Tx, actor: Pick<Actor, 'schoolId'>, programme: CurrentProgramme) {
  const staff = await repo.listStaff(tx, actor.schoolId, programme.id)
  return { staff, hubs: await repo.listHubs(tx, programme.id) }
}

async function find({ programmes }: Needs, tx: Tx, actor: Actor, id: string) {
  const programme = await programmes.currentOf(tx, actor.schoolId)
  const row = await repo.findAllocation(tx, id)
  if (row?.programmeId !== programme.id) throw notFound('allocation')
  return { programme, row, school: await schoolOf(tx, actor, programme) }
}

function refuseEarly({ now }: Needs, programme: CurrentProgramme) {
  if (programme.choosing !== 'ranked')
    throw new Refusal('conflict', 'Colleagues choose their hubs themselves this year. There’s nothing to allocate.')
  if (choiceState(programme, now()) !== 'closed')
    throw new Refusal('conflict', 'Hub choices are still open. You can allocate hubs once they’ve closed.')
}

async function refusePublished(tx: Tx, programme: CurrentProgramme) {
  const current = await repo.findCurrent(tx, programme.id)
  if (current?.publishedAt)
    throw new Refusal('already-used', 'Hubs have been allocated and published. You can move people on Hub choices.')
}

async function gather(needs: Needs, tx: Tx, actor: Actor, settings: MakeAllocation) {
  const programme = await needs.programmes.currentOf(tx, actor.schoolId)
  refuseEarly(needs, programme)
  await refusePublished(tx, programme)
  const school = await schoolOf(tx, actor, programme)
  const groupIds = school.hubs.flatMap(({ groups }) => groups.map(group => group.id))
  const before = await repo.findPublishedBefore(tx, actor.schoolId, programme.id)
  const record = recordOf({
    seed: programme.choosingSeed ?? programme.id,
    groupMin: programme.groupMin,
    supportPlaces: programme.supportPlaces,
    ...school,
    meetingDays: await repo.listMeetingDays(tx, groupIds),
    rules: await listPlacementRules(tx, programme.id),
    missed: new Set(before ? missedIn(before) : []),
    settings,
  })
  return { programme, school, record }
}

const boardIn = (row: repo.AllocationRow, school: StaffAndHubs) => boardOf(row, school)

function changeOf(row: repo.AllocationRow, { rule, move }: ChangeAllocation, school: StaffAndHubs) {
  if (rule) {
    if (!row.results.some(each => each.rule === rule)) throw notFound('result')
    return { rule, moves: [] }
  }
  if (!move) {
    if (row.moves.length === 0) throw new Refusal('conflict', 'There’s nothing to undo.')
    return { moves: row.moves.slice(0, -1) }
  }
  const { assignments } = assignmentsOf(row)
  const [from, to] = [assignments[move.personId], school.hubs.find(({ slug }) => slug === move.hubSlug)]
  if (from === undefined) throw notFound('person')
  if (!to) throw notFound('hub')
  if (from === to.id) throw new Refusal('conflict', `They’re already in ${to.name}.`)
  const board = boardIn(row, school)
  const group = groupToJoin(board, to.slug)
  if (board.hubs.some(hub => hub.slug === to.slug && hub.groups === 0))
    throw new Refusal('conflict', `${to.name} is closed in this allocation, so no one can be moved to it.`)
  if (group === null) throw new Refusal('full', `${to.name} is full. Move someone out of it first.`)
  return { moves: [...row.moves, { personId: move.personId, from, to: to.id, group }] }
}

/** Hubs get the groups that the allocation has split them into; those that nobody is in are closed. */
async function openAndClose({ hubs, now }: Needs, tx: Tx, row: repo.AllocationRow, stored: StaffAndHubs['hubs']) {
  for (const [hubId, running] of runningGroups(row)) {
    const has = stored.find(({ id }) => id === hubId)?.groups.length ?? 0
    if (running === 0) await hubs.closeHub(tx, hubId, now())
    for (let n = has; has > 0 && n < running; n++) await hubs.openGroup(tx, hubId, now())
  }
  return repo.listHubs(tx, row.programmeId)
}

/** What stays as it was for somebody who gets this seat. */
function staysIn({ hubId, groupId }: repo.Staff, seat: Seat | undefined): 'in-group' | 'in-hub' | null {
  if (!seat || seat.hubId !== hubId) return null
  return seat.groupId === groupId ? 'in-group' : 'in-hub'
}

/** Everyone gets their seat, and a mail. */
async function seatEveryone(needs: Needs, tx: Tx, row: repo.AllocationRow, { staff, hubs: stored }: StaffAndHubs) {
  const { now, origin, notices } = needs
  const hubs = await openAndClose(needs, tx, row, stored)
  const { assignments, groupOf } = assignmentsOf(row)
  // Whoever has left since gets no seat, and frees it.
  const placed = staff.flatMap(({ id, staffKind }) => {
    const hubId = assignments[id]
    const kind = staffKind === 'teaching' ? ('required' as const) : ('voluntary' as const)
    return hubId === undefined ? [] : [{ personId: id, hubId, group: groupOf(id) - 1, kind }]
  })
  const seats = seatsOf(placed, hubs)
  const seatOf = new Map(seats.map(seat => [seat.personId, seat]))
  const { programmeId } = row
  const createdAt = now()
  await repo.replaceMemberships(
    tx,
    programmeId,
    seats.map(seat => ({ id: newId(), programmeId, createdAt, ...seat })),
  )
  for (const person of staff) {
    const { result } = ownResult(row, person.id, { staff, hubs })
    if (!result) continue
    const letter = allocationLetter({
      to: person,
      hubName: result.hubName,
      choice: result.byHand
        ? 'Your coordinator gave you this place.'
        : choiceInWords(result.choice, result.any, staysIn(person, seatOf.get(person.id))),
      link: `${origin()}/choose`,
    })
    await notices.tell(tx, [person], 'allocated', () => ({
      kind: 'allocated',
      event: `allocated ${row.id} ${row.version}`,
      title: `Your hub is ${result.hubName}`,
      path: '/choose',
      letter,
      staleAt: now() + LETTER_LIVES_MS,
      about: 'allocation',
      instead: true,
    }))
  }
}

/** What was published, or where they have been moved to since: nothing where that is no hub. */
async function ownNow(
  tx: Tx,
  row: repo.AllocationRow,
  actor: Actor,
  school: Awaited<ReturnType<typeof schoolOf>>,
): Promise<OwnAllocation> {
  const own = ownResult(row, actor.id, school)
  const person = school.staff.find(({ id }) => id === actor.id)
  const hub = school.hubs.find(({ id }) => id === person?.hubId)
  if (!hub) return { published: true, result: null }
  if (hub.slug === own.result?.hubSlug) return own
  const changed = await repo.lastChangeOf(tx, row.programmeId, actor.id)
  return ownChanged(own, hub, choiceOf(row.record, actor.id, hub.id), changed ?? 'by-hand')
}

/** Solves what colleagues ranked, by each rule. Takes seconds, in a thread of its own; nothing is published. */
const make = (needs: Needs) =>
  guarded('allocation:make', async (actor, settings: MakeAllocation): Promise<Allocation> => {
    const { store, worker, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const { programme, school, record } = await gather(needs, store.read, actor, settings)
    const { results, prices, conflict } = await worker.do('solve', { record, seconds: SOLVE_SECONDS })
    if (conflict) {
      const { why, relax } = conflictSentences(conflict, namesOf(school))
      throw new Refusal('conflict', 'No allocation keeps all the rules.', { current: { why, relax } })
    }
    const first = results.find(({ rule }) => rule === 'generous') ?? results[0]
    if (!first)
      throw new Refusal('unavailable', 'No allocation was found in time. Leave out a rule, or try again later.')
    const row = {
      id: newId(),
      programmeId: programme.id,
      createdAt: now(),
      createdById: actor.id,
      record,
      results,
      prices,
      rule: first.rule,
      moves: [],
      reasons: null,
      publishedAt: null,
      publishedById: null,
      version: 1,
    }
    await store.write(async tx => {
      await refusePublished(tx, programme)
      await repo.insertAllocation(tx, row)
    })
    return boardIn(row, school)
  })

/** The board as it is: the allocation that was published, or else the last that was made. */
const current = (needs: Needs) =>
  guarded('allocation:make', async (actor): Promise<{ allocation: Allocation | null }> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const current = await repo.findCurrent(store.read, programme.id)
    if (!current) return { allocation: null }
    const { row, school } = await find(needs, store.read, actor, current.id)
    return { allocation: boardIn(row, school) }
  })

const change = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string, change: ChangeAllocation): Promise<Allocation> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    return store.write(async tx => {
      const { row, school } = await find(needs, tx, actor, id)
      if (row.version !== change.expectedVersion) throw changedByOther('this allocation', boardIn(row, school))
      if (row.publishedAt !== null) throw new Refusal('already-used', 'This allocation has been published.')
      const saved = await repo.updateAllocation(tx, id, row.version, changeOf(row, change, school))
      if (!saved) throw changedByOther('this allocation', boardIn(row, school))
      return boardIn(saved, school)
    })
  })

/** Everyone gets their place, and a mail with their own result. Of two who publish at once, one does. */
const publish = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string, expectedVersion: number): Promise<Allocation> => {
    const { store, worker, now, mail } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const { row } = await find(needs, store.read, actor, id)
    const chosen = row.results.find(each => each.rule === row.rule)?.result
    const reasons =
      chosen && row.version === expectedVersion && row.publishedAt === null
        ? await worker.do('reasons', { record: { ...row.record, rule: row.rule }, result: chosen })
        : {}
    const board = await store.write(async tx => {
      const { row, school, programme } = await find(needs, tx, actor, id)
      await refusePublished(tx, programme)
      refuseEarly(needs, programme)
      if (row.version !== expectedVersion) throw changedByOther('this allocation', boardIn(row, school))
      if (isOvertaken(row.record, school.staff, school.hubs))
        throw new Refusal('conflict', 'Someone has ranked the hubs since this allocation was made. Allocate again.')
      if (school.staff.some(({ seatedAt }) => seatedAt !== null && seatedAt > row.createdAt))
        throw new Refusal('conflict', 'Someone’s hub was changed after this allocation was made. Allocate again.')
      const published = { reasons, publishedAt: now(), publishedById: actor.id }
      const saved = await repo.updateAllocation(tx, id, row.version, published)
      if (!saved) throw changedByOther('this allocation', boardIn(row, school))
      await seatEveryone(needs, tx, saved, school)
      await writeAudit(tx, { ...doneBy(actor, now()), action: 'allocation-published', subjectId: id })
      return boardIn(saved, await schoolOf(tx, actor, programme))
    })
    mail.wake()
    await store.signal({ topic: 'people', id: actor.schoolId })
    await store.signal({ topic: 'hubs', id: actor.schoolId })
    await store.signal({ topic: 'meetings', id: actor.schoolId })
    return board
  })

/** The record that `npm run draw` repeats: ids, ranks and rules, and no names. */
const record = (needs: Needs) =>
  guarded('allocation:make', async (actor, id: string) => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const { row } = await find(needs, store.read, actor, id)
    const { rule, record } = row
    return { ...record, rule, result: assignmentsOf(row).chosen }
  })

/** One’s own result and why, once it is published. */
const own = ({ store, programmes }: Needs) =>
  guarded('ballot:own', async (actor): Promise<OwnAllocation> => {
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const current = await repo.findCurrent(store.read, programme.id)
    const row = current?.publishedAt ? await repo.findAllocation(store.read, current.id) : undefined
    if (!row) return { published: false, result: null }
    return ownNow(store.read, row, actor, await schoolOf(store.read, actor, programme))
  })

/** The hubs allocated to everyone who ranked them, or did not: solved, looked at, and published once. */
export function createAllocations(needs: Needs) {
  return {
    make: make(needs),
    current: current(needs),
    change: change(needs),
    publish: publish(needs),
    record: record(needs),
    own: own(needs),
  }
}

export type Allocations = ReturnType<typeof createAllocations>
