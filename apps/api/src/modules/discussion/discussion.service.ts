import type { Actor } from '@hubs/rules/can'
import {
  type CreateReply,
  MOST_ANSWERS,
  type DiscussionPlace,
  type RemoveReply,
  type Reply,
  type ThreadPage,
  type ThreadQuery,
  type UpdateReply,
} from '@hubs/schema/discussion'
import { askFor, type AskingOneOf, authorize, guardedByOneOf } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import { type GuardedStore, type Lookup, opened, type Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { beginDiscussion, findDiscussion, findFollowing, saveFollowing } from './following.repo.ts'
import type { Mentions } from './mentions.service.ts'
import type { TellWriter } from './notices/removal-notices.mail.ts'
import { mayPutBack, type Places, reading, removalOf, type PlaceContext } from './places.service.ts'
import * as repo from './replies.repo.ts'
import { toReplies } from './replies.view.ts'
import { updateReplyCounters } from './reply-counters.service.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  mail: Mail
  places: Places
  mentions: Mentions
  tellWriter: TellWriter
  searchIndex: SearchIndex
}

const KEPT = 'Your text is saved: post it as a new comment.'

async function view(tx: Tx, actor: Actor, context: PlaceContext, id: string): Promise<Reply> {
  const said = await repo.findReply(tx, id)
  const seen = await findFollowing(tx, actor.id, context.place.id)
  const [reply] = said ? await toReplies(tx, [opened(tx, said)], context, seen) : []
  if (!reply) throw notFound('comment')
  return reply
}

/** The reply, and where it stands. A visitor's that is not accepted is not there. */
async function open<Caller extends AskingOneOf<(typeof reading)[number]>>(
  { places }: Needs,
  tx: Lookup,
  actor: Caller,
  id: string,
) {
  const said = await repo.findReply(tx, id)
  if (!said || said.row.state === 'held' || said.row.state === 'refused') throw notFound('comment')
  return { said, context: await places.of(tx, actor, said.row) }
}

async function change(tx: Tx, actor: Actor, context: PlaceContext, row: repo.ReplyRow, by: Partial<repo.ReplyRow>) {
  const saved = await repo.updateReply(tx, row.id, row.version, by)
  if (saved) return saved
  throw await stale(tx, actor, context, row.id)
}

async function stale(tx: Tx, actor: Actor, context: PlaceContext, id: string) {
  const sentence = 'This comment has changed. Check the latest version, then make your change.'
  return new Refusal('stale', sentence, { current: await view(tx, actor, context, id) })
}

async function refuseParent(tx: Tx, { place }: PlaceContext, parentId: string) {
  const found = await repo.findReply(tx, parentId)
  const parent = found && opened(tx, found).row
  const there = parent?.placeId === place.id && parent.state !== 'held' && parent.state !== 'refused'
  if (!there || parent.parentId !== null) {
    const sentence = there
      ? 'Reply to the first comment in this thread.'
      : `The comment you’re replying to isn’t here. ${KEPT}`
    throw new Refusal('invalid', sentence, { fields: { parentId: sentence } })
  }
  if (parent.state === 'removed')
    throw new Refusal('conflict', `The comment you’re replying to was removed while you were writing. ${KEPT}`)
  if (parent.answerCount >= MOST_ANSWERS)
    throw new Refusal('conflict', `This thread is full: it has ${MOST_ANSWERS} replies. ${KEPT}`)
}

async function add(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  context: PlaceContext,
  { text, parentId, mentions: ids }: CreateReply,
) {
  const { place } = context
  if (parentId !== null) await refuseParent(tx, context, parentId)
  const row = {
    id: newId(),
    schoolId: place.schoolId,
    place: place.place,
    placeId: place.id,
    groupId: place.groupId,
    parentId,
    byId: actor.id,
    visitorName: null,
    visitorMail: null,
    visitorProvider: null,
    formHash: null,
    state: 'shown' as const,
    text,
    at: needs.now(),
    editedAt: null,
    removalReason: null,
    decidedById: null,
    decidedAt: null,
    answerCount: 0,
    version: 1,
  }
  await beginDiscussion(tx, place, row.at)
  await repo.insertReply(tx, row)
  await updateReplyCounters(tx, row, 1, needs.searchIndex)
  await needs.mentions.name(tx, place, { actor, replyId: row.id, text, ids })
  const before = await findFollowing(tx, actor.id, place.id)
  const where = { personId: actor.id, place: place.place, placeId: place.id }
  await saveFollowing(tx, { ...where, isFollowing: before?.isFollowing ?? true, lastReadAt: row.at, unreadCount: 0 })
  return row.id
}

/** Threads, the latest first; the answers of each, the oldest first. */
const list = ({ places, store }: Needs) =>
  guardedByOneOf(
    reading,
    async (actor, kind: DiscussionPlace, key: string, query: ThreadQuery): Promise<ThreadPage> => {
      const context = await places.find(store.read, actor, kind, key)
      authorize(store, context.viewer, context.thing)
      const tx = store.read
      const { id } = context.place
      const seen = await findFollowing(tx, actor.id, id)
      const found = await repo.listRoots(tx, id, timeCursor.ask(query))
      const { shown: roots, next } = timeCursor.page(found, query, ({ row }) => ({ by: row.at, id: row.id }))
      const answers = await repo.listAnswers(
        tx,
        roots.map(({ row }) => row.id),
      )
      const said = await toReplies(tx, [...roots, ...answers], context, seen)
      return {
        items: said
          .slice(0, roots.length)
          .map(root => ({ ...root, answers: said.filter(({ parentId }) => parentId === root.id) })),
        next,
        following: seen?.isFollowing === true,
        unread: seen?.unreadCount ?? 0,
        total: (await findDiscussion(tx, id))?.replyCount ?? 0,
      }
    },
  )

