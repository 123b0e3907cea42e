import type { Tx } from '../../store/store.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { countReply, countUnread } from './following.repo.ts'
import { countAnswer, findLast, type ReplyRow } from './replies.repo.ts'

/** After a reply came to be shown (1), or is shown no more (-1): all that is counted of it, in the same transaction. */
export async function updateReplyCounters(tx: Tx, row: ReplyRow, by: 1 | -1, searchIndex: SearchIndex) {
  if (row.parentId !== null) await countAnswer(tx, row.parentId, by)
  await countUnread(tx, row, by)
  await countReply(tx, row.placeId, by, await findLast(tx, row.placeId))
  await searchIndex.refresh(tx, 'reply', [row.id])
}
