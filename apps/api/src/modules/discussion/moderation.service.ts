import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import type { DecideReply, HeldQuery, HeldReply } from '@hubs/schema/discussion'
import { authorize, guarded } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { forgetRemoved, updateReply } from './replies.repo.ts'
import { updateReplyCounters } from './reply-counters.service.ts'
import * as repo from './visitors/visitors.repo.ts'

type Needs = { store: GuardedStore; now: Clock; searchIndex: SearchIndex }

const KEPT_MS = 30 * DAY_MS

const done: Record<HeldReply['state'], string> = {
  shown: 'approved it',
  refused: 'rejected it',
  held: 'undone the decision',
  removed: 'removed it',
}

function toHeld({ row, decider }: repo.Decided): HeldReply {
  const { id, visitorName, visitorMail, visitorProvider, text, at, state, decidedById, decidedAt, version } = row
  return {
    id,
    name: visitorName ?? '',
    email: visitorMail ?? '',
    via: visitorProvider,
    text: state === 'removed' ? '' : text,
    at: iso(at),
    state,
    version,
    decidedBy: decidedById === null ? null : { id: decidedById, name: decider ?? '' },
    decidedAt: decidedAt === null ? null : iso(decidedAt),
  }
}

async function findOr404(tx: Lookup, actor: Actor, id: string) {
  const found = await repo.findOfVisitor(tx, id)
  if (found?.row.schoolId !== actor.schoolId) throw notFound('comment')
  return found
}

function stale(found: repo.Decided) {
  const current = toHeld(found)
  const who = current.decidedBy ? isolated(current.decidedBy.name) : 'Another coordinator'
  const sentence = `${who} has already ${done[current.state]}. Check it, then decide.`
  return new Refusal('stale', sentence, { current })
}

const list = ({ store }: Needs) =>
  guarded('reply:moderate', async (actor, query: HeldQuery) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const isWaiting = query.which === 'waiting'
    const list = isWaiting ? repo.listWaiting : repo.listDecided
    const found = await list(store.read, actor.schoolId, timeCursor.ask(query))
    const { shown, next } = timeCursor.page(found, query, ({ row: { id, at, decidedAt } }) => ({
      by: isWaiting ? at : (decidedAt ?? 0),
      id,
    }))
    return {
      items: shown.map(toHeld),
      next,
      waiting: await repo.countWaiting(store.read, actor.schoolId),
    }
  })

/** Whoever is second is told what the first decided. */
const decide = ({ store, now, searchIndex }: Needs) =>
  guarded('reply:moderate', (actor, id: string, { state, expectedVersion }: DecideReply): Promise<HeldReply> =>
    store.write(async tx => {
      authorize(tx, actor, { schoolId: actor.schoolId })
      const found = await findOr404(tx, actor, id)
      const { row } = found
      if (row.version !== expectedVersion) throw stale(found)
      if (row.state === state) return toHeld(found)
      if (row.state === 'removed' || row.text === '')
        throw new Refusal('conflict', 'This comment was removed. Only the person who removed it can restore it.')
      const decided = state === 'held' ? null : { by: actor.id, at: now() }
      const change = { state, decidedById: decided?.by ?? null, decidedAt: decided?.at ?? null }
      const saved = await updateReply(tx, id, row.version, change)
      if (!saved) throw stale(await findOr404(tx, actor, id))
      if (row.state === 'shown') await updateReplyCounters(tx, saved, -1, searchIndex)
      else if (state === 'shown') await updateReplyCounters(tx, saved, 1, searchIndex)
      return toHeld(await findOr404(tx, actor, id))
    }),
  )

/** For housekeeping: thirty days after it was decided about, what nobody needs any more is gone. */
async function sweep({ now }: Needs, tx: Tx) {
  const before = now() - KEPT_MS
  await repo.forgetMail(tx, before)
  await repo.deleteRefused(tx, before)
  await forgetRemoved(tx, before)
}

/** What visitors wrote, before coordinators: accepted, refused, or taken back to wait. */
export function createModeration(needs: Needs) {
  return {
    list: list(needs),
    decide: decide(needs),
    sweep: sweep.bind(null, needs),
  }
}

export type Moderation = ReturnType<typeof createModeration>
