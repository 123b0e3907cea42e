import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { iso } from '../time/clock.ts'

/** Why it was made: by the day, by hand, or before something that could go wrong. */
export type BackupKind = 'daily' | 'by-hand' | 'before-upgrade'
export type BackupFile = { name: string; kind: BackupKind; at: number; bytes: number }

/** A backup that can't be made here; the message is a sentence for the person who asked, and says what to do. */
export class BackupRefused extends Error {}

/** So many of each kind are kept: a fortnight of days. */
const KEPT = 14
const named = /^learning-hubs-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(daily|by-hand|before-upgrade)\.(db|dump)$/

export const backupFolder = (dataDir: string) => path.join(dataDir, 'backups')

function nameOf(kind: BackupKind, at: number, end: 'db' | 'dump'): string {
  const stamp = iso(at).replaceAll(/[-:]|\.\d+/g, '')
  return `learning-hubs-${stamp}-${kind}.${end}`
}

/** The backups in the folder, newest first. What is half made, or has another name, is none. */
export function listBackups(folder: string): BackupFile[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap(name => {
      const [, year, month, day, hour, minute, second, kind] = named.exec(name) ?? []
      if (!kind) return []
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
      const stat = statSync(path.join(folder, name), { throwIfNoEntry: false })
      return stat ? [{ name, kind: kind as BackupKind, at, bytes: stat.size }] : []
    })
    .toSorted((a, b) => b.at - a.at || b.name.localeCompare(a.name))
}

function prune(folder: string) {
  const counts = new Map<BackupKind, number>()
  for (const { name, kind } of listBackups(folder)) {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count > KEPT) rmSync(path.join(folder, name), { force: true })
  }
}

function sync(file: string) {
  const handle = openSync(file, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

type Making = { folder: string; kind: BackupKind; at: number; end: 'db' | 'dump' }

/**
 * One backup: written beside, checked, and only then under its name, so that whatever has such a name was whole when
 * it was made. The oldest of its kind make room. Throws what `write` and `check` throw, and leaves nothing then.
 */
export async function makeBackup(
  { folder, kind, at, end }: Making,
  write: (file: string) => Promise<void> | void,
  check: (file: string) => Promise<void> | void,
): Promise<BackupFile> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = nameOf(kind, at, end)
  const file = path.join(folder, name)
  const part = `${file}.part`
  const clear = () => {
    for (const each of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${each}`, { force: true })
  }
  clear()
  try {
    await write(part)
    chmodSync(part, 0o600)
    await check(part)
    sync(part)
    renameSync(part, file)
    sync(folder)
  } finally {
    clear()
  }
  prune(folder)
  return { name, kind, at: Math.floor(at / 1000) * 1000, bytes: statSync(file).size }
}
