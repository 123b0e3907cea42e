import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { quoted } from '@hubs/rules/text/quoted'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { removedLetter } from '../../mail/letters/discussion.mail.ts'
import type { Notices } from '../../notices/notices.service.ts'
import { pageOf } from '../mentions.service.ts'
import { findWriter, listReaders, type PlaceRow } from '../places.repo.ts'
import type { ReplyRow } from '../replies.repo.ts'

type Deps = { now: Clock; notices: Notices; origin: () => string }

/** Tells a colleague whose comment somebody else has removed: by whom, where, and why. Visitors get none. */
export function createTellWriter({ now, notices, origin }: Deps) {
  return async function tell(tx: Tx, actor: Actor, place: PlaceRow, { byId }: ReplyRow, reason: string) {
    const to = byId === null ? undefined : await findWriter(tx, byId)
    if (!to) return
    const [by] = await listReaders(tx, { ...place, groupId: null }, { ids: [actor.id], limit: 1, now: now() })
    const path = `${pageOf(place)}#replies`
    const link = `${origin()}${path}`
    const letter = removedLetter({ to, by: by?.name ?? '', title: place.title, reason, link })
    await notices.tell(tx, [to], 'comment-removed', () => ({
      kind: 'comment-removed',
      event: `comment-removed ${newId()}`,
      title: `Your comment on ${quoted(place.title)} was removed`,
      path,
      byId: actor.id,
      letter,
      staleAt: now() + 3 * DAY_MS,
      about: `removed ${place.id}`,
    }))
  }
}

export type TellWriter = ReturnType<typeof createTellWriter>
