import { leftOut } from '../../store/archive-tables.ts'
import type { Manifest } from './archive-format.rules.ts'

/** A name of the code as words: "halfTerm", "half term". */
const spaced = (name: string) => name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

/** The page inside an archive: for whoever opens it with nothing but a text editor. */
export function readmeOf({ school, made, tables }: Omit<Manifest, 'leftOut'>): string {
  const reasons = [...new Set(Object.values(leftOut))]
  const lines = [
    `Everything that Learning Hubs holds for ${school.name}`,
    `Made ${made}.`,
    '',
    'It includes what only some people could see in Learning Hubs, such as private plans and observation notes. Keep it as you would keep staff records: encrypted, and only as long as you need it.',
    '',
    'What is where',
    '  csv/            one file for each kind of record, for a spreadsheet. A cell that starts with = + - or @ has an',
    '                  apostrophe before it, so that no spreadsheet runs it. Times are UTC.',
    '  json/           the same records for programs. Times are milliseconds since 1 January 1970, UTC.',
    '  files/          sources.json opens in Zotero (CSL-JSON); allocations/ has each allocation’s record, which anyone can',
    '                  repeat with: npm run draw -- record.json; logo/ has the school’s logo as a picture',
    '  erased.json     the ids of people who were erased: no names',
    '  manifest.json   what is in json/ and logo/, with a SHA-256 for each file',
    '',
    'To read it into an empty Learning Hubs server, on SQLite or PostgreSQL:',
    '  npm run admin -- import FILE',
    'People then sign in with an email link or “Forgotten password?”, and set up two-step sign-in again.',
    '',
    'You won’t find here',
    ...reasons.map(reason => `  - ${reason}`),
    '',
    'Records, and the fields of each',
    ...tables.flatMap(({ name: table, rows, columns }) => [
      `  ${spaced(table)} (${table}): ${rows}`,
      `      ${columns.map(each => each.name).join(', ')}`,
    ]),
  ]
  return `${lines.join('\r\n')}\r\n`
}
