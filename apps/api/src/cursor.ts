import { NO_SUCH_PAGE, type PageQuery } from '@hubs/schema/common'
import { z } from 'zod'
import { Refusal } from './errors.ts'

/** Where a page of a list ends, as text that crosses the wire: the list goes on after this place. */
export function createCursor<Cursor>(place: z.ZodType<Cursor>, sentence: string = NO_SUCH_PAGE) {
  const write = (last: Cursor) => Buffer.from(JSON.stringify(place.parse(last))).toString('base64url')

  /** Throws `invalid` for a cursor that is not one of ours. */
  function read(cursor: string): Cursor {
    try {
      return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    } catch {
      throw new Refusal('invalid', sentence)
    }
  }

  return {
    write,
    read,

    /** What a query is asked for: one row more than the page has, which tells whether the list goes on. */
    ask({ cursor, limit }: PageQuery): { after?: Cursor; limit: number } {
      return { limit: limit + 1, ...(cursor !== undefined && { after: read(cursor) }) }
    },

    /** Of the rows it gave, those of the page, and the cursor to go on with; null where there is nothing after it. */
    page<Row>(rows: readonly Row[], { limit }: Pick<PageQuery, 'limit'>, placeOf: (last: Row) => Cursor) {
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return { shown, next: last === undefined ? null : write(placeOf(last)) }
    },
  }
}

/** No database takes a control character, and no name or id of ours has one. */
export const cursorText = z.string().regex(/^\P{Cc}*$/u)

/** Of people and of other things by name. */
export const nameCursor = createCursor(z.object({ by: cursorText, id: cursorText }))
/** Of things by a time of theirs. */
export const timeCursor = createCursor(z.object({ by: z.int(), id: cursorText }))
