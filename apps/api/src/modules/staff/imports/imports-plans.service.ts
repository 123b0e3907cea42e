import { type ImportPreview, type PreviewImport, MOST_IMPORT_ROWS } from '@hubs/schema/people-import'
import { Refusal } from '../../../errors.ts'
import { hashSecret } from '../../../ids.ts'
import { mapInTurns } from '../../../store/short-writes.ts'
import type { Tx } from '../../../store/store.ts'
import { type Columns, headingKey, readColumns } from './import-columns.format.ts'
import { areSurnamesFirst, asSaid } from './import-names.format.ts'
import { isOneRoster, readOneRoster } from './import-oneroster.format.ts'
import { planImport, type Planned } from './import-plan.rules.ts'
import { readTable, refuseList } from './import-table.format.ts'
import { readRow, type ImportedLine } from './import-values.format.ts'
import * as repo from './imports.repo.ts'

/** What was read of a list, before it is compared with anybody. */
export type List = Pick<ImportPreview, 'format' | 'remembered'> & {
  heading: string[]
  columns: Columns
  sample: string[]
  lines: ImportedLine[]
  notStaff: number
}

/** Reads a list in turns with everything else. */
export async function readList(tx: Tx, schoolId: string, { text, roles, columns }: PreviewImport): Promise<List> {
  const isRoster = /^\ufeff?[^\r\n]*sourcedId/u.test(text)
  const table = await readTable(text, 'text', isRoster ? MOST_IMPORT_ROWS * 10 : MOST_IMPORT_ROWS)
  if (isOneRoster(table)) {
    const read = await readOneRoster(table, roles)
    if (read.lines.length > MOST_IMPORT_ROWS)
      throw refuseList('This file has more than 5,000 members of staff. Import up to 5,000 at a time.')
    const heading = table.rows[0]?.cells ?? []
    return { format: 'oneroster', remembered: false, heading, columns: [], sample: [], ...read }
  }
  const read = readColumns(table)
  const known = columns ? undefined : await repo.findColumns(tx, schoolId, headingKey(read.heading))
  const chosen = (columns ?? known ?? read.columns) as Columns
  const held = read.heading.map((_, index) => chosen[index] ?? null)
  const named = held.indexOf('name')
  const names = read.rows.map(({ cells }) => cells[named] ?? '').filter(name => name.trim() !== '')
  const nameOf = areSurnamesFirst(names) ? asSaid : undefined
  return {
    format: 'list',
    remembered: known !== undefined,
    heading: read.heading,
    columns: held,
    sample: read.heading.map((_, index) => read.rows.map(row => row.cells[index] ?? '').find(Boolean) ?? ''),
    lines: await mapInTurns(read.rows, row => readRow(held, row, nameOf)),
    notStaff: 0,
  }
}

type Comparing = { schoolId: string; ownId: string; list: List; everyone: boolean }

/** What the list would do to the people there are, and what those people were like: compare it with `findStamp` later. */
export async function planList(tx: Tx, { schoolId, ownId, list, everyone }: Comparing) {
  const stamp = await repo.findStamp(tx, schoolId)
  const emails = list.lines.flatMap(({ said }) => said.email ?? [])
  const school = {
    people: await repo.listAll(tx, schoolId),
    takenElsewhere: await repo.listTakenElsewhere(tx, schoolId, emails),
    leads: await repo.listLeads(tx, schoolId),
    ownId,
  }
  return { stamp, plan: planImport(list.lines, school, everyone) }
}

/** The same for the same plan, whoever makes it and when. */
export function fingerprintOf({ adds, changes, leavers }: Planned): string {
  return hashSecret(
    JSON.stringify([
      adds,
      changes.map(({ row, change }) => [row.id, row.version, change]),
      leavers.map(({ row, stays }) => [row.id, stays]),
    ]),
  )
}

/** Nobody changes people by hand while a list is carried out: the list would no longer do what was seen. */
export async function refuseWhileImporting(tx: Tx, schoolId: string): Promise<void> {
  if (await repo.findUnfinished(tx, schoolId))
    throw new Refusal('conflict', 'A list of people is being imported or undone. Try again in a minute.')
}
