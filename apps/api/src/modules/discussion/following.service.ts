import type { Actor } from '@hubs/rules/can'
import { distinctName } from '@hubs/rules/text/told-apart'
import type { PageQuery } from '@hubs/schema/common'
import type { FollowedPage, DiscussionPlace } from '@hubs/schema/discussion'
import { authorize, guarded, guardedByOneOf } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import type { GuardedStore } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import * as repo from './following.repo.ts'
import { listPlaces, listReaders } from './places.repo.ts'
import { type Places, reading } from './places.service.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  places: Places
  historicalActors: Pick<HistoricalActors, 'groupsOf'>
}

const newFollowing = ({ now }: Needs, actor: Actor, place: DiscussionPlace, placeId: string) => ({
  personId: actor.id,
  place,
  placeId,
  isFollowing: null,
  lastReadAt: now(),
  unreadCount: 0,
})

const follow = (needs: Needs) =>
  guardedByOneOf(reading, (actor, kind: DiscussionPlace, key: string, following: boolean) =>
    needs.store.write(async tx => {
      const { place, viewer, thing } = await needs.places.find(tx, actor, kind, key)
      authorize(tx, viewer, thing)
      const before = await repo.findFollowing(tx, actor.id, place.id)
      if (before?.isFollowing === following) return { following }
      await repo.saveFollowing(tx, {
        ...(before ?? newFollowing(needs, actor, kind, place.id)),
        isFollowing: following,
      })
      return { following }
    }),
  )

/** Never takes anything back: a second device that is behind leaves what the first has read. */
const see = (needs: Needs) =>
  guardedByOneOf(reading, async (actor, kind: DiscussionPlace, key: string, upTo: string) => {
    const { places, store, now } = needs
    const { place, viewer, thing } = await places.find(store.read, actor, kind, key)
    authorize(store, viewer, thing)
    const seenAt = Math.max(0, Math.min(Date.parse(upTo), now()))
    const known = await repo.findFollowing(store.read, actor.id, place.id)
    if (known && known.lastReadAt >= seenAt) return { unread: known.unreadCount }
    return store.write(async tx => {
      const before = (await repo.findFollowing(tx, actor.id, place.id)) ?? {
        ...newFollowing(needs, actor, kind, place.id),
        lastReadAt: 0,
      }
      if (before.lastReadAt >= seenAt) return { unread: before.unreadCount }
      const unread = await repo.countAfter(tx, place.id, actor.id, seenAt)
      await repo.saveFollowing(tx, { ...before, lastReadAt: seenAt, unreadCount: unread })
      return { unread }
    })
  })

/** The places they follow and may still read, the newest first. */
const mine = ({ store, historicalActors }: Needs) =>
  guarded('discussion:school', async (actor, query: PageQuery): Promise<FollowedPage> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const tx = store.read
    const programmeId = await repo.findCurrentProgrammeId(tx, actor.schoolId)
    const asked = { personId: actor.id, programmeId, groupIds: await historicalActors.groupsOf(tx, actor) }
    const rows = await repo.listFollowed(tx, asked, timeCursor.ask(query))
    const { shown, next } = timeCursor.page(rows, query, ({ discussion: { lastAt, placeId } }) => ({
      by: lastAt,
      id: placeId,
    }))
    const found = await listPlaces(
      tx,
      shown.map(({ discussion }) => discussion),
    )
    return {
      items: shown.flatMap(({ discussion: { place, placeId, lastAt }, unread, by, visitor }) => {
        const at = found.find(({ id }) => id === placeId)
        if (!at) return []
        const { key, title } = at
        return [{ place, key, title, unread, lastAt: iso(lastAt), lastBy: by ?? visitor ?? '' }]
      }),
      next,
      unread: await repo.sumUnread(tx, asked),
    }
  })

/** Whom one may name here. */
const readers = ({ places, store, now }: Needs) =>
  guardedByOneOf(reading, async (actor, kind: DiscussionPlace, key: string, q: string) => {
    const { place, viewer, thing } = await places.find(store.read, actor, kind, key)
    authorize(store, viewer, thing)
    const found = await listReaders(store.read, place, { q, limit: 21, now: now() })
    const others = found.filter(({ id }) => id !== actor.id).slice(0, 20)
    return { items: others.map(one => ({ id: one.id, name: one.name, apart: distinctName(one, others) })) }
  })

/** What somebody follows, and how far they have read. */
export function createFollowing(needs: Needs) {
  return {
    follow: follow(needs),
    see: see(needs),
    mine: mine(needs),
    readers: readers(needs),
  }
}

export type Following = ReturnType<typeof createFollowing>
