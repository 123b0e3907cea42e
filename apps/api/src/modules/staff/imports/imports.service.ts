import { type Actor, can } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { csvLine } from '@hubs/rules/text/spreadsheet-cell'
import type { ImportPreview, MakeImport, PeopleImport, PreviewImport, UndoneImport } from '@hubs/schema/people-import'
import { type From } from '../../../audit.ts'
import { asSystem, authorize, guardedSession } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import { answerOnce } from '../../../idempotency.ts'
import { newId } from '../../../ids.ts'
import type { Session } from '../../../session.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { SentList } from '../../../store/tables/staff.ts'
import { type Clock, iso, isoOrNull } from '../../../time/clock.ts'
import { createLongWork } from '../../../work/long-work.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import type { Changes } from '../changes.service.ts'
import { type Columns, demandColumns, headingKey } from './import-columns.format.ts'
import type { Planned } from './import-plan.rules.ts'
import { describePlan } from './import-preview.view.ts'
import { createImportChanges } from './imports-changes.service.ts'
import { refuseWhileImporting, fingerprintOf, type List, planList, readList } from './imports-plans.service.ts'
import * as repo from './imports.repo.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  log: { warn(details: object, line: string): void }
  sessions: Sessions
  mail: Mail
  changes: Changes
  searchIndex: SearchIndex
}
type Unfinished = { row: repo.ImportRow; school: { id: string; name: string; timeZone: string } }

const UNDOABLE_MS = 30 * DAY_MS
const LISTED = 20

/** What people change by themselves while a list is carried out is seen by the next look at it. */
const MOST_LOOKS = 5

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  const system = asSystem(given.store, 'an import that was accepted')
  return {
    ...given,
    system,
    work: createImportChanges({
      store: system,
      now: given.now,
      sessions: given.sessions,
      changes: given.changes,
      searchIndex: given.searchIndex,
    }),
    long: createLongWork(given.log, 'an import of people stopped and will be resumed'),
  }
}

/** What is left to do of a list: nothing for whom it has added already. */
async function restOf({ system }: Needs, list: List, { row, school }: Unfinished, sent: SentList): Promise<Planned> {
  const { plan } = await planList(system.read, {
    list,
    schoolId: school.id,
    ownId: row.byId,
    everyone: sent.everyone,
  })
  const added = new Set(await repo.listAdded(system.read, row.id))
  return {
    ...plan,
    changes: plan.changes.filter(each => !added.has(each.row.id)),
    leavers: sent.leave ? plan.leavers.filter(each => each.stays === null && !added.has(each.row.id)) : [],
  }
}

const carryingOf = ({ row, school }: Unfinished, ip: string) => ({
  id: row.id,
  session: { id: '', school, actor: { id: row.byId } },
  ip,
})

/** Carries a list out, from wherever it was left. */
async function execute(needs: Needs, unfinished: Unfinished, sent: SentList, planned?: Planned): Promise<void> {
  const carrying = carryingOf(unfinished, sent.ip)
  const list = await readList(needs.system.read, unfinished.school.id, {
    ...sent,
    columns: unfinished.row.columns as Columns,
  })
  for (let look = 0, plan = planned; look < MOST_LOOKS; look++, plan = undefined) {
    plan ??= await restOf(needs, list, unfinished, sent)
    if (plan.adds.length + plan.changes.length + plan.leavers.length === 0) break
    await needs.work.execute(carrying, plan)
  }
  await needs.work.finish(carrying)
}

/** One at a time for each import; tells everyone once it is done. */
async function run<T>(
  { long, mail, store }: Needs,
  { row, school }: Pick<Unfinished, 'row' | 'school'>,
  doing: () => Promise<T>,
): Promise<T> {
  const result = await long.run(row.id, doing)
  mail.wake()
  await store.signal({ topic: 'people', id: school.id })
  return result
}

