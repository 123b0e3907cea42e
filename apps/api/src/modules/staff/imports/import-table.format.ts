import { readCell } from '@hubs/rules/text/spreadsheet-cell'
import { MOST_IMPORT_ROWS } from '@hubs/schema/people-import'
import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { Refusal } from '../../../errors.ts'
import { mapInTurns } from '../../../store/short-writes.ts'

/** A list as it was read: its rows with the line each begins on, counted from 1. */
export type Table = { rows: { line: number; cells: string[] }[] }

export function refuseList(sentence: string, field = 'text'): Refusal {
  return new Refusal('invalid', sentence, { fields: { [field]: sentence } })
}

const delimiters = ['\t', ';', ','] as const

/** The one that its first line has most of, outside of quotes: a tab before a semicolon before a comma. */
function delimiterOf(text: string): string {
  const line = (/[^\r\n]+/u.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/gu, '')
  const counts = delimiters.map(each => line.split(each).length)
  const most = Math.max(...counts)
  return delimiters[counts.indexOf(most)] ?? ','
}

const lineOf = (error: CsvError) => ('lines' in error && typeof error.lines === 'number' ? error.lines : 1)

/** What is wrong with quotes, in a sentence that says where. */
function inWords(error: CsvError): string {
  const line = lineOf(error)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quotation mark is opened and never closed. Check the quotation marks, or save the file again.'
  return `The quotation marks on line ${line} don’t match. Correct that line, or save the file again.`
}

/** 50000 as "50,000". */
const inThousands = (n: number) => String(n).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')

type Read = { record: string[]; info: { lines: number } }

/** So many characters are read between two turns of the event loop. */
const A_TURN = 8192

async function* inTurns(text: string) {
  for (let at = 0; at < text.length; at += A_TURN) {
    yield text.slice(at, at + A_TURN)
    await turn()
  }
}

/** The rows, one more at most than may be: enough to know that there are too many. */
async function readRows(text: string, most: number): Promise<Read[]> {
  const parser = parse({
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
  })
  const read: Read[] = []
  await pipeline(Readable.from(inTurns(text)), parser, async (rows: AsyncIterable<Read>) => {
    for await (const row of rows) if (read.length <= most) read.push(row)
  })
  return read
}

/**
 * Reads a list with commas, semicolons or tabs between its columns; others have their turn meanwhile. Throws a sentence
 * for broken quotes and for more rows than one import takes.
 */
export async function readTable(text: string, field = 'text', most = MOST_IMPORT_ROWS): Promise<Table> {
  const plain = text.replace(/^\ufeff/u, '')
  // A file that was read in the wrong encoding has lost letters for good: nobody is to be called by what is left.
  const broken = plain.split(/\r\n|\n|\r/u).findIndex(line => /[\ufffd\0]/u.test(line))
  if (broken >= 0)
    throw refuseList(
      `Line ${broken + 1} has letters that couldn’t be read. In Excel, save the list as “CSV UTF-8”, then choose it again.`,
      field,
    )
  try {
    const read = await readRows(plain, most + 1)
    if (read.length > most + 1) {
      const rows = plain.split(/\r\n|\n|\r/u).filter(line => line.trim() !== '').length - 1
      throw refuseList(`This list has ${inThousands(rows)} rows. Import up to ${inThousands(most)} at a time.`, field)
    }
    const rows = await mapInTurns(read, ({ record, info }) => ({
      // The parser knows the line a row ends on; a cell may have line breaks of its own.
      line: info.lines - (record.join('').match(/\r\n|\n|\r/gu)?.length ?? 0),
      cells: record.map(readCell),
    }))
    return { rows }
  } catch (error) {
    if (error instanceof CsvError) throw refuseList(inWords(error), field)
    throw error
  }
}
