import { can } from '@hubs/rules/can'
import { MOST_ANSWERS, type Reply } from '@hubs/schema/discussion'
import type { Tx } from '../../store/store.ts'
import { iso } from '../../time/clock.ts'
import { looksAfter, mayPutBack, mayRemove, type PlaceContext } from './places.service.ts'
import { listDeciders, listMentions, type ReplyRow, type ReplyWithName } from './replies.repo.ts'

/** Up to when the person has read here; null where they never looked. */
type LastRead = { lastReadAt: number } | undefined

/** These as somebody sees them, in their order. Of what is not shown nothing is said but that it was there. */
export async function toReplies(
  tx: Tx,
  said: readonly ReplyWithName[],
  context: PlaceContext,
  seen: LastRead,
): Promise<Reply[]> {
  const shown = said.filter(({ row }) => row.state === 'shown')
  const mentions = await listMentions(
    tx,
    shown.map(({ row }) => row.id),
  )
  const told = looksAfter(context)
  const reasoned = said.filter(
    ({ row }) => row.state === 'removed' && row.removalReason !== null && (told || row.byId === context.viewer.id),
  )
  const deciders = await listDeciders(
    tx,
    reasoned.map(({ row }) => row.id),
  )
  return said.map(each => {
    const names = mentions.filter(({ replyId }) => replyId === each.row.id)
    const by = deciders.find(({ replyId }) => replyId === each.row.id)
    return {
      ...toReply(
        each,
        context,
        seen,
        names.map(({ id, name }) => ({ id, name })),
      ),
      removal: by ? toRemoval(each.row, by) : null,
    }
  })
}

function toRemoval(
  { removalReason, decidedAt }: ReplyRow,
  { id, name }: { id: string; name: string },
): Reply['removal'] {
  return { by: { id, name }, reason: removalReason ?? '', at: iso(decidedAt ?? 0) }
}

function toReply(
  { row, name }: ReplyWithName,
  context: PlaceContext,
  seen: LastRead,
  mentions: Reply['mentions'],
): Omit<Reply, 'removal'> {
  const { viewer, thing } = context
  const { id, parentId, byId, at, editedAt, version } = row
  const shown = row.state === 'shown'
  const mine = byId === viewer.id
  return {
    id,
    parentId,
    by: shown && byId !== null ? { id: byId, name: name ?? '' } : null,
    visitor: shown ? row.visitorName : null,
    state: shown ? 'shown' : 'removed',
    text: shown ? row.text : '',
    mentions,
    at: iso(at),
    editedAt: shown && editedAt !== null ? iso(editedAt) : null,
    unread: shown && !mine && seen !== undefined && at > seen.lastReadAt,
    mine,
    may: {
      edit: shown && can(viewer, 'reply:own', { ...thing, personId: byId ?? '' }),
      remove: shown ? mayRemove(context, row) : mayPutBack(viewer, row),
      answer: shown && parentId === null && row.answerCount < MOST_ANSWERS,
    },
    version,
  }
}
