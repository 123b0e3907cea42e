import { isolated } from '@hubs/rules/text/isolated'
import { strToU8, zipSync } from 'fflate'
import { csvOf } from '../../files/csv.ts'
import type { Row } from '../../store/personal/personal-columns.ts'
import { iso } from '../../time/clock.ts'
import { inTurn } from '../../work/one-at-a-time.ts'

const instantName = /At$|^at$|Ms$/

/** Instants as people and programs read them. */
function readable(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      instantName.test(name) && typeof value === 'number' ? iso(value) : value,
    ]),
  )
}

type About = { schoolName: string; name: string; at: number; data: Record<string, Row[]> }

function zip({ schoolName, name, at, data }: About): Uint8Array {
  const tables = Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, rows.map(readable)]))
  const made = iso(at)
  const list = Object.entries(tables).map(([table, rows]) => `  ${table}.csv: ${rows.length}`)
  const readme = [
    `What Learning Hubs at ${schoolName} holds about ${isolated(name)}`,
    `Made ${made}.`,
    '',
    'everything.json has all of it in one file. The folder csv has the same for a spreadsheet, one file for each kind of record:',
    ...list,
    '',
    'You won’t find here: what others wrote, passwords and other keys (only scrambled forms of them are kept), answers to meeting surveys (they’re kept without names), and text files you uploaded (Learning Hubs keeps none).',
  ]
  return zipSync(
    {
      'README.txt': strToU8(`${readme.join('\r\n')}\r\n`),
      'everything.json': strToU8(JSON.stringify({ school: schoolName, made, tables }, null, 2)),
      csv: Object.fromEntries(Object.entries(tables).map(([table, rows]) => [`${table}.csv`, strToU8(csvOf(rows))])),
    },
    { mtime: at },
  )
}

/** One file to keep: all of it for programs, each table for a spreadsheet, and a page that says what is in it. */
export const zipOf = (about: About) => inTurn(() => zip(about))
