import type { UndoneImport } from '@hubs/schema/people-import'
import { isDeepStrictEqual } from 'node:util'
import { newId } from '../../../ids.ts'
import { inShortWrites } from '../../../store/short-writes.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import type { Author, Changes, ChangeContext } from '../changes.service.ts'
import { type By, nobody, whyBeyond } from '../reach.rules.ts'
import * as repo from '../staff.repo.ts'
import type { Changed, Planned } from './import-plan.rules.ts'
import * as imports from './imports.repo.ts'

type Needs = {
  store: Store
  now: Clock
  sessions: Pick<Sessions, 'announceEnd'>
  changes: Changes
  searchIndex: SearchIndex
}
/** An import that is on: whose it is, and its id. */
type Carrying = { id: string; session: Author; ip: string }
type Kept = UndoneImport['kept']
type Line = Awaited<ReturnType<typeof imports.listLines>>[number]
/** What couldn't go back, and the sessions that ended. */
type Back = { kept: Kept; ended: string[] }

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']

/** Not here yet: everyone whom an import adds is seen in the same moment, once all of them are in. */
function newPerson({ now }: Needs, schoolId: string, { said, sourcedId }: Planned['adds'][number]): repo.NewPerson {
  return {
    id: newId(),
    schoolId,
    name: said.name ?? '',
    preferredName: said.preferredName ?? '',
    email: said.email ?? '',
    staffKind: said.staffKind,
    job: said.job ?? '',
    department: said.department ?? '',
    workingDays: said.workingDays ?? weekdays,
    seniorLeader: false,
    roles: [],
    theme: 'system',
    reminders: true,
    sourcedId,
    invitedAt: null,
    invitationMailId: null,
    joinedAt: null,
    factorAskedAt: null,
    leftAt: now(),
    createdAt: now(),
    version: 1,
  }
}

const lineOf = (importId: string, personId: string, kind: imports.LineRow['kind'], before = {}, after = {}) => ({
  id: newId(),
  importId,
  personId,
  kind,
  before,
  after,
})

const doingOf = (tx: Tx, { session, ip }: Carrying): ChangeContext => ({ tx, session, from: { ip } })

async function add(needs: Needs, tx: Tx, { id, session }: Carrying, part: Planned['adds']) {
  const taken = await imports.listTaken(
    tx,
    part.map(({ said }) => said.email ?? ''),
  )
  const people = part
    .filter(({ said }) => !taken.has(said.email ?? ''))
    .map(each => newPerson(needs, session.school.id, each))
  if (people.length === 0) return
  await imports.insertPeople(tx, people)
  await imports.insertLines(
    tx,
    people.map(person => lineOf(id, person.id, 'added')),
  )
}

async function change(
  { searchIndex, changes }: Needs,
  tx: Tx,
  carrying: Carrying,
  { row, change: wanted }: Planned['changes'][number],
) {
  const saved = await repo.updatePerson(tx, row.id, row.version, wanted)
  // Changed by themself meanwhile: the next look at the list sees them as they are.
  if (!saved) return []
  const before = Object.fromEntries(Object.keys(wanted).map(field => [field, row[field as keyof Changed]]))
  await imports.insertLines(tx, [lineOf(carrying.id, row.id, 'changed', before, wanted)])
  await searchIndex.refresh(tx, 'person', [row.id])
  return changes.execute(doingOf(tx, carrying), row, saved)
}

async function leave(
  { now, searchIndex, changes }: Needs,
  tx: Tx,
  carrying: Carrying,
  { row }: Planned['leavers'][number],
) {
  const after = { leftAt: now() }
  const hadPlace = await imports.hasPlace(tx, row.id)
  if (!(await repo.updatePerson(tx, row.id, row.version, after))) return []
  await imports.insertLines(tx, [lineOf(carrying.id, row.id, 'left', { leftAt: null, hadPlace }, after)])
  await searchIndex.refresh(tx, 'person', [row.id])
  return changes.leave(doingOf(tx, carrying), row)
}

/** Whose access a write ended is out as soon as it is on the disk, not with the end of the list. */
const inSteps = <T>({ store, sessions }: Needs, rows: readonly T[], work: (tx: Tx, row: T) => Promise<string[]>) =>
  inShortWrites(
    store,
    rows,
    async (tx, part) => {
      const ended: string[] = []
      for (const row of part) ended.push(...(await work(tx, row)))
      return ended
    },
    sessions.announceEnd,
  )

/** What of a change still stands as the import left it goes back to what it was. */
function backFrom(person: repo.PersonRow, { before, after }: imports.LineRow): Changed {
  const stored = Object.entries(after).filter(([field, value]) =>
    isDeepStrictEqual(person[field as keyof Changed], value),
  )
  return Object.fromEntries(stored.map(([field]) => [field, before[field]]))
}