/** One's own, and an administrator's any: undoing somebody's puts back what only they could change. */
const mayUndo = (actor: Actor, row: repo.ImportRow) =>
  row.byId === actor.id || can(actor, 'person:access', { schoolId: row.schoolId })

function describeImport(
  { now }: Needs,
  actor: Actor,
  { row, by }: Awaited<ReturnType<typeof repo.listImports>>[number],
): PeopleImport {
  const until = row.at + UNDOABLE_MS
  const isUnfinished = row.unfinished !== null || (row.undoingAt !== null && row.undoneAt === null)
  return {
    id: row.id,
    at: iso(row.at),
    by,
    added: row.added,
    changed: row.changed,
    left: row.left,
    unfinished: isUnfinished,
    undoneAt: isoOrNull(row.undoneAt),
    undoUntil: isUnfinished || row.undoneAt !== null || until <= now() || !mayUndo(actor, row) ? null : iso(until),
  }
}

const planOf = (tx: Tx, session: Session, list: List, everyone: boolean) =>
  planList(tx, { schoolId: session.school.id, ownId: session.actor.id, list, everyone })

function rowOf({ now }: Needs, session: Session, list: List, plan: Planned, sent: SentList): repo.ImportRow {
  return {
    id: newId(),
    schoolId: session.school.id,
    byId: session.actor.id,
    at: now(),
    heading: headingKey(list.heading),
    columns: list.columns,
    added: plan.adds.length,
    changed: plan.changes.length,
    left: plan.leavers.length,
    unfinished: sent,
    undoingAt: null,
    undoneAt: null,
  }
}

async function oneImport(needs: Needs, tx: Tx, actor: Actor, id: string): Promise<PeopleImport> {
  const found = (await repo.listImports(tx, actor.schoolId, LISTED)).find(({ row }) => row.id === id)
  if (!found) throw notFound('import')
  return describeImport(needs, actor, found)
}

/** What a list would do. Columns that nobody has named yet come back without lines, to be named. */
const preview = ({ store }: Needs) =>
  guardedSession('person:add', async (session, body: PreviewImport): Promise<ImportPreview> => {
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    const list = await readList(store.read, session.school.id, body)
    if (list.format === 'list' && body.columns) demandColumns(list.columns)
    const { plan } = await planOf(store.read, session, list, body.everyone)
    return describePlan(list, plan, fingerprintOf(plan))
  })

/** Does what the preview said, and all of it: once it has been accepted it goes on, over a restart too. */
const make = (needs: Needs) =>
  guardedSession(
    'person:add',
    async (session, body: MakeImport, key: string | undefined, from: From): Promise<PeopleImport> => {
      const { store, sessions, now, long } = needs
      authorize(store, session.actor, { schoolId: session.actor.schoolId })
      sessions.demandProof(session)
      const { fingerprint, leave, ...asked } = body
      const list = await readList(store.read, session.school.id, asked)
      const { plan, stamp } = await planOf(store.read, session, list, asked.everyone)
      const going = leave ? plan.leavers.filter(({ stays }) => stays === null) : []
      const planned = { ...plan, leavers: going }
      const sent = { ...asked, leave, ip: from.ip }
      const row = rowOf(needs, session, list, planned, sent)
      const accepted = await store.write(tx =>
        answerOnce(
          tx,
          { personId: session.actor.id, key, asked: ['POST /people/imports', fingerprint, leave], at: now() },
          async () => {
            if (list.format === 'list') demandColumns(list.columns)
            await refuseWhileImporting(tx, session.school.id)
            if (fingerprintOf(plan) !== fingerprint || (await repo.findStamp(tx, session.school.id)) !== stamp)
              throw new Refusal('stale', 'People have changed since you looked. Check the preview again.')
            if (plan.adds.length + plan.changes.length + going.length === 0)
              throw new Refusal('conflict', 'There’s nothing to import: everyone in this list is here already.')
            await repo.insertImport(tx, row)
            return { id: row.id }
          },
        ),
      )
      const unfinished = { row, school: session.school }
      if (accepted.id === row.id)
        await long.awaited(run(needs, unfinished, () => execute(needs, unfinished, sent, planned)))
      else await long.awaited(long.running(accepted.id))
      return oneImport(needs, store.read, session.actor, accepted.id)
    },
  )

