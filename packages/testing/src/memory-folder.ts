import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const MEMORY = '/dev/shm'
/** What two databases' servers, a dozen data folders and a browser need at most, with room to spare, in bytes. */
const ENOUGH = 3 * 1024 ** 3

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ENOUGH
}

/**
 * Gives this process, and all that it starts, a folder of its own for temporary files: in memory where the machine has
 * room there, since tests make hundreds of databases and none needs to outlive them. It is gone when the process ends.
 */
export function useMemoryFolder(): void {
  const folder = mkdtempSync(path.join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'hubs-tests-'))
  // PostgreSQL runs as a user of its own where the tests run as root, and must be able to reach its folder.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
