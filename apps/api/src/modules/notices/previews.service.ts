import { longDay, shortDay } from '@hubs/rules/dates/dates'
import { dayMs, minuteMs as minute } from '@hubs/rules/dates/durations'
import { type MailPreviews, type NoticeKind, optionalNoticeKinds, type RetryAddresses } from '@hubs/schema/notices'
import { authorize, guarded } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { iso } from '../../time/iso.ts'
import { addDays, dayAt, timeAt } from '../../time/wall-time.ts'
import type { Letter } from '../mail/letters/letters.mail.ts'
import { cancelledLetter, hoursLetter, movedLetter, reminderLetter, soonLetter } from '../mail/letters/notices.mail.ts'
import { voteLetter } from '../mail/letters/preparation.mail.ts'
import { dataRequestLetter, schoolDownloadLetter } from '../mail/letters/privacy.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import { betweenPreviews } from './between-previews.rules.ts'
import { choosingPreviews, groupPreviews } from './choosing-previews.mail.ts'
import * as repo from './meeting-notices.repo.ts'

const yearMs = 366 * dayMs

type Needs = { store: GuardedStore; now: Clock; mail: Mail; origin: () => string }

/** The school's next meeting, or one in a week where none is planned. */
async function example({ now, origin }: Needs, tx: Tx, schoolId: string) {
  const school = (await repo.listSchools(tx)).find(({ id }) => id === schoolId)
  const timeZone = school?.timeZone ?? 'Europe/London'
  const today = dayAt(now(), timeZone)
  const [next] = await repo.listComing(tx, schoolId, now(), now() + yearMs)
  const date = next?.meeting.date ?? addDays(today, 7)
  const at = {
    startsAt: next?.meeting.startsAt ?? '15:30',
    endsAt: next ? timeAt(next.meeting.startsAtMs + next.meeting.minutes * minute, timeZone) : '17:30',
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

/** Addressed to whoever looks, about the school's next meeting. */
const list = (needs: Needs) =>
  guarded('mail:preview', async (actor): Promise<MailPreviews> => {
    const { store, origin } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const { id, schoolId } = actor
    const to = { name: await repo.findName(store.read, id), preferredName: '' }
    const about = { to, ...(await example(needs, store.read, schoolId)), by: to.name }
    const pages = {
      plansPage: `${origin()}/plans`,
      settingsPage: `${origin()}/notifications`,
      moderationPage: `${origin()}/moderation`,
    }
    const schoolName = await repo.findSchoolName(store.read, schoolId)
    const { hubName, shortDay: day } = about
    const letters: [NoticeKind, Letter][] = [
      ...choosingPreviews({ to, schoolName, hubName, day, page: `${origin()}/choose` }),
      ...groupPreviews({ ...about, programmePage: `${origin()}/programme` }),
      ['meeting-soon', soonLetter({ ...about, ...pages, hasPlan: true })],
      ['meeting-moved', movedLetter(about)],
      ['meeting-cancelled', cancelledLetter({ ...about, was: about.now })],
      [
        'vote-open',
        voteLetter({
          ...about,
          ...pages,
          until: about.now.day,
          titles: ['Cold call, warmly', 'Exit cards'],
          link: about.page,
        }),
      ],
      ['reminder', reminderLetter({ ...about, ...pages, missed: true, noPlan: true, day: about.before.day })],
      ...betweenPreviews({ ...about, ...pages, schoolName, day: about.now.day }),
      [
        'hours-corrected',
        hoursLetter({
          to,
          by: to.name,
          change: '15 minutes added to meetings attended',
          reason: 'The register was taken late.',
          year: 'this year',
          page: `${origin()}/hours`,
        }),
      ],
      ['data-copied', dataRequestLetter({ to, schoolName, by: to.name })],
      ['school-downloaded', schoolDownloadLetter({ to, schoolName, by: to.name })],
    ]
    const optional = new Set<NoticeKind>(optionalNoticeKinds)
    return { items: letters.map(([kind, letter]) => ({ kind, optional: optional.has(kind), ...letter })) }
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
    undelivered: undelivered(needs),
    tryAgain: tryAgain(needs),
  }
}

export type Previews = ReturnType<typeof createPreviews>
