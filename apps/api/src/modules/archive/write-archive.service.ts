import { csvLine } from '@hubs/rules/text/spreadsheet-cell'
import { createHash, type Hash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { CSV_MARK } from '../../files/csv.ts'
import { type ArchiveTable, archiveTables, leftOut } from '../../store/archive-tables.ts'
import type { Row } from '../../store/personal/personal-columns.ts'
import type { Tx } from '../../store/store.ts'
import { iso } from '../../time/clock.ts'
import { csvFile, ERASED_FILE, fileOf, jsonFile, sameOf, type Manifest, MANIFEST_FILE } from './archive-format.rules.ts'
import { readmeOf } from './archive-readme.rules.ts'
import { readRows } from './archive.repo.ts'

type ArchiveInput = { school: { id: string; name: string }; at: number; erased: readonly string[] }

async function* rowsOf(tx: Tx, table: ArchiveTable, schoolId: string): AsyncGenerator<Row> {
  for await (const row of readRows(tx, table, schoolId)) yield sameOf(table, row)
}

/** The rows as a list that any program reads as JSON, with each row on a line of its own. */
async function* jsonOf(tx: Tx, table: ArchiveTable, schoolId: string, seen: { rows: number; hash: Hash }) {
  const part = (text: string) => {
    seen.hash.update(text)
    return text
  }
  yield part('[')
  for await (const row of rowsOf(tx, table, schoolId)) {
    yield part(`${seen.rows === 0 ? '' : ','}\n${JSON.stringify(row)}`)
    seen.rows++
  }
  yield part('\n]\n')
}

/** An instant as people read it. */
const readable = ({ columns }: ArchiveTable, row: Row) =>
  columns.map(({ name, kind }) => {
    const value = row[name]
    return kind === 'instant' && typeof value === 'number' ? iso(value) : value
  })

async function* csvOf(tx: Tx, table: ArchiveTable, schoolId: string) {
  yield CSV_MARK + csvLine(table.columns.map(({ name }) => name))
  for await (const row of rowsOf(tx, table, schoolId)) yield csvLine(readable(table, row))
}

/** What other programs use as it is: each allocation’s record repeats with `npm run draw`, the sources open in Zotero. */
async function* filesOf(tx: Tx, schoolId: string): AsyncGenerator<[name: string, content: string]> {
  const [allocation, reference] = (['allocation', 'reference'] as const).map(name =>
    archiveTables.find(each => each.name === name),
  )
  if (allocation)
    for await (const { id, record } of rowsOf(tx, allocation, schoolId))
      yield [`files/allocations/${String(id)}.json`, JSON.stringify(record)]
  if (!reference) return
  const sources: unknown[] = []
  for await (const { csl } of rowsOf(tx, reference, schoolId)) sources.push(csl)
  yield ['files/sources.json', JSON.stringify(sources, null, 1)]
}

/** What people uploaded, each as a file that opens by itself. */
async function* uploadsOf(tx: Tx, schoolId: string): AsyncGenerator<[name: string, content: Buffer]> {
  for (const table of archiveTables) {
    const columns = table.columns.filter(({ file }) => file !== null)
    if (columns.length === 0) continue
    for await (const row of readRows(tx, table, schoolId))
      for (const column of columns) {
        const name = fileOf(table, column, row)
        if (name !== null) yield [name, Buffer.from(String(row[column.name]), 'base64')]
      }
  }
}

function writerOf(at: number) {
  const zip = new ZipFile()
  const options = { mtime: new Date(at) }
  return {
    output: zip.outputStream,
    onError: (listener: (error: Error) => void) => zip.on('error', listener),
    /** One file after the other: the next is begun once this one is through. */
    add(name: string, content: () => AsyncIterable<string> | Iterable<string | Buffer>) {
      return new Promise<void>((resolve, reject) => {
        zip.addReadStreamLazy(name, options, opened => {
          const stream = Readable.from(content(), { objectMode: true }).map((part: string | Buffer) =>
            typeof part === 'string' ? Buffer.from(part) : part,
          )
          stream.once('end', resolve)
          stream.once('error', error => {
            reject(error)
            zip.emit('error', error)
          })
          opened(null, stream)
        })
      })
    },
    end: () => zip.end(),
  }
}

/**
 * Writes everything of a school as one zip file, for people (CSV, a page to read) and for programs (JSON, which another
 * server reads back). A few rows are in memory at a time. `tx` is a snapshot.
 */
export async function writeArchive(tx: Tx, { school, at, erased }: ArchiveInput, out: Writable): Promise<void> {
  const zip = writerOf(at)
  zip.onError(error => out.destroy(error))
  const written = pipeline(zip.output, out)
  const add = async () => {
    const tables: Manifest['tables'] = []
    for (const table of archiveTables) {
      const seen = { rows: 0, hash: createHash('sha256') }
      await zip.add(jsonFile(table.name), () => jsonOf(tx, table, school.id, seen))
      await zip.add(csvFile(table.name), () => csvOf(tx, table, school.id))
      const columns = table.columns.map(({ name, kind }) => ({ name, kind }))
      tables.push({ name: table.name, rows: seen.rows, sha256: seen.hash.digest('hex'), columns })
    }
    for await (const [name, content] of filesOf(tx, school.id)) await zip.add(name, () => [content])
    const files: Manifest['files'] = []
    for await (const [name, content] of uploadsOf(tx, school.id)) {
      await zip.add(name, () => [content])
      files.push({ name, sha256: createHash('sha256').update(content).digest('hex') })
    }
    const said: Manifest = {
      format: 'learning-hubs-school',
      version: 1,
      made: iso(at),
      school: { id: school.id, name: school.name },
      tables,
      files,
      leftOut,
    }
    await zip.add(ERASED_FILE, () => [JSON.stringify(erased)])
    await zip.add('README.txt', () => [readmeOf(said)])
    await zip.add(MANIFEST_FILE, () => [JSON.stringify(said, null, 1)])
    zip.end()
  }
  await Promise.all([add(), written])
}