async function takeAway(tx: Tx, lines: readonly Line[]): Promise<Kept> {
  const added = lines.map(({ person }) => person)
  const attached = await imports.listAttached(
    tx,
    added.map(({ id }) => id),
  )
  const stays = ({ id, joinedAt, roles }: repo.PersonRow) => joinedAt !== null || roles.length > 0 || attached.has(id)
  await imports.deletePeople(
    tx,
    added.filter(person => !stays(person)),
  )
  const why = ({ joinedAt, roles }: repo.PersonRow) => {
    if (joinedAt !== null) return 'Has signed in since.'
    return roles.length > 0
      ? 'Has been given a role since.'
      : 'Has a place in a hub or is in other records. Mark them as left instead.'
  }
  return added.filter(stays).map(person => ({ name: person.name, reason: why(person) }))
}

/** Why nothing of somebody can go back, or nothing of a change; null where it can. */
async function whyStays(tx: Tx, by: By, person: repo.PersonRow, back: Changed): Promise<string | null> {
  // Whoever has come or been given a role since the list was brought in is not to be had back by undoing it.
  const beyond = whyBeyond(by, person, back)
  if (beyond) return beyond
  if (typeof back.leftAt === 'number' && person.roles.length > 0) return 'Has been given a role since.'
  const taken = back.email === undefined ? null : await imports.listTaken(tx, [back.email])
  return taken && taken.size > 0 ? 'Someone else has their old email address now.' : null
}

async function putBack(
  { changes }: Needs,
  tx: Tx,
  { carrying, by }: { carrying: Carrying; by: By },
  { line, person }: Line,
): Promise<Back> {
  const doing = doingOf(tx, carrying)
  const back = backFrom(person, line)
  const kept: Kept = []
  const stays = await whyStays(tx, by, person, back)
  if (stays) return { kept: [{ name: person.name, reason: stays }], ended: [] }
  if (Object.keys(back).length < Object.keys(line.after).length)
    kept.push({ name: person.name, reason: 'Has been changed since.' })
  if (Object.keys(back).length === 0) return { kept, ended: [] }
  const ended: string[] = []
  const saved = await repo.updatePerson(tx, person.id, person.version, back)
  if (saved) ended.push(...(await changes.execute(doing, person, saved)))
  if (line.before.hadPlace === true)
    kept.push({ name: person.name, reason: 'They work here again, but need adding to a hub.' })
  // Somebody whom the list had brought back leaves again.
  if (typeof back.leftAt === 'number') ended.push(...(await changes.leave(doing, person)))
  await imports.deleteLine(tx, line.id)
  return { kept, ended }
}

async function takeBackSome(needs: Needs, tx: Tx, carrying: Carrying, lineIds: readonly string[]): Promise<Back> {
  const lines = await imports.listLines(tx, lineIds)
  const kept = await takeAway(
    tx,
    lines.filter(({ line }) => line.kind === 'added'),
  )
  const ended: string[] = []
  const { school, actor } = carrying.session
  const by = (await repo.findPerson(tx, school.id, actor.id)) ?? nobody
  for (const each of lines.filter(({ line }) => line.kind !== 'added')) {
    const back = await putBack(needs, tx, { carrying, by }, each)
    kept.push(...back.kept)
    ended.push(...back.ended)
  }
  const touched = lines.map(({ person }) => person.id)
  await needs.searchIndex.refresh(tx, 'person', touched)
  return { kept, ended }
}

/** Until the plan is done; what somebody changed by themself meanwhile is left for the next plan. */
async function execute(needs: Needs, carrying: Carrying, plan: Planned): Promise<void> {
  await inShortWrites(needs.store, plan.adds, (tx, part) => add(needs, tx, carrying, part))
  await inSteps(needs, plan.changes, (tx, each) => change(needs, tx, carrying, each))
  await inSteps(needs, plan.leavers, (tx, each) => leave(needs, tx, carrying, each))
}

/** Once no plan has anything left. */
async function finish({ store, searchIndex, changes }: Needs, carrying: Carrying): Promise<void> {
  const { id } = carrying
  await store.write(tx => imports.showAdded(tx, id))
  await inShortWrites(store, await imports.listAdded(store.read, id), (tx, part) =>
    searchIndex.refresh(tx, 'person', part),
  )
  await store.write(async tx => {
    const counts = await imports.finishImport(tx, id)
    if (counts) await changes.audit(doingOf(tx, carrying), 'people-imported', id, counts)
  })
}

/** Returns what it left as it was, with why. */
async function takeBack(needs: Needs, carrying: Carrying): Promise<Kept> {
  const { store, sessions, now, changes } = needs
  const kept: Kept = []
  const ids = await imports.listLineIds(store.read, carrying.id)
  await inShortWrites(
    store,
    ids,
    (tx, part) => takeBackSome(needs, tx, carrying, part),
    async back => {
      kept.push(...back.kept)
      await sessions.announceEnd(back.ended)
    },
  )
  await store.write(async tx => {
    if (!(await imports.markUndone(tx, carrying.id, now()))) return
    await changes.audit(doingOf(tx, carrying), 'import-undone', carrying.id, { kept: kept.length })
  })
  return kept
}

/**
 * Carries a planned import out, and takes one back, in many short writes. Each may be begun again from anywhere: what has
 * been done already is not done twice.
 */
export function createImportChanges(needs: Needs) {
  return {
    execute: execute.bind(null, needs),
    finish: finish.bind(null, needs),
    takeBack: takeBack.bind(null, needs),
  }
}
