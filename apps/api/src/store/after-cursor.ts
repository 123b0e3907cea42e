import { and, type Column, eq, type gt, or, type SQL } from 'drizzle-orm'

/** Where a page of a list ends: what the list is in the order of, and the id of its last row. */
export type Cursor<By extends string | number> = { by: By; id: string }
/** How a query is asked for a page: so many rows after a cursor, or the first ones. */
export type PageAfter<By extends string | number> = { after?: Cursor<By>; limit: number }

/** Of rows in the order of a column and then of their ids, those after a cursor: by `gt` where it ascends, else by `lt`. */
export function afterCursor(
  further: typeof gt,
  [by, id]: readonly [by: Column, id: Column],
  after: Cursor<string | number> | undefined,
): SQL | undefined {
  return after && or(further(by, after.by), and(eq(by, after.by), further(id, after.id)))
}
