import { noSuchPage } from '@hubs/schema/common'
import { z } from 'zod'
import { Refusal } from './errors.ts'

/** Where a page of a list ends, as text that crosses the wire: the list goes on after this place. */
export function createCursor<Place>(place: z.ZodType<Place>, sentence: string = noSuchPage) {
  return {
    /** Of what it is given, what the place is made of; null where there is nothing after it. */
    write(last: Place | undefined): string | null {
      return last === undefined ? null : Buffer.from(JSON.stringify(place.parse(last))).toString('base64url')
    },

    /** Throws `invalid` for a cursor that is not one of ours. */
    read(cursor: string): Place {
      try {
        return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
      } catch {
        throw new Refusal('invalid', sentence)
      }
    },
  }
}

/** No database takes a control character, and no name or id of ours has one. */
export const cursorText = z.string().regex(/^\P{Cc}*$/u)

/** Of people and of other things by name. */
export const nameCursor = createCursor(z.object({ name: cursorText, id: cursorText }))
/** Of things by their time. */
export const timeCursor = createCursor(z.object({ startsAtMs: z.int(), id: cursorText }))
