import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { databaseFile } from './sqlite-file.ts'

const ends = ['', '-wal', '-shm'] as const
const journalOf = (dataDir: string) => path.join(dataDir, 'restore-under-way')

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function move(from: string, to: string) {
  for (const end of ends) if (existsSync(`${from}${end}`)) renameSync(`${from}${end}`, `${to}${end}`)
}

/** The folder with what was there before, where a swap was interrupted. */
export function unfinishedRestore(dataDir: string): string | null {
  const journal = journalOf(dataDir)
  return existsSync(journal) ? path.join(dataDir, readFileSync(journal, 'utf8')) : null
}

/**
 * Puts one database in the place of another, whose file and log go into a folder of their own. Whenever it is
 * interrupted, `putBack` makes it as it was.
 */
export function swapIn(dataDir: string, fresh: string, before: string): void {
  const file = databaseFile(dataDir)
  mkdirSync(path.join(dataDir, before), { recursive: true, mode: 0o700 })
  writeFileSync(journalOf(dataDir), before)
  syncFolder(dataDir)
  move(file, databaseFile(path.join(dataDir, before)))
  move(fresh, file)
  syncFolder(dataDir)
  rmSync(journalOf(dataDir))
  syncFolder(dataDir)
}

/** Makes it as it was before `swapIn`: what was put in is gone. */
export function putBack(dataDir: string, before: string): void {
  const file = databaseFile(dataDir)
  // Interrupted, a log beside the file is still the old one's; afterwards it is of what was put in.
  if (!unfinishedRestore(dataDir)) for (const end of ends) rmSync(`${file}${end}`, { force: true })
  move(databaseFile(path.join(dataDir, before)), file)
  rmSync(journalOf(dataDir), { force: true })
  rmSync(path.join(dataDir, before), { recursive: true, force: true })
  syncFolder(dataDir)
}
