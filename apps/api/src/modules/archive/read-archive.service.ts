import { quoted } from '@hubs/rules/text/quoted'
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer, json, text } from 'node:stream/consumers'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { type ArchiveTable, archiveTables } from '../../store/archive-tables.ts'
import type { Row } from '../../store/personal/personal-columns.ts'
import type { Tx } from '../../store/store.ts'
import { TaskRefused } from '../../work/task.ts'
import {
  ERASED_FILE,
  fileOf,
  jsonFile,
  type Manifest,
  manifest,
  MANIFEST_FILE,
  manifestNow,
  mismatch,
  rowOf,
} from './archive-format.rules.ts'
import { insertRows } from './archive.repo.ts'

/** So many rows go in with one statement. */
const TOGETHER = 200
/** Longer ones are no text of ours: a small zip file can unfold into more than a server has room for. */
const LONGEST_PAGE = 16 * 1024 * 1024

type Archive = {
  said: Manifest
  erased: string[]
  open(name: string): Promise<Readable>
  /** Whether it is no longer than what of ours is read whole. */
  isPage(name: string): boolean
  close(): void
}

const UNCHANGED = 'Nothing was changed.'
const damaged = (what: string) =>
  new TaskRefused(`The file is damaged: ${what}. ${UNCHANGED} Download or export it again.`)

async function openZip(file: string): Promise<ZipFile> {
  if (!existsSync(file)) throw new TaskRefused(`There’s no file ${file}. ${UNCHANGED}`)
  return openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new TaskRefused(`${file} isn’t a whole zip file. ${UNCHANGED} Download or export it again.`)
  })
}

async function readSaid(page: string): Promise<Manifest> {
  const said = manifest.safeParse(JSON.parse(page))
  if (said.success) return manifestNow(said.data)
  const older = z.looseObject({ format: z.literal('learning-hubs-school') }).safeParse(JSON.parse(page))
  throw new TaskRefused(
    older.success
      ? `The file was made by another version of Learning Hubs than this one can read. ${UNCHANGED} Update this server first.`
      : `The file isn’t a download of a whole school from Learning Hubs. ${UNCHANGED}`,
  )
}

/** Opens an archive and reads what it says is in it. Throws TaskRefused. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openZip(file)
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const open = async (part: string) => {
      const entry = entries.get(part)
      if (!entry) throw damaged(`${part} is missing`)
      return zip.openReadStreamPromise(entry)
    }
    const isPage = (part: string) => (entries.get(part)?.uncompressedSize ?? 0) <= LONGEST_PAGE
    if (!entries.has(MANIFEST_FILE) || !isPage(MANIFEST_FILE))
      throw new TaskRefused(`The file isn’t a download of a whole school from Learning Hubs. ${UNCHANGED}`)
    if (!isPage(ERASED_FILE)) throw damaged(`${ERASED_FILE} is too long`)
    const said = await readSaid(await text(await open(MANIFEST_FILE)))
    const strange = mismatch(said)
    if (strange)
      throw new TaskRefused(
        `${strange}. ${UNCHANGED} Update this server to the version that made the file, then try again.`,
      )
    const erased = z.array(z.string()).parse(await json(await open(ERASED_FILE)))
    return { said, erased, open, isPage, close: () => zip.close() }
  } catch (error) {
    zip.close()
    if (error instanceof TaskRefused) throw error
    throw damaged('what it says is in it can’t be read')
  }
}

/** The lines of a file, each whole, hashed as they come. */
async function* linesOf(stream: Readable, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begun: string[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n')
    begun.push(first)
    for (const next of rest) {
      yield begun.join('')
      begun = [next]
      length = 0
    }
    length += begun.at(-1)?.length ?? 0
    if (length > LONGEST_PAGE) throw damaged('it has a line that is too long')
  }
  if (begun.join('') !== '') yield begun.join('')
}

/** What was uploaded, out of the file that its record names; earlier archives have it in the record itself. */
async function withFiles({ said, open, isPage }: Archive, table: ArchiveTable, row: Row): Promise<Row> {
  const whole = { ...row }
  for (const column of table.columns) {
    const name = fileOf(table, column, row)
    if (name === null || row[column.name] !== name) continue
    if (!isPage(name)) throw damaged(`${name} is too long`)
    const content = await buffer(await open(name))
    const listed = said.files.find(each => each.name === name)
    if (createHash('sha256').update(content).digest('hex') !== listed?.sha256)
      throw damaged(`${name} isn’t what it was when the file was made`)
    whole[column.name] = content.toString('base64')
  }
  return whole
}

/** Puts the rows of one table in, and holds them against what the archive says of it. */
async function putTable(tx: Tx, archive: Archive, { name: called, rows, sha256, columns }: Manifest['tables'][number]) {
  const table = archiveTables.find(each => each.name === called)
  if (!table) throw damaged(`${called} isn’t known`)
  const given = columns.map(each => each.name)
  const hash = createHash('sha256')
  let [batch, seen]: [Row[], number] = [[], 0]
  for await (const line of linesOf(await archive.open(jsonFile(called)), hash)) {
    if (line === '[' || line === ']') continue
    const row = rowOf(table, given, JSON.parse(line.replace(/,$/, '')))
    if (typeof row === 'string') throw damaged(`${quoted(called)} has ${row}`)
    batch.push(await withFiles(archive, table, row))
    seen++
    if (batch.length < TOGETHER) continue
    await insertRows(tx, table.name, batch)
    batch = []
  }
  if (batch.length > 0) await insertRows(tx, table.name, batch)
  if (seen !== rows || hash.digest('hex') !== sha256)
    throw damaged(`${quoted(called)} isn’t what it was when the file was made`)
}

/** The rows of every table, in an order in which each finds what it refers to. Throws TaskRefused at the first fault. */
export async function putArchive(tx: Tx, archive: Archive): Promise<void> {
  for (const { name } of archiveTables) {
    const table = archive.said.tables.find(each => each.name === name)
    if (table) await putTable(tx, archive, table)
  }
}
