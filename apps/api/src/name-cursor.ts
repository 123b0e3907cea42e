import { noSuchPage } from '@hubs/schema/common'
import { Refusal } from './errors.ts'

/** Where a page of people ends: the list goes on after this name and id. */
type Place = { name: string; id: string }

export function writeCursor({ name, id }: Place): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url')
}

/** Throws `invalid` for a cursor that is not one of ours. */
export function readCursor(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const parts = Array.isArray(place) ? place : []
    const [name, id] = parts.map(part => (typeof part === 'string' && !/\p{Cc}/u.test(part) ? part : undefined))
    if (name !== undefined && id !== undefined) return { name, id }
  } catch {
    // Said below.
  }
  throw new Refusal('invalid', noSuchPage)
}
