import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { iso } from '../../time/clock.ts'

/** What stands in the place of an erased person's address, of a domain that can't exist (RFC 2606). */
const DOMAIN = '@erased.invalid'
export const addressOfErased = {
  /** While an erasure is on: which one. */
  underWay: (erasureId: string) => `erasing-${erasureId}${DOMAIN}`,
  done: (personId: string) => `erased-${personId}${DOMAIN}`,
}
export const isErased = ({ email }: { email: string }) => email.endsWith(DOMAIN)

const entry = z.object({ personId: z.string(), at: z.string() })
const fileIn = (folder: string) => path.join(folder, 'erased.jsonl')

/**
 * Who has been erased: ids alone. It lies beside the backups, outside of the database, so that a backup from before an
 * erasure does not bring anybody back. What can't be read of it is left out.
 */
export function listErasures(folder: string): string[] {
  let text: string
  try {
    text = readFileSync(fileIn(folder), 'utf8')
  } catch {
    return []
  }
  const ids = text.split('\n').flatMap(line => {
    try {
      return [entry.parse(JSON.parse(line)).personId]
    } catch {
      return []
    }
  })
  return [...new Set(ids)]
}

/** Adds to the list, on disk before it returns. */
export function addErasures(folder: string, personIds: readonly string[], now: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const known = new Set(listErasures(folder))
  const lines = personIds
    .filter(id => !known.has(id))
    .map(personId => `${JSON.stringify({ personId, at: iso(now) })}\n`)
  appendFileSync(fileIn(folder), lines.join(''), { mode: 0o600 })
  const handle = openSync(fileIn(folder), 'r')
  fsyncSync(handle)
  closeSync(handle)
}
