import type { Tables } from '../tables/all.ts'
import { ofPeople } from './personal-people.ts'
import { ofSchool } from './personal-school.ts'

/**
 * What a column is about:
 * `no` nobody; `fact` the person the row is about: kept as a count when they are erased; `who` the id of a person the row
 * is about; `ids` a list with such ids in it; `words` what the row's owner wrote; `by:<column>` what the person named in
 * that column wrote; `shared` what several wrote, or what is the school's; `names` what the server itself wrote down, with
 * people's names in it; `visitor` of somebody without an account; `secret` a key or its hash.
 */
export type Mark = PlainMark | `by:${string}`
type PlainMark = 'no' | 'fact' | 'who' | 'ids' | 'words' | 'shared' | 'names' | 'visitor' | 'secret'

/** Whose a row is: the person in a column, or whoever owns the row of another table that a column names. */
type Owner = string | { column: string; of: string }

/** Of one table: its columns by their marks, with a space between them. */
export type TableMarks = { owner?: Owner; /** Gone with its owner, not only without its words. */ goes?: true } & {
  [M in Mark]?: string
}

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

/** Each column of each table. A table that is missing here is an error of types; a column fails the test of the schema. */
export const personal = Object.fromEntries(
  Object.entries<TableMarks>({ ...ofPeople, ...ofSchool } satisfies Record<keyof Tables, TableMarks>).map(
    ([name, marks]) => [name, read(marks)],
  ),
) as Record<keyof Tables, Marked>
