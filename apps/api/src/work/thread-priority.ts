import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import path from 'node:path'

/** Of 19: a waiting request goes first, and where every core is busy the thread still has a quarter of one. */
const GIVES_WAY = 5

/**
 * This thread gives way to all others: where there are fewer cores than work, requests are answered first. On Linux a
 * thread has a priority of its own; elsewhere nothing is changed, as it would be the whole server’s.
 */
export function lowerThreadPriority(): void {
  try {
    setPriority(Number(path.basename(readlinkSync('/proc/thread-self'))), GIVES_WAY)
  } catch {
    // No such place, or not allowed: it works at the server’s own priority.
  }
}
