import { foldText } from '@hubs/rules/search/fold'
import type { ImportField } from '@hubs/schema/people-import'
import { z } from 'zod'
import { refuseList, type Table } from './import-table.format.ts'

export type Columns = (ImportField | null)[]

/**
 * Names that schools give to these columns, folded and without anything but letters. A column called Title holds Mr and Ms
 * in what schools export, and no job.
 */
const known: Record<ImportField, readonly string[]> = {
  name: ['name', 'fullname', 'staffname', 'displayname', 'teacher', 'person', 'colleague', 'member', 'employee'],
  givenName: ['givenname', 'firstname', 'forename', 'legalforename', 'preferredforename', 'first'],
  familyName: ['familyname', 'lastname', 'surname', 'legalsurname', 'preferredsurname', 'last'],
  preferredName: ['called', 'knownas', 'preferredname', 'preferredgivenname'],
  email: ['email', 'emailaddress', 'mail', 'workemail', 'schoolemail', 'workemailaddress', 'primaryemail', 'eMail'],
  staffKind: ['staff', 'stafftype', 'staffkind', 'kind', 'type', 'category', 'staffcategory', 'group'],
  job: ['job', 'jobtitle', 'post', 'posttitle', 'position', 'role', 'rolename'],
  department: ['department', 'dept', 'faculty', 'subject', 'team', 'area', 'mainsubject'],
  workingDays: ['workingdays', 'days', 'daysworked', 'workdays', 'workingpattern'],
}

const bare = (text: string) => foldText(text).replaceAll(/[^\p{L}]/gu, '')
const isAddress = (text: string) => z.email().safeParse(text.trim().toLowerCase()).success

function fieldOf(heading: string): ImportField | null {
  const name = bare(heading)
  const found = Object.entries(known).find(([, names]) => names.includes(name))
  return (found?.[0] as ImportField | undefined) ?? null
}

/** What the columns hold by their names; each field once. */
function recognised(heading: readonly string[]): Columns {
  const taken = new Set<ImportField>()
  return heading.map(each => {
    const field = fieldOf(each)
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** "Ann Lee <ann@school.test>" is a name and an address. */
function splitAddress(cell: string): string[] {
  const [, name = '', address = ''] = /^(.*?)\s*<([^<>]+)>$/u.exec(cell) ?? []
  return address ? [name.replaceAll(/^"|"$/gu, ''), address] : [cell]
}

/** A list without a heading: a name and an address in each line, in either order. */
function headless({ rows }: Table): { columns: Columns; rows: Table['rows'] } | null {
  const split = rows.map(row => ({ ...row, cells: row.cells.flatMap(splitAddress) }))
  const [first] = split
  if (!first?.cells.some(isAddress)) return null
  const at = first.cells.findIndex(isAddress)
  const nameAt = first.cells.findIndex((cell, index) => index !== at && /\p{L}/u.test(cell))
  const columns: Columns = first.cells.map((_, index) => (index === at ? 'email' : index === nameAt ? 'name' : null))
  return { columns, rows: split }
}

export type Read = { heading: string[]; columns: Columns; rows: Table['rows'] }

/** With a place for what only some lines have: nothing that was in a list goes without a word. */
function widened({ heading, columns, rows }: Read): Read {
  const most = Math.max(heading.length, ...rows.map(({ cells }) => cells.findLastIndex(cell => cell !== '') + 1))
  const more = most - heading.length
  return {
    heading: [...heading, ...Array.from({ length: more }, (_, n) => `Column ${heading.length + n + 1}`)],
    columns: [...columns, ...Array.from({ length: more }, () => null)],
    rows,
  }
}

/** The rows of a list, and what its columns hold as far as it can be told. */
export function readColumns(table: Table): Read {
  const plain = headless(table)
  if (plain) {
    const heading = plain.columns.map((_, index) => `Column ${index + 1}`)
    return widened({ heading, columns: plain.columns, rows: plain.rows })
  }
  const [first, ...rows] = table.rows
  if (!first || rows.length === 0)
    throw refuseList('There’s no one in this list. It needs a line with column names, then a line for each person.')
  return widened({ heading: first.cells, columns: recognised(first.cells), rows })
}

/** The names of the columns as they are remembered by. */
export const headingKey = (heading: readonly string[]) => heading.map(bare).join('|')

/** Throws a sentence unless the columns say who somebody is and where to write to. */
export function demandColumns(columns: Columns): void {
  const twice = columns.find((field, index) => field !== null && columns.indexOf(field) !== index)
  if (twice) throw refuseList('Two columns are set to the same thing. Choose a different one for each.', 'columns')
  if (!columns.includes('email')) throw refuseList('Choose the column with email addresses.', 'columns')
  const named = columns.includes('name') || columns.includes('familyName')
  if (!named) throw refuseList('Choose the column with names, or those with first names and surnames.', 'columns')
}
