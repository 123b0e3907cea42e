import { longDay } from '@hubs/rules/dates/dates'
import { WEEK_MS } from '@hubs/rules/dates/durations'
import { NEXT_YEAR_DAYS } from '@hubs/rules/next-year'
import type { Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { addDays, dayAt } from '../../time/wall-time.ts'
import { nextYearLetter } from '../mail/letters/coordinating.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import { isAwake } from '../notices/awake.rules.ts'
import type { Notices } from '../notices/notices.service.ts'
import * as repo from './next-year/next-year.repo.ts'

type Needs = { now: Clock; notices: Notices; mail: Pick<Mail, 'wake'>; origin: () => string }

/** What housekeeping does every hour: as a year ends, its coordinators hear once that the next one can be got ready. */
export function createNextYearNotices({ now, notices, mail, origin }: Needs) {
  return async (tx: Tx) => {
    for (const { id, name, schoolId, timeZone, endsOn } of await repo.listCurrentYears(tx)) {
      const today = dayAt(now(), timeZone)
      if (endsOn === null || today < addDays(endsOn, -NEXT_YEAR_DAYS) || !isAwake(now(), timeZone)) continue
      await notices.tellCoordinators(tx, { schoolId }, 'next-year', to => {
        const letter = nextYearLetter({
          to,
          year: name,
          day: longDay(endsOn, today),
          page: `${origin()}/programme/next-year`,
          settingsPage: `${origin()}/notifications`,
        })
        return {
          kind: 'next-year',
          event: `next-year ${id}`,
          title: letter.subject,
          path: '/programme/next-year',
          letter,
          staleAt: now() + WEEK_MS,
          about: 'next-year',
        }
      })
    }
    return () => mail.wake()
  }
}
