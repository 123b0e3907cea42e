import { onTestFinished } from 'vitest'
import { createImap } from './imap-server.ts'

/** A real mailbox of one person, gone with the test. */
export async function startImap() {
  const imap = await createImap()
  onTestFinished(imap.stop)
  return imap
}
