import { dayMs as day } from '@hubs/rules/durations'
import { csvLine } from '@hubs/rules/spreadsheet-cell'
import type { ImportPreview, MakeImport, PeopleImport, PreviewImport, UndoneImport } from '@hubs/schema/people-import'
import { mostImportRows } from '@hubs/schema/people-import'
import { type From } from '../../audit.ts'
import { authorize } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { hashSecret, newId } from '../../ids.ts'
import { iso, isoOrNull } from '../../iso.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Session, Sessions } from '../accounts/sessions.service.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { SearchIndex } from '../search/search-queue.ts'
import type { Changes, Doing } from './changes.service.ts'
import { demandColumns, headingKey, readColumns, type Columns } from './import-columns.ts'
import { isOneRoster, readOneRoster } from './import-oneroster.ts'
import { planImport, type Planned } from './import-plan.ts'
import { describePlan } from './import-preview.ts'
import { readTable, refuseList } from './import-table.ts'
import { readRow, type SaidLine } from './import-values.ts'
import { createImportChanges } from './imports-changes.service.ts'
import * as repo from './imports.repo.ts'

type Deps = {
  store: Store
  now: Clock
  sessions: Sessions
  mail: Mail
  changes: Changes
  searchIndex: SearchIndex
}

const undoableMs = 30 * day
const listed = 20

/** What was read of a list, before it is compared with anybody. */
type List = Pick<ImportPreview, 'format' | 'remembered'> & {
  heading: string[]
  columns: Columns
  sample: string[]
  lines: SaidLine[]
  notStaff: number
}

