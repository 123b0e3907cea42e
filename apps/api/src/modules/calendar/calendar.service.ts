import { DAY_MS } from '@hubs/rules/dates/durations'
import { asBearer, authorize, guarded, own } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import { hashSecret, newSecret } from '../../ids.ts'
import type { GuardedStore } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import * as repo from './calendar.repo.ts'
import { feedText } from './ics.format.ts'

const YEAR_MS = 366 * DAY_MS
/** While only the tag is made: the moment of writing is the one thing in a feed that changes by itself. */
const anyMoment = new Date(0)

type Needs = { store: GuardedStore; now: Clock; origin: () => string }

const see = ({ store }: Needs) =>
  guarded('calendar:own', async actor => {
    authorize(store, actor, own(actor))
    const feed = await repo.findFeed(store.read, actor.id)
    return { createdAt: feed ? iso(feed.createdAt) : null }
  })

/** The address is told here and never again: the store has no more than its hash. */
const make = ({ store, now, origin }: Needs) =>
  guarded('calendar:own', async actor => {
    authorize(store, actor, own(actor))
    const secret = newSecret()
    const createdAt = now()
    await store.write(tx => repo.saveFeed(tx, { personId: actor.id, tokenHash: hashSecret(secret), createdAt }))
    return { url: `${origin()}/api/v1/calendars/${secret}.ics`, createdAt: iso(createdAt) }
  })

const remove = ({ store }: Needs) =>
  guarded('calendar:own', async actor => {
    authorize(store, actor, own(actor))
    await store.write(tx => repo.deleteFeed(tx, actor.id))
  })

/** What a calendar fetches, with a tag that is another only when a meeting is. */
async function feed({ store, now, origin }: Needs, secret: string) {
  const { read } = asBearer(store, 'the secret address of a calendar')
  const owner = await repo.findOwner(read, hashSecret(secret))
  if (!owner) throw notFound('calendar')
  const rows = await repo.listOwnMeetings(read, owner.personId, now() - YEAR_MS)
  const meetings = rows.map(row => ({
    ...row,
    endsAtMs: repo.endOf(row, now()),
    cancelled: row.status === 'cancelled',
    link: `${origin()}/meetings/${row.id}`,
  }))
  const tag = `W/"${hashSecret(feedText(owner.schoolName, meetings, anyMoment))}"`
  return { tag, text: () => feedText(owner.schoolName, meetings, new Date(now())) }
}

/** Each person's own calendar address: a key that they make, replace and take away. */
export function createCalendar(needs: Needs) {
  return {
    see: see(needs),
    make: make(needs),
    remove: remove(needs),
    feed: feed.bind(null, needs),
  }
}

export type Calendar = ReturnType<typeof createCalendar>
