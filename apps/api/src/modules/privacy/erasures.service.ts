import type { AuditAction } from '@hubs/schema/audit'
import { writeAudit } from '../../audit.ts'
import { addErasures } from '../../store/personal/erasures.ts'
import { inShortWrites } from '../../store/short-writes.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { createLongWork } from '../../work/long-work.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { SearchQueue } from '../search/index/search-queue.service.ts'
import { erasedTables, eraseRow, listConcerned } from './erasure-rows.repo.ts'
import * as repo from './erasure.repo.ts'
import { ERASED_NAME } from './redaction.rules.ts'

type Deps = {
  store: Store
  now: Clock
  log: { warn(details: object, line: string): void }
  mail: Pick<Mail, 'forget'>
  searchQueue: Pick<SearchQueue, 'refresh' | 'bringUp'>
}
/** Who decided, and from where; nobody where it fell due by itself. */
type Decided = { action: AuditAction; actorId?: string; ip?: string }
type Begun = { erasure: repo.Erasure; ended: string[] }

/**
 * The first write of an erasure: nobody gets in as them or reads who they were from here on, and nobody can take it back.
 * To be called in the transaction that has looked whether it may be.
 */
async function begin({ store, now, searchQueue }: Deps, tx: Tx, row: repo.PersonRow, decided: Decided): Promise<Begun> {
  // Before anything goes: a restore would not bring them back.
  addErasures(store.backupFolder, [row.id], now())
  const naming = await repo.namingOf(tx, row)
  const ended = await repo.listSessionIds(tx, row.id)
  const { actorId = null, ...what } = decided
  const entry = { schoolId: row.schoolId, actorId, subjectId: row.id, at: now(), details: { unfinished: naming } }
  const id = await writeAudit(tx, { ...entry, ...what })
  await repo.lockOut(tx, row)
  await repo.hidePerson(tx, row, id, now())
  await searchQueue.refresh(tx, 'person', [row.id])
  return { erasure: { id, naming }, ended }
}

/** Takes their words and their name out of one table, each row whole, and out of what is found by it. */
async function eraseTable({ store, searchQueue }: Deps, table: (typeof erasedTables)[number], erasure: repo.Erasure) {
  for await (const keys of listConcerned(store.read, table, erasure.naming))
    await inShortWrites(
      store,
      // The line that says what is left to do goes last.
      keys.filter(key => table !== 'audit' || key.id !== erasure.id),
      async (tx, part) => {
        const found = []
        for (const key of part) found.push(await eraseRow(tx, table, key, erasure.naming))
        const searched = found.filter(each => each !== null)
        for (const { kind, id } of searched) await searchQueue.refresh(tx, kind, [id])
        return searched
      },
      async searched => {
        for (const { kind, id } of searched) await searchQueue.bringUp(kind, [id])
      },
    )
}

/** The rest, which may be begun again from anywhere: what is gone is not looked for twice. */
async function takeOut(deps: Deps, erasure: repo.Erasure): Promise<void> {
  const { store, mail, searchQueue } = deps
  await searchQueue.bringUp('person', [erasure.naming.personId])
  for (const table of erasedTables) await eraseTable(deps, table, erasure)
  await mail.forget(erasure.naming.texts)
  await store.write(tx => repo.finish(tx, erasure))
  // Whatever any server remembers may have their name in it.
  await store.signal({ topic: 'all', id: '' })
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, long: createLongWork(given.log, 'an erasure stopped and will be resumed') }
}

const run = (needs: Needs, erasure: repo.Erasure) => needs.long.run(erasure.id, () => takeOut(needs, erasure))

async function goOnWith(needs: Needs, unfinished: readonly repo.Erasure[]) {
  for (const erasure of unfinished) if (!needs.long.isRunning(erasure.id)) await run(needs, erasure)
}

/** Until it is done, or longer than anybody waits: then it is done without them. */
async function execute(needs: Needs, erasure: repo.Erasure): Promise<void> {
  await needs.store.signal({ topic: 'all', id: '' })
  await needs.long.awaited(run(needs, erasure))
}

/** Goes on with what a stop of the server has left half done. */
async function goOn(needs: Needs, tx: Tx) {
  const unfinished = await repo.listUnfinished(tx)
  return () => goOnWith(needs, unfinished)
}

/** Whoever is there again and has been erased: in the write that brought them back, where there is one. Returns how many. */
async function beginAgain(needs: Needs, tx: Tx, personIds: readonly string[]): Promise<number> {
  let begun = 0
  for (const id of personIds) {
    const row = await repo.findPerson(tx, id)
    if (!row || row.name === ERASED_NAME) continue
    await begin(needs, tx, row, { action: 'erased-again' })
    begun++
  }
  return begun
}

/** After a restore: whoever was erased since that backup is erased again, and what has begun is ended. Returns how many. */
async function again(needs: Needs, personIds: readonly string[]): Promise<number> {
  const begun = await needs.store.write(tx => beginAgain(needs, tx, personIds))
  await goOnWith(needs, await repo.listUnfinished(needs.store.read))
  return begun
}

/** Takes people out of everything, in short writes between which everybody else has their turn. */
export function createErasures(given: Deps) {
  const needs = needsOf(given)
  return {
    begin: begin.bind(null, needs),
    execute: execute.bind(null, needs),
    goOn: goOn.bind(null, needs),
    beginAgain: beginAgain.bind(null, needs),
    again: again.bind(null, needs),
  }
}

export type Erasures = ReturnType<typeof createErasures>
