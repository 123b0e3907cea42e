import type { Actor } from '@hubs/rules/can'
import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { DAY_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { type MailPreviews, optionalNoticeKinds, type RetryAddresses } from '@hubs/schema/notices'
import { authorize, guarded } from '../../../authorize.ts'
import { notFound, Refusal } from '../../../errors.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { addDays, dayAt, timeAt } from '../../../time/wall-time.ts'
import { htmlPart } from '../../mail/html-part.format.ts'
import { whenWhere } from '../../mail/letters/notices.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import * as repo from '../meeting-notices.repo.ts'
import { accountPreviews, coordinatorPreviews } from './account-previews.mail.ts'
import { betweenPreviews } from './between-previews.mail.ts'
import { choosingPreviews, groupPreviews } from './choosing-previews.mail.ts'
import { meetingPreviews } from './meeting-previews.mail.ts'
import type { Preview, PreviewExample } from './preview.rules.ts'

const YEAR_MS = 366 * DAY_MS

type Needs = { store: GuardedStore; now: Clock; mail: Mail; origin: () => string }

/** The school's next meeting, or one in a week where none is planned. */
async function example({ now, origin }: Needs, tx: Tx, schoolId: string) {
  const school = (await repo.listSchools(tx)).find(({ id }) => id === schoolId)
  const timeZone = school?.timeZone ?? 'Europe/London'
  const today = dayAt(now(), timeZone)
  const [next] = await repo.listComing(tx, schoolId, now(), now() + YEAR_MS)
  const date = next?.meeting.date ?? addDays(today, 7)
  const at = {
    startsAt: next?.meeting.startsAt ?? '15:30',
    endsAt: next ? timeAt(next.meeting.startsAtMs + next.meeting.minutes * MINUTE_MS, timeZone) : '17:30',
    place: next?.meeting.place ?? '',
  }
  const agenda = next ? await repo.listAgenda(tx, next.meeting.id) : []
  const words = (day: string) => ({ ...at, day: longDay(day, today) })
  return {
    hubName: next?.hubName ?? 'Questioning',
    page: `${origin()}/meetings${next ? `/${next.meeting.id}` : ''}`,
    date,
    today,
    shortDay: shortDay(date, today),
    now: words(date),
    before: words(addDays(date, -7)),
    agenda: agenda.map(({ title, minutes }) => `${title}, ${minutes} minutes`),
    bring: [...new Set(agenda.flatMap(({ materials }) => materials))],
  }
}

/** Every email there is, addressed to whoever looks, about the school's next meeting. */
async function all(needs: Needs, tx: Tx, { id, schoolId }: Actor): Promise<Preview[]> {
  const name = await repo.findName(tx, id)
  const { now, before, agenda, bring, ...found } = await example(needs, tx, schoolId)
  const about: PreviewExample = {
    ...found,
    to: { name, preferredName: '' },
    by: name,
    schoolName: await repo.findSchoolName(tx, schoolId),
    day: now.day,
    origin: needs.origin(),
    settingsPage: `${needs.origin()}/notifications`,
  }
  return [
    ...choosingPreviews(about, await repo.isRanked(tx, schoolId)),
    ...groupPreviews(about, [whenWhere(now)]),
    ...meetingPreviews(about, { now, before, agenda, bring }),
    ...betweenPreviews(about),
    ...coordinatorPreviews(about),
    ...accountPreviews(about),
  ]
}

const list = (needs: Needs) =>
  guarded('mail:preview', async (actor): Promise<MailPreviews> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const found = await all(needs, store.read, actor)
    return {
      items: found.map(({ kind, when, letter: { subject, text } }, at) => ({
        id: String(at),
        kind,
        when,
        optional: optionalNoticeKinds.some(each => each === kind),
        subject,
        text,
      })),
    }
  })

/** One of them as a mail program shows it. */
const page = (needs: Needs) =>
  guarded('mail:preview', async (actor, at: string): Promise<string> => {
    const { store } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const found = (await all(needs, store.read, actor))[Number(at)]
    if (!found) throw notFound('email')
    return htmlPart(found.letter.text)
  })

const undelivered = ({ store, mail }: Needs) =>
  guarded('person:list', async actor => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const rows = await mail.listRefused(store.read, actor.schoolId)
    return {
      items: rows.map(({ id, name, email, since, reason }) => ({
        person: { id, name },
        email,
        since: iso(since),
        reason,
      })),
    }
  })

/** Of these people, or of everybody whose address is refused. */
const tryAgain = ({ store, mail }: Needs) =>
  guarded('person:list', async (actor, { personIds }: RetryAddresses) => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const tried = await store.write(tx => mail.tryAgain(tx, actor.schoolId, personIds ?? 'all'))
    if (tried === 0) throw new Refusal('conflict', 'Emails to them are getting through already.')
    mail.wake()
    return { tried }
  })

/** The emails as people get them, and those that did not get through. */
export function createPreviews(needs: Needs) {
  return {
    list: list(needs),
    page: page(needs),
    undelivered: undelivered(needs),
    tryAgain: tryAgain(needs),
  }
}

export type Previews = ReturnType<typeof createPreviews>
