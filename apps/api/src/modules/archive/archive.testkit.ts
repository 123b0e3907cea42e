import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { listErasures } from '../../store/personal/erasures.ts'
import { openSqlite } from '../../store/sqlite/sqlite.ts'
import type { Store } from '../../store/store.ts'
import { createEraseAgain } from '../privacy/erase-again.service.ts'
import { listSchools } from './archive.repo.ts'
import { writeArchive } from './write-archive.service.ts'

export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-archive-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A server’s store in a file that nobody has ever started. */
export async function emptySqlite(): Promise<Store> {
  const store = await openSqlite(testFolder())
  onTestFinished(() => store.close())
  return store
}

/** An archive of the one school there, in a file; at one moment for all, so that equal ones are equal. */
export async function archiveOf(store: Store): Promise<string> {
  const file = path.join(testFolder(), 'school.zip')
  const [school] = await listSchools(store.read)
  if (!school) throw new Error('no school to export')
  const erased = listErasures(store.backupFolder)
  await store.snapshot(tx => writeArchive(tx, { school, at: 1_800_000_000_000, erased }, createWriteStream(file)))
  return file
}

/** What is in it, by name. */
export const contentOf = (file: string): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]))

/** As the console has it. */
export const eraseAgainOn = (store: Store, file: string) => createEraseAgain(store, store.backupFolder, file)

/** A file with these in it. */
export function zipOf(files: Record<string, string | Uint8Array>): string {
  const file = path.join(testFolder(), 'other.zip')
  const bytes = Object.entries(files).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
  writeFileSync(file, zipSync(Object.fromEntries(bytes)))
  return file
}
