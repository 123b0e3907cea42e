import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import type { PageQuery } from '@hubs/schema/common'
import {
  coordinatorNoticeKinds,
  type NoticeChoices,
  type NoticeKind,
  type NoticeList,
  type NoticeChannel,
  isOptional,
  type OptionalNoticeKind,
  optionalNoticeKinds,
} from '@hubs/schema/notices'
import { authorize, guarded, own } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { type Clock, iso, isoOrNull } from '../../time/clock.ts'
import { addDays, dayAt, instantAt } from '../../time/wall-time.ts'
import { more } from '../../work/housekeeping.ts'
import { type Addressee, type Letter, withFirstSignIn } from '../mail/letters/letters.mail.ts'
import { digestLetter } from '../mail/letters/notices.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Invitations } from './invitations/invitations.service.ts'
import * as repo from './notices.repo.ts'

/** When the email of the day goes out, by the school's clock: lessons are over. */
const DIGEST_TIME = '16:00'
/** As many as one write puts into emails, unless they are one person's. */
const MOST_AT_ONCE = 40

export type NoticeReader = Addressee & { id: string; email: string }
type News = {
  kind: NoticeKind
  /** What happened, for ever: the same person is told of the same event once. */
  event: string
  title: string
  path: string
  letter: Letter
  staleAt: number
  meetingId?: string
  byId?: string
  /** More emails about this within a quarter of an hour are one. */
  about?: string
  /** The later email says all that the one that still waits says. */
  instead?: true
}

/** Their emails are about people's meetings: what their calendars lack goes along. */
const carriers = new Set<NoticeKind>([
  'allocated',
  'swap-offered',
  'placed',
  'facilitators-changed',
  'meeting-invitations',
  'meeting-soon',
  'meeting-moved',
  'meeting-cancelled',
])

type Needs = { store: GuardedStore; now: Clock; mail: Mail; origin: () => string; invitations: Invitations }

function nextDigest({ now }: Needs, timeZone: string): number {
  const today = dayAt(now(), timeZone)
  const at = instantAt(today, DIGEST_TIME, timeZone)
  return at > now() ? at : instantAt(addDays(today, 1), DIGEST_TIME, timeZone)
}

async function tellOne(needs: Needs, tx: Tx, to: NoticeReader, channel: NoticeChannel, news: News): Promise<boolean> {
  const { kind, event, title, path, letter, staleAt, meetingId = null, byId = null } = news
  const { about = event, instead } = news
  const digestAt = channel === 'digest' ? nextDigest(needs, await repo.findTimeZone(tx, to.id)) : null
  const row = { id: newId(), personId: to.id, event, kind, title, path, meetingId, byId, at: needs.now(), readAt: null }
  if (!(await repo.insertNotice(tx, { ...row, digestAt }))) return false
  const calendar =
    carriers.has(kind) && channel !== 'digest'
      ? await needs.invitations.take(tx, to, kind === 'meeting-soon' ? meetingId : null)
      : ''
  // What is in somebody's calendar already is kept right, however little they want to hear.
  if (channel === 'email' || calendar !== '')
    await needs.mail.add(tx, to.email, { ...letter, calendar }, staleAt, { about, ...(instead && { instead }) })
  return true
}

/** Of one person: everything that is due, in one email. */
async function sendDigest(
  { origin, mail, now, invitations }: Needs,
  tx: Tx,
  rows: Awaited<ReturnType<typeof repo.listDue>>,
) {
  const [to] = rows
  if (!to || to.leftAt !== null) return
  const items = rows.map(({ title, path }) => ({ title, link: `${origin()}${path}` }))
  const letter = digestLetter({ to, schoolName: to.schoolName, items, settingsPage: `${origin()}/notifications` })
  const calendar = await invitations.take(tx, { ...to, id: to.personId })
  await mail.add(tx, to.email, { ...letter, calendar }, now() + 2 * DAY_MS, { about: 'digest' })
}

async function choicesOf({ mail }: Needs, tx: Tx, { id: personId, roles }: Actor): Promise<NoticeChoices> {
  const kinds = optionalNoticeKinds.filter(
    kind => roles.includes('coordinator') || !coordinatorNoticeKinds.includes(kind),
  )
  const chosen = await repo.listChoices(tx, personId, kinds)
  const refused = await mail.refusedSince(tx, personId)
  return {
    choices: kinds.map(kind => ({
      kind,
      channel: chosen.get(kind) ?? 'email',
    })),
    refusedSince: isoOrNull(refused),
  }
}

