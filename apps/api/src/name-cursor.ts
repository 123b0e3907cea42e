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
    if (Array.isArray(place) && typeof place[0] === 'string' && typeof place[1] === 'string')
      return { name: place[0], id: place[1] }
  } catch {
    // Said below.
  }
  throw new Refusal('invalid', 'This page of the list is not there. Begin at its start.')
}
