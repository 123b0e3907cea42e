import type { UndoneImport } from '@hubs/schema/people-import'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../clock.ts'
import { newId } from '../../ids.ts'
import type { SearchIndex } from '../search/search-queue.ts'
import type { Changes, Doing } from './changes.service.ts'
import type { Changed, Planned } from './import-plan.ts'
import * as imports from './imports.repo.ts'
import * as repo from './staff.repo.ts'

type Deps = { now: Clock; changes: Changes; searchIndex: SearchIndex }

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']

/** Carries a planned import out, and takes one back: each inside the transaction it is given. */
export function createImportChanges({ now, changes, searchIndex }: Deps) {
  function newPerson(schoolId: string, { said, sourcedId }: Planned['adds'][number]): repo.NewPerson {
    return {
      id: newId(),
      schoolId,
      name: said.name ?? '',
      called: said.called ?? '',
      email: said.email ?? '',
      staffKind: said.staffKind ?? 'teaching',
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
      leftAt: null,
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

  async function change(doing: Doing, importId: string, { row, change }: Planned['changes'][number]) {
    const saved = await repo.updatePerson(doing.tx, row.id, row.version, change)
    if (!saved) throw new Error(`${row.id} changed inside the transaction that read it`)
    const before = Object.fromEntries(Object.keys(change).map(field => [field, row[field as keyof Changed]]))
    await imports.insertLines(doing.tx, [lineOf(importId, row.id, 'changed', before, change)])
    return changes.carryOut(doing, row, saved)
  }

  async function leave(doing: Doing, importId: string, { row }: Planned['leavers'][number]) {
    const after = { leftAt: now() }
    const hadPlace = await imports.hasPlace(doing.tx, row.id)
    await repo.updatePerson(doing.tx, row.id, row.version, after)
    await imports.insertLines(doing.tx, [lineOf(importId, row.id, 'left', { leftAt: null, hadPlace }, after)])
    return changes.leave(doing, row)
  }

  /** What of a change still stands as the import left it goes back to what it was. */
  function backFrom(person: repo.PersonRow, { before, after }: imports.LineRow): Changed {
    const standing = Object.entries(after).filter(([field, value]) =>
      isDeepStrictEqual(person[field as keyof Changed], value),
    )
    return Object.fromEntries(standing.map(([field]) => [field, before[field]]))
  }

  return {
    /** Returns the sessions that ended with it. */
    async carryOut(doing: Doing, importId: string, plan: Planned): Promise<string[]> {
      const { tx, session } = doing
      const added = plan.adds.map(each => newPerson(session.school.id, each))
      await imports.insertPeople(tx, added)
      await imports.insertLines(
        tx,
        added.map(({ id }) => lineOf(importId, id, 'added')),
      )
      const ended: string[] = []
      for (const each of plan.changes) ended.push(...(await change(doing, importId, each)))
      for (const each of plan.leavers) ended.push(...(await leave(doing, importId, each)))
      await searchIndex.refresh(tx, 'person', [
        ...added.map(({ id }) => id),
        ...plan.changes.map(({ row }) => row.id),
        ...plan.leavers.map(({ row }) => row.id),
      ])
      const counts = { added: added.length, changed: plan.changes.length, left: plan.leavers.length }
      await changes.audit(doing, 'people-imported', importId, counts)
      return ended
    },

    /** Returns what it left as it was, with why, and the sessions that ended. */
    async takeBack(doing: Doing, importId: string): Promise<{ kept: UndoneImport['kept']; ended: string[] }> {
      const { tx } = doing
      const kept: UndoneImport['kept'] = []
      const ended: string[] = []
      const touched: string[] = []
      const lines = await imports.listLines(tx, importId)
      const added = lines.filter(({ line }) => line.kind === 'added').map(({ person }) => person)
      const attached = await imports.listAttached(
        tx,
        added.map(({ id }) => id),
      )
      for (const { id, name, joinedAt } of added) {
        if (joinedAt !== null) kept.push({ name, reason: 'Has signed in since.' })
        else if (attached.has(id)) kept.push({ name, reason: 'Has a place in a hub. Mark them as left instead.' })
      }
      await imports.deletePeople(
        tx,
        added.filter(({ id, joinedAt }) => joinedAt === null && !attached.has(id)),
      )
      for (const { line, person } of lines) {
        touched.push(person.id)
        if (line.kind === 'added') continue
        const back = backFrom(person, line)
        if (Object.keys(back).length < Object.keys(line.after).length)
          kept.push({ name: person.name, reason: 'Has been changed since.' })
        if (Object.keys(back).length === 0) continue
        const saved = await repo.updatePerson(tx, person.id, person.version, back)
        if (saved) ended.push(...(await changes.carryOut(doing, person, saved)))
        if (line.before.hadPlace === true)
          kept.push({ name: person.name, reason: 'Works here again. Their place in a hub has to be given again.' })
        // Somebody whom the list had brought back leaves again.
        if (typeof back.leftAt === 'number') ended.push(...(await changes.leave(doing, person)))
      }
      await searchIndex.refresh(tx, 'person', touched)
      await changes.audit(doing, 'import-undone', importId, { kept: kept.length })
      return { kept, ended }
    },
  }
}
