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

/** Of the tables of one file, which has them at its end: a table and what is personal in it are changed together. */
export type Marks = Readonly<Record<string, TableMarks>>