/** Lists of people: seen first, then brought in as a whole, and taken back as a whole. */
export function createImports({ store, now, sessions, mail, changes, searchIndex }: Deps) {
  const work = createImportChanges({ now, changes, searchIndex })
  const demand = ({ actor }: Session) => authorize(actor, 'person:edit', { schoolId: actor.schoolId })

  async function readList(tx: Tx, schoolId: string, { text, roles, columns }: PreviewImport): Promise<List> {
    const isRoster = /^\ufeff?[^\r\n]*sourcedId/u.test(text)
    const table = readTable(text, 'text', isRoster ? mostImportRows * 10 : mostImportRows)
    if (isOneRoster(table)) {
      const read = readOneRoster(table, roles)
      if (read.lines.length > mostImportRows)
        throw refuseList('This file has more than 5,000 members of staff. Import up to 5,000 at a time.')
      const heading = table.rows[0]?.cells ?? []
      return { format: 'oneroster', remembered: false, heading, columns: [], sample: [], ...read }
    }
    const read = readColumns(table)
    const known = columns ? undefined : await repo.findColumns(tx, schoolId, headingKey(read.heading))
    const chosen = (columns ?? known ?? read.columns) as Columns
    const held = read.heading.map((_, index) => chosen[index] ?? null)
    return {
      format: 'list',
      remembered: known !== undefined,
      heading: read.heading,
      columns: held,
      sample: read.heading.map((_, index) => read.rows.map(row => row.cells[index] ?? '').find(Boolean) ?? ''),
      lines: read.rows.map(row => readRow(held, row)),
      notStaff: 0,
    }
  }

  async function planOf(tx: Tx, session: Session, list: List, everyone: boolean): Promise<Planned> {
    const schoolId = session.school.id
    const emails = list.lines.flatMap(({ said }) => said.email ?? [])
    const school = {
      people: await repo.listAll(tx, schoolId),
      takenElsewhere: await repo.listTakenElsewhere(tx, schoolId, emails),
      leads: await repo.listLeads(tx, schoolId),
      ownId: session.actor.id,
    }
    return planImport(list.lines, school, everyone)
  }

  function describeImport({ row, by }: Awaited<ReturnType<typeof repo.listImports>>[number]): PeopleImport {
    const until = row.at + undoableMs
    return {
      id: row.id,
      at: iso(row.at),
      by,
      added: row.added,
      changed: row.changed,
      left: row.left,
      undoneAt: isoOrNull(row.undoneAt),
      undoUntil: row.undoneAt !== null || until <= now() ? null : iso(until),
    }
  }

  async function oneImport(tx: Tx, schoolId: string, id: string): Promise<PeopleImport> {
    const found = (await repo.listImports(tx, schoolId, listed)).find(({ row }) => row.id === id)
    if (!found) throw notFound('import')
    return describeImport(found)
  }

  return {
    /** What a list would do. Columns that nobody has named yet come back without lines, to be named. */
    async preview(session: Session, body: PreviewImport): Promise<ImportPreview> {
      demand(session)
      const list = await readList(store.read, session.school.id, body)
      if (list.format === 'list' && body.columns) demandColumns(list.columns)
      const plan = await planOf(store.read, session, list, body.everyone)
      return describePlan(list, plan, fingerprintOf(plan))
    },

    /** Does what the preview said, all of it or nothing. */
    async make(session: Session, body: MakeImport, key: string | undefined, from: From): Promise<PeopleImport> {
      demand(session)
      sessions.demandProof(session)
      const { fingerprint, leave, ...asked } = body
      const made = await store.write(tx =>
        answerOnce(
          tx,
          { personId: session.actor.id, key, asked: ['POST /people/imports', fingerprint, leave], at: now() },
          async () => {
            const list = await readList(tx, session.school.id, asked)
            if (list.format === 'list') demandColumns(list.columns)
            const plan = await planOf(tx, session, list, asked.everyone)
            if (fingerprintOf(plan) !== fingerprint)
              throw new Refusal('stale', 'People have changed since you looked. Check the preview again.')
            const going = leave ? plan.leavers.filter(({ stays }) => stays === null) : []
            if (plan.adds.length + plan.changes.length + going.length === 0)
              throw new Refusal('conflict', 'There’s nothing to import: everyone in this list is here already.')
            const id = newId()
            await repo.insertImport(tx, {
              id,
              schoolId: session.school.id,
              byId: session.actor.id,
              at: now(),
              heading: headingKey(list.heading),
              columns: list.columns,
              added: plan.adds.length,
              changed: plan.changes.length,
              left: going.length,
              undoneAt: null,
            })
            const doing: Doing = { tx, session, from }
            const ended = await work.carryOut(doing, id, { ...plan, leavers: going })
            return { made: await oneImport(tx, session.school.id, id), ended }
          },
        ),
      )
      mail.wake()
      await sessions.announceEnd(made.ended)
      await store.signal({ topic: 'people', id: session.school.id })
      return made.made
    },

    async list(session: Session): Promise<{ items: PeopleImport[] }> {
      authorize(session.actor, 'person:list', { schoolId: session.school.id })
      const rows = await repo.listImports(store.read, session.school.id, listed)
      return { items: rows.map(describeImport) }
    },

    /** Puts back what an import changed, and takes away whom it added. What has moved on since stays, and is named. */
    async undo(session: Session, id: string, from: From): Promise<UndoneImport> {
      demand(session)
      sessions.demandProof(session)
      const { undone, ended } = await store.write(async tx => {
        const row = await repo.findImport(tx, session.school.id, id)
        if (!row) throw notFound('import')
        if (row.undoneAt !== null) throw new Refusal('already-used', 'This import has already been undone.')
        if (row.at + undoableMs <= now())
          throw new Refusal('conflict', 'This import is more than 30 days old, so it can’t be undone any more.')
        const { kept, ended } = await work.takeBack({ tx, session, from }, id)
        await repo.markUndone(tx, id, now())
        return { undone: { import: await oneImport(tx, session.school.id, id), kept }, ended }
      })
      mail.wake()
      await sessions.announceEnd(ended)
      await store.signal({ topic: 'people', id: session.school.id })
      return undone
    },

    /** Everyone who works here, in columns that an import recognises by themselves. */
    async export(session: Session, from: From): Promise<{ csv: string }> {
      authorize(session.actor, 'person:list', { schoolId: session.actor.schoolId })
      const rows = await repo.listAll(store.read, session.school.id)
      await store.write(tx =>
        changes.audit({ tx, session, from }, 'people-exported', session.school.id, { people: rows.length }),
      )
      const lines = rows
        .filter(row => row.leftAt === null)
        .map(row => [
          row.name,
          row.called,
          row.email,
          kindNames[row.staffKind],
          row.job,
          row.department,
          row.workingDays.join(' '),
        ])
      return { csv: [exportHeading, ...lines].map(csvLine).join('') }
    },

    /** What old imports changed is forgotten. */
    sweep: (tx: Tx) => repo.deleteOldLines(tx, now() - undoableMs),
  }
}

const kindNames = { teaching: 'Teaching', support: 'Support', none: 'Governor' } as const
const exportHeading = ['Name', 'Known as', 'Email', 'Staff', 'Job title', 'Department', 'Working days']

/** The same for the same plan, whoever makes it and when. */
function fingerprintOf({ adds, changes, leavers }: Planned): string {
  return hashSecret(
    JSON.stringify([
      adds,
      changes.map(({ row, change }) => [row.id, row.version, change]),
      leavers.map(({ row, stays }) => [row.id, stays]),
    ]),
  )
}

export type Imports = ReturnType<typeof createImports>
