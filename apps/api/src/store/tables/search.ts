import type { SearchKind } from '@hubs/schema/search'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school'>

/**
 * The words of everything that can be found, by who may find it. A scope is a school's colleagues, a group, or one
 * person: a search reads only the scopes of whoever asks, the dictionary and the near words included. Numbers stand for
 * scopes and documents, since their names would be most of what is kept.
 */
export function searchTables(k: Kit, { school }: Needs) {
  const searchScope = k.table(
    'search_scope',
    {
      number: k.number(),
      /** "school:<id>", "group:<id>" or "person:<id>". */
      name: k.text().notNull(),
      schoolId: k.ref(() => school.id, { onDelete: 'cascade' }),
      /** Of a school's: by which rules everything the school has was put in; 0 until all of it is. */
      indexVersion: k.int().notNull().default(0),
    },
    t => [k.uniqueIndex('search_scope_name').on(t.name), k.index('search_scope_school').on(t.schoolId)],
  )
  const inScope = () =>
    k
      .int()
      .notNull()
      .references(() => searchScope.number, { onDelete: 'cascade' })

  const searchDoc = k.table(
    'search_doc',
    {
      number: k.number(),
      /** "<kind>:<id of the record>". */
      name: k.text().notNull(),
      scope: inScope(),
      kind: k.text().$type<SearchKind>().notNull(),
    },
    t => [k.uniqueIndex('search_doc_name').on(t.name), k.index('search_doc_scope').on(t.scope)],
  )

  const searchWord = k.table(
    'search_word',
    {
      doc: k
        .int()
        .notNull()
        .references(() => searchDoc.number, { onDelete: 'cascade' }),
      scope: inScope(),
      kind: k.text().$type<SearchKind>().notNull(),
      word: k.text().notNull(),
      stem: k.text().notNull(),
      /** The better the lower: an index read forwards gives the best. */
      rank: k.time().notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.doc, t.stem, t.word] }),
      k.index('search_word_best').on(t.scope, t.stem, t.kind, t.rank, t.doc, t.word),
      k.index('search_word_word').on(t.scope, t.word),
    ],
  )

  /** Each word of a scope, once. */
  const searchTerm = k.table('search_term', { scope: inScope(), word: k.text().notNull() }, t => [
    k.primaryKey({ columns: [t.scope, t.word] }),
  ])

  /** The same words by what is left of them with a letter or two taken out: how a word with a slip finds the right one. */
  const searchDeletionKey = k.table(
    'search_deletion_key',
    { scope: inScope(), key: k.text().notNull(), word: k.text().notNull() },
    t => [k.primaryKey({ columns: [t.scope, t.key, t.word] })],
  )

  /** Records whose words in the index are not yet those they have: put in after the commit, a few words at a time. */
  const searchTask = k.table(
    'search_task',
    {
      /** "<kind>:<id of the record>". */
      name: k.text().primaryKey(),
      kind: k.text().$type<SearchKind>().notNull(),
      recordId: k.text().notNull(),
      at: k.time().notNull(),
    },
    t => [k.index('search_task_at').on(t.at, t.name)],
  )

  return { searchScope, searchDoc, searchWord, searchTerm, searchDeletionKey, searchTask }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const searchMarks = {
  searchTask: { no: 'name kind recordId at' },
  searchScope: { no: 'number schoolId indexVersion', ids: 'name' },
  searchDoc: { no: 'number scope kind', ids: 'name' },
  searchWord: { no: 'doc scope kind stem rank', names: 'word' },
  searchTerm: { no: 'scope', names: 'word' },
  searchDeletionKey: { no: 'scope key', names: 'word' },
} as const satisfies Marks
