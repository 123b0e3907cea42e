import type { SearchKind } from '@hubs/schema/search'
import type { Kit } from '../kit.ts'

/**
 * The words of everything that can be found, by who may find it. A scope is "school:<id>", "group:<id>", "person:<id>"
 * or "coordinators:<id>": a search reads only the scopes of the person asking, words and near words included.
 */
export function searchTables(k: Kit) {
  const searchDoc = k.table(
    'search_doc',
    {
      /** "<kind>:<id of the record>". */
      id: k.id(),
      kind: k.text().$type<SearchKind>().notNull(),
      title: k.text().notNull(),
      text: k.text().notNull(),
      /** Where it stands, for the client to make its address of. */
      place: k.text().notNull(),
      at: k.time().notNull(),
    },
    t => [k.index('search_doc_at').on(t.at)],
  )

  const searchWord = k.table(
    'search_word',
    {
      scope: k.text().notNull(),
      word: k.text().notNull(),
      kind: k.text().$type<SearchKind>().notNull(),
      /** Better first: the negative weight, so that an index read forwards gives the best. */
      rank: k.int().notNull(),
      docId: k
        .text()
        .notNull()
        .references(() => searchDoc.id, { onDelete: 'cascade' }),
    },
    t => [
      k.primaryKey({ columns: [t.scope, t.word, t.kind, t.rank, t.docId] }),
      k.index('search_word_doc').on(t.docId),
    ],
  )

  /** A scope's words by what is left when one letter is taken out: how a word with a slip finds the right one. */
  const searchNear = k.table(
    'search_near',
    { scope: k.text().notNull(), part: k.text().notNull(), word: k.text().notNull() },
    t => [k.primaryKey({ columns: [t.scope, t.part, t.word] })],
  )

  return { searchDoc, searchWord, searchNear }
}
