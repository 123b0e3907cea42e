import { DAY_MS } from '@hubs/rules/dates/durations'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { waitingLetter } from '../../mail/letters/discussion.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import { findSchoolName } from '../places.repo.ts'
import * as repo from './visitors.repo.ts'

type Deps = { now: Clock; mail: Pick<Mail, 'wake'>; notices: Notices; origin: () => string }

/** Tells those who have to look at what visitors wrote: once a day at most, and only when something new waits. */
export function createModerationNotices({ now, mail, notices, origin }: Deps) {
  async function tell(tx: Tx, schoolId: string) {
    const desk = await repo.findFormSettings(tx, schoolId)
    if (!desk || now() < desk.coordinatorsNotifiedAt + DAY_MS) return
    if ((await repo.countWaiting(tx, schoolId, desk.coordinatorsNotifiedAt)) === 0) return
    const waiting = await repo.countWaiting(tx, schoolId)
    const schoolName = await findSchoolName(tx, schoolId)
    const link = `${origin()}/moderation`
    const event = `comments-to-review ${newId()}`
    await notices.tell(tx, await notices.listCoordinators(tx, schoolId), 'comments-to-review', to => {
      const letter = waitingLetter({ to, schoolName, waiting, link })
      return {
        kind: 'comments-to-review',
        event,
        title: letter.subject,
        path: '/moderation',
        letter,
        staleAt: now() + DAY_MS,
        about: 'moderation',
        instead: true,
      }
    })
    await repo.markCoordinatorsNotified(tx, schoolId, now())
  }

  return {
    tell,
    /** For housekeeping: what came within a day of the last letter. */
    async tellLater(tx: Tx) {
      for (const { schoolId } of await repo.listFormSettings(tx, now() - DAY_MS)) await tell(tx, schoolId)
      return () => mail.wake()
    },
  }
}

export type TellCoordinators = ReturnType<typeof createModerationNotices>['tell']
