import type { Tx } from '../../store/store.ts'
import { countReply, countUnread } from './following.repo.ts'
import { countAnswer, findLast, type ReplyRow } from './replies.repo.ts'

/** Puts records into the search index as they stand now, or takes them out; the search's own. */
export type RefreshSearch = (tx: Tx, kind: 'reply', ids: readonly string[]) => Promise<void>

/** After a reply came to be shown (1), or is shown no more (-1): all that is counted of it, in the same transaction. */
export async function settle(tx: Tx, row: ReplyRow, by: 1 | -1, refreshSearch: RefreshSearch) {
  if (row.parentId !== null) await countAnswer(tx, row.parentId, by)
  await countUnread(tx, row, by)
  await countReply(tx, row.placeId, by, await findLast(tx, row.placeId))
  await refreshSearch(tx, 'reply', [row.id])
}