const list = (needs: Needs) =>
  guardedSession('person:list', async (session): Promise<{ items: PeopleImport[] }> => {
    const { store } = needs
    authorize(store, session.actor, { schoolId: session.school.id })
    const rows = await repo.listImports(store.read, session.school.id, LISTED)
    return { items: rows.map(each => describeImport(needs, session.actor, each)) }
  })

/** Puts back what an import changed, and takes away whom it added. What has moved on since stays, and is named. */
const undo = (needs: Needs) =>
  guardedSession('person:add', async (session, id: string, from: From): Promise<UndoneImport> => {
    const { store, sessions, now, long, work } = needs
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    sessions.demandProof(session)
    const row = await store.write(async tx => {
      const row = await repo.findImport(tx, session.school.id, id)
      if (!row) throw notFound('import')
      if (!mayUndo(session.actor, row))
        throw new Refusal('not-allowed', 'Only the person who made this import or an administrator can undo it.')
      if (row.undoneAt !== null) throw new Refusal('already-used', 'This import has already been undone.')
      if (row.at + UNDOABLE_MS <= now())
        throw new Refusal('conflict', 'This import is more than 30 days old, so it can’t be undone any more.')
      await refuseWhileImporting(tx, session.school.id)
      await repo.markUndoing(tx, id, now())
      return row
    })
    const { school, actor } = session
    const carrying = { id, ip: from.ip, session: { id: session.id, school, actor } }
    const kept = await long.awaited(run(needs, { row, school }, () => work.takeBack(carrying)))
    return { import: await oneImport(needs, store.read, actor, id), kept: kept ?? [] }
  })

/** Everyone who works here, in columns that an import recognises by themselves. */
const exportPeople = ({ store, changes }: Needs) =>
  guardedSession('person:list', async (session, from: From): Promise<{ csv: string }> => {
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    const rows = await repo.listAll(store.read, session.school.id)
    await store.write(tx =>
      changes.audit({ tx, session, from }, 'people-exported', session.school.id, { people: rows.length }),
    )
    const lines = rows
      .filter(row => row.leftAt === null)
      .map(row => [
        row.name,
        row.preferredName,
        row.email,
        kindNames[row.staffKind],
        row.job,
        row.department,
        row.workingDays.join(' '),
      ])
    return { csv: [exportHeading, ...lines].map(csvLine).join('') }
  })

/** Goes on with what a stop of the server has left half done, in this process or another. */
async function goOn(needs: Needs, tx: Tx) {
  const left = (await repo.listUnfinished(tx)).filter(({ row }) => !needs.long.isRunning(row.id))
  return async () => {
    for (const each of left) {
      const { unfinished: sent } = each.row
      await run<unknown>(needs, each, () =>
        sent ? execute(needs, each, sent) : needs.work.takeBack(carryingOf(each, '')),
      )
    }
  }
}

/** Lists of people: seen first, then brought in as a whole, and taken back as a whole. */
export function createImports(given: Deps) {
  const needs = needsOf(given)
  return {
    preview: preview(needs),
    make: make(needs),
    list: list(needs),
    undo: undo(needs),
    export: exportPeople(needs),
    goOn: goOn.bind(null, needs),

    /** What old imports changed is forgotten. */
    sweep: (tx: Tx) => repo.deleteOldLines(tx, needs.now() - UNDOABLE_MS),
  }
}

const kindNames = { teaching: 'Teaching', support: 'Support', none: 'Governor' } as const
const exportHeading = ['Name', 'Known as', 'Email', 'Staff', 'Job title', 'Department', 'Working days']

export type Imports = ReturnType<typeof createImports>