/**
 * Tells people of one kind of news, inside the transaction it comes from, and says how many had not been told
 * before. Call `mail.wake` after the commit.
 */
async function tell(
  needs: Needs,
  tx: Tx,
  people: readonly NoticeReader[],
  kind: NoticeKind,
  newsFor: (to: NoticeReader) => News,
) {
  const ids = people.map(({ id }) => id)
  const channels = isOptional(kind) ? await repo.findChannels(tx, ids, kind) : new Map<string, NoticeChannel>()
  const neverIn = await repo.findNeverIn(tx, ids)
  let told = 0
  for (const to of people) {
    const { letter, ...rest } = newsFor(to)
    const news = { ...rest, letter: neverIn.has(to.id) ? withFirstSignIn(letter, `${needs.origin()}/sign-in`) : letter }
    if (await tellOne(needs, tx, to, channels.get(to.id) ?? 'email', news)) told++
  }
  return told
}

const list = ({ store }: Needs) =>
  guarded('notice:own', async (actor, query: PageQuery): Promise<NoticeList> => {
    authorize(store, actor, own(actor))
    const personId = actor.id
    const rows = await repo.listNotices(store.read, { personId, ...timeCursor.ask(query) })
    const { shown, next } = timeCursor.page(rows, query, ({ at, id }) => ({ by: at, id }))
    return {
      items: shown.map(({ id, kind, title, path, at, readAt }) => ({
        id,
        kind,
        title,
        path,
        at: iso(at),
        read: readAt !== null,
      })),
      next,
      unread: await repo.countUnread(store.read, personId),
    }
  })

const read = ({ store, now }: Needs) =>
  guarded('notice:own', async actor => {
    authorize(store, actor, own(actor))
    await store.write(tx => repo.markRead(tx, actor.id, now()))
  })

const choices = (needs: Needs) =>
  guarded('notice:own', async (actor): Promise<NoticeChoices> => {
    const { store } = needs
    authorize(store, actor, own(actor))
    return choicesOf(needs, store.read, actor)
  })

const choose = (needs: Needs) =>
  guarded('notice:own', async (actor, kind: OptionalNoticeKind, channel: NoticeChannel): Promise<NoticeChoices> => {
    const { store } = needs
    authorize(store, actor, own(actor))
    const personId = actor.id
    return store.write(async tx => {
      const { choices } = await choicesOf(needs, tx, actor)
      if (choices.find(each => each.kind === kind)?.channel !== channel)
        await repo.saveChoice(tx, { personId, kind, channel })
      return choicesOf(needs, tx, actor)
    })
  })

/** What housekeeping does every hour: the emails of the day. */
async function digests(needs: Needs, tx: Tx): Promise<() => unknown> {
  const due = await repo.listDue(tx, needs.now(), MOST_AT_ONCE)
  // Whoever the limit has cut in two is left whole to the next round, unless they are all there is.
  const byPerson = [...Map.groupBy(due, row => row.personId).values()]
  const whole = due.length === MOST_AT_ONCE && byPerson.length > 1 ? byPerson.slice(0, -1) : byPerson
  for (const rows of whole) await sendDigest(needs, tx, rows)
  const ids = whole.flat().map(({ id }) => id)
  if (ids.length > 0) await repo.clearDue(tx, ids)
  return () => {
    if (ids.length > 0) needs.mail.wake()
    return due.length === MOST_AT_ONCE ? more : undefined
  }
}

/** What people are told: a line in the app for each event, and an email as they want it. */
export function createNotices(needs: Needs) {
  return {
    tell: tell.bind(null, needs),

    /** Who runs the programme: those to tell of what only they can mend. */
    listCoordinators: repo.listCoordinators,

    /** The same, told of it: but for whoever did it. */
    async tellCoordinators(
      tx: Tx,
      { schoolId, exceptId }: { schoolId: string; exceptId?: string },
      kind: NoticeKind,
      newsFor: (to: NoticeReader) => News,
    ) {
      const people = (await repo.listCoordinators(tx, schoolId)).filter(({ id }) => id !== exceptId)
      return tell(needs, tx, people, kind, newsFor)
    },

    list: list(needs),
    read: read(needs),
    choices: choices(needs),
    choose: choose(needs),
    digests: digests.bind(null, needs),
  }
}

export type Notices = ReturnType<typeof createNotices>
