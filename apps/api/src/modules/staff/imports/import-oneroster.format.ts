import { foldText } from '@hubs/rules/search/fold'
import { LONGEST_IMPORT, MOST_IMPORT_ROWS } from '@hubs/schema/people-import'
import { mapInTurns } from '../../../store/short-writes.ts'
import { readTable, refuseList, type Table } from './import-table.format.ts'
import { readRow, type ImportedLine } from './import-values.format.ts'

/** Of OneRoster 1.1 and 1.2: the people who work at a school. Students, parents and the like are none. */
const teachers = ['teacher', 'administrator', 'principal', 'districtadministrator', 'siteadministrator']
const supporters = ['aide', 'proctor', 'counselor', 'staff', 'assistant']

const bare = (text: string) => foldText(text).replaceAll(/[^\p{L}]/gu, '')
const headingOf = ({ rows: [first] }: Table) => (first?.cells ?? []).map(bare)

/** Whether this is the users.csv of a OneRoster export. */
export function isOneRoster(table: Table): boolean {
  const heading = headingOf(table)
  return ['sourcedid', 'givenname', 'familyname', 'enableduser'].every(each => heading.includes(each))
}

type Cells = (name: string) => string

function cellsOf(heading: string[], cells: string[]): Cells {
  return name => (cells[heading.indexOf(name)] ?? '').trim()
}

/** Of OneRoster 1.2: what each user is, from roles.csv; those deleted left out. */
async function readRoles(text: string): Promise<Map<string, string[]>> {
  const table = await readTable(text, 'roles', MOST_IMPORT_ROWS * 10)
  const heading = headingOf(table)
  if (!heading.includes('usersourcedid') || !heading.includes('role'))
    throw refuseList('This isn’t the roles.csv of a OneRoster export. Choose that file.', 'roles')
  const of = new Map<string, string[]>()
  for (const { cells } of table.rows.slice(1)) {
    const cell = cellsOf(heading, cells)
    if (bare(cell('status')) === 'tobedeleted') continue
    const user = cell('usersourcedid')
    of.set(user, [...(of.get(user) ?? []), bare(cell('role'))])
  }
  return of
}

export type OneRoster = { lines: ImportedLine[]; notStaff: number }

/**
 * The staff of a OneRoster users.csv. `sourcedId` is who somebody is, whatever their address. Whoever isn't enabled, or
 * is to be deleted, would leave.
 */
export async function readOneRoster(table: Table, rolesText: string | undefined): Promise<OneRoster> {
  const heading = headingOf(table)
  const hasRoles = heading.includes('role')
  if (!hasRoles && (rolesText === undefined || rolesText.length > LONGEST_IMPORT))
    throw refuseList('This OneRoster export keeps roles in roles.csv. Choose users.csv and roles.csv together.')
  const roles = hasRoles ? null : await readRoles(rolesText ?? '')
  const lines = await mapInTurns(table.rows.slice(1), (row): ImportedLine | null => {
    const cell = cellsOf(heading, row.cells)
    const sourcedId = cell('sourcedid')
    const theirs = roles ? (roles.get(sourcedId) ?? []) : [bare(cell('role'))]
    const teaches = theirs.some(role => teachers.includes(role))
    if (!teaches && !theirs.some(role => supporters.includes(role))) return null
    const leaves = bare(cell('status')) === 'tobedeleted' || bare(cell('enableduser')) === 'false'
    const given = cell('preferredgivenname') || cell('givenname')
    const family = cell('preferredfamilyname') || cell('familyname')
    const cells = [given, family, cell('email'), teaches ? 'teaching' : 'support']
    const read = readRow(['givenName', 'familyName', 'email', 'staffKind'], { line: row.line, cells })
    const problem = sourcedId === '' ? 'There’s no sourcedId. Export the file again.' : leaves ? null : read.problem
    return { ...read, problem, sourcedId, leaves }
  })
  const staff = lines.filter(line => line !== null)
  return { lines: staff, notStaff: lines.length - staff.length }
}