const write = (needs: Needs) =>
  guardedByOneOf(
    reading,
    async (actor, kind: DiscussionPlace, key: string, asked: CreateReply, once: string | undefined): Promise<Reply> => {
      const { store, places, now, mail } = needs
      const reply = await store.write(async tx => {
        const context = await places.find(tx, actor, kind, key)
        authorize(tx, context.viewer, context.thing)
        const asking = { personId: actor.id, key: once, asked: ['reply', kind, key, asked], at: now() }
        // Only the name of it is kept for a repeat: the words may be taken away before that comes.
        const { id } = await answerOnce(tx, asking, async () => ({ id: await add(needs, tx, actor, context, asked) }))
        return view(tx, actor, context, id)
      })
      mail.wake()
      return reply
    },
  )

/** Their own words, newly put. What they said before stays in the history. */
const edit = (needs: Needs) =>
  guardedByOneOf(
    [...reading, 'reply:own'],
    async (actor, id: string, { text, mentions: ids, expectedVersion }: UpdateReply): Promise<Reply> => {
      const reply = await needs.store.write(async tx => {
        const { said, context } = await open(needs, tx, actor, id)
        const { viewer, thing, place } = context
        authorize(tx, viewer, thing)
        const { row } = opened(tx, said)
        authorize(tx, askFor(viewer, 'reply:own'), { ...thing, personId: row.byId ?? '' })
        if (row.state !== 'shown') throw new Refusal('conflict', `This comment has been removed. ${KEPT}`)
        if (row.version !== expectedVersion) throw await stale(tx, actor, context, id)
        if (text !== row.text) {
          await repo.insertWording(tx, row)
          await change(tx, actor, context, row, { text, editedAt: needs.now() })
          await needs.searchIndex.refresh(tx, 'reply', [id])
        }
        await needs.mentions.name(tx, place, { actor, replyId: id, text, ids })
        return view(tx, actor, context, id)
      })
      needs.mail.wake()
      return reply
    },
  )

/**
 * Takes it away, or puts it back: that only whoever took it away can do. Who takes away what somebody else wrote says
 * why, and its writer is told.
 */
const remove = (needs: Needs) =>
  guardedByOneOf(
    [...reading, 'reply:remove', 'reply:remove-in-meeting'],
    async (actor, id: string, { removed, reason, expectedVersion }: RemoveReply): Promise<Reply> => {
      const { store, now, searchIndex, tellWriter, mail } = needs
      const reply = await store.write(async tx => {
        const { said, context } = await open(needs, tx, actor, id)
        const { viewer, thing, place } = context
        authorize(tx, viewer, thing)
        const { row } = opened(tx, said)
        if (removed) authorize(tx, askFor(viewer, removalOf(row)), { ...thing, personId: row.byId ?? '' })
        else if (row.state === 'removed' && row.decidedById !== actor.id)
          throw new Refusal('not-allowed', 'Only the person who removed this comment can restore it.')
        if (removed === (row.state === 'removed')) return view(tx, actor, context, id)
        if (row.version !== expectedVersion) throw await stale(tx, actor, context, id)
        if (!removed && !mayPutBack(actor, row))
          throw new Refusal('conflict', 'This comment was removed more than 30 days ago and can’t be restored.')
        const removedWhy = removed && row.byId !== actor.id ? (reason ?? refuseReasonless()) : null
        const decided = removed ? { decidedById: actor.id, decidedAt: now() } : {}
        const state = removed ? 'removed' : 'shown'
        const saved = await change(tx, actor, context, row, { state, removalReason: removedWhy, ...decided })
        await updateReplyCounters(tx, saved, removed ? -1 : 1, searchIndex)
        if (removedWhy !== null) await tellWriter(tx, actor, place, row, removedWhy)
        return view(tx, actor, context, id)
      })
      mail.wake()
      return reply
    },
  )

const history = (needs: Needs) =>
  guardedByOneOf(reading, async (actor, id: string) => {
    const { store } = needs
    const { said, context } = await open(needs, store.read, actor, id)
    authorize(store, context.viewer, context.thing)
    const tx = store.read
    const { row } = opened(tx, said)
    if (row.state !== 'shown') throw notFound('comment')
    const before = await repo.listWordings(tx, id, 99)
    const now = { number: (before[0]?.number ?? 0) + 1, text: row.text, at: row.editedAt ?? row.at }
    return { items: [now, ...before].map(each => ({ ...each, at: iso(each.at) })) }
  })

/** What colleagues say under a hub, a strategy, a meeting of their group and the public page. */
export function createDiscussion(needs: Needs) {
  return {
    list: list(needs),
    write: write(needs),
    edit: edit(needs),
    remove: remove(needs),
    history: history(needs),
  }
}

function refuseReasonless(): never {
  const sentence = 'Enter a reason. The person who wrote the comment will see it.'
  throw new Refusal('invalid', sentence, { fields: { reason: sentence } })
}

export type Discussion = ReturnType<typeof createDiscussion>
