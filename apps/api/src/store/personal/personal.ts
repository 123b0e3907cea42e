import { allMarks, type Tables } from '../tables/all.ts'
import type { Mark, TableMarks } from '../tables/personal-marks.ts'

type Marked = { owner?: string | { column: string; of: keyof Tables }; goes: boolean; columns: Record<string, Mark> }

function read({ owner, goes, ...marks }: TableMarks): Marked {
  const columns = Object.entries(marks).flatMap(([mark, names]) =>
    (names ?? '').split(' ').map(name => [name, mark as Mark]),
  )
  return {
    ...(owner && { owner: owner as Marked['owner'] & {} }),
    goes: goes ?? false,
    columns: Object.fromEntries(columns),
  }
}

/** Each column of each table. A table that is missing there is an error of types; a column fails the test of the schema. */
export const personal = Object.fromEntries(
  Object.entries<TableMarks>(allMarks).map(([name, marks]) => [name, read(marks)]),
) as Record<keyof Tables, Marked>
