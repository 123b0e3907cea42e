import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { iso } from '../time/clock.ts'

const trial = z.object({ file: z.string(), at: z.iso.datetime() })
const fileIn = (folder: string) => path.join(folder, 'restore-tried.json')

/** Notes beside a backup that a server came up on it; whether that could be written there. */
export function noteRestoreTrial(backup: string, at: number): boolean {
  const noted: z.infer<typeof trial> = { file: path.basename(backup), at: iso(at) }
  try {
    // The server may run as somebody else than who tried it; the folder itself lets nobody else in.
    writeFileSync(fileIn(path.dirname(backup)), `${JSON.stringify(noted)}\n`, { mode: 0o644 })
    return true
  } catch {
    return false
  }
}

/** When a backup of this folder was last restored, for real or to try it; null where none is known of. */
export function lastRestoreTrial(folder: string): string | null {
  try {
    return trial.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8'))).at
  } catch {
    return null
  }
}
