import { DAY_MS } from '@hubs/rules/dates/durations'
import type { PageQuery } from '@hubs/schema/common'
import type { AnswerCover } from '@hubs/schema/plans/observations'
import { authorize, guarded } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { type GuardedStore, opened } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import { coverLetter } from '../mail/letters/observations.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { groupOf, refuseUnlessBooked } from './observation-change.service.ts'
import * as repo from './observations.repo.ts'
import { placeOf, toCoverRequest } from './observations.view.ts'

type Needs = { store: GuardedStore; now: Clock; notices: Notices; mail: Pick<Mail, 'wake'> }

/** Whose work has to be covered, and when: never what for, or whom they visit. */
const list = ({ store, now }: Needs) =>
  guarded('observation:cover', async (actor, query: PageQuery) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const rows = await repo.listCover(store.read, actor.schoolId, now() - DAY_MS, timeCursor.ask(query))
    const { shown, next } = timeCursor.page(rows, query, ({ observation }) => placeOf(observation))
    return { items: shown.map(({ observation, name }) => toCoverRequest(observation, name)), next }
  })

const answer = ({ store, now, notices, mail }: Needs) =>
  guarded('observation:cover', async (actor, id: string, { cover, expectedVersion }: AnswerCover) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const answered = await store.write(async tx => {
      const found = await repo.findObservation(tx, id)
      if (found?.schoolId !== actor.schoolId || found.cover === 'none') throw notFound('request')
      const row = opened(tx, found)
      refuseUnlessBooked(row)
      const [observer] = await repo.listPeople(tx, [row.observerId])
      const name = observer?.name ?? ''
      if (row.version === expectedVersion && row.cover === cover) return toCoverRequest(row, name)
      const saved = await repo.updateObservation(tx, id, expectedVersion, { cover })
      if (!saved) {
        const sentence = 'This request has been changed. Check the latest version, then answer.'
        throw new Refusal('stale', sentence, { current: toCoverRequest(row, name) })
      }
      if (observer && cover !== 'asked' && cover !== row.cover) {
        const { timeZone } = await groupOf(tx, row.groupId)
        const letter = coverLetter({
          to: observer,
          date: row.date,
          today: dayAt(now(), timeZone),
          at: row.startsAt,
          arranged: cover === 'arranged',
        })
        await notices.tell(tx, [observer], 'observation', () => ({
          kind: 'observation',
          event: `cover ${row.id} ${saved.version}`,
          title: letter.subject,
          path: `/observations/${row.id}`,
          byId: actor.id,
          letter,
          staleAt: now() + 2 * DAY_MS,
          about: `cover ${row.id}`,
        }))
      }
      return toCoverRequest(saved, name)
    })
    mail.wake()
    return answered
  })

/** Finding somebody for the work of whoever observes meanwhile. */
export function createCover(needs: Needs) {
  return {
    list: list(needs),
    answer: answer(needs),
  }
}

export type Cover = ReturnType<typeof createCover>
