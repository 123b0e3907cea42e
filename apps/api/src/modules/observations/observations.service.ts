import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import type { PageQuery } from '@hubs/schema/common'
import type {
  CreateObservation,
  Observation,
  ObservationQuery,
  UpdateObservation,
} from '@hubs/schema/plans/observations'
import { authorize, guarded, own } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import { type GuardedStore, type Lookup, opened, type Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import { isAsWanted } from '../../unchanged.ts'
import { coverAskedLetter } from '../mail/letters/coordinating.mail.ts'
import { observationLetter, type ObservationNews } from '../mail/letters/observations.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { changeOf, checkWhen, groupOf, refuse, refuseUnlessBooked } from './observation-change.service.ts'
import * as repo from './observations.repo.ts'
import { placeOf, sideOf, toObservation } from './observations.view.ts'

type Needs = { store: GuardedStore; now: Clock; notices: Notices; mail: Pick<Mail, 'wake'>; origin: () => string }

async function tell(
  { origin, now, notices }: Needs,
  tx: Tx,
  row: repo.ObservationRow,
  to: 'observed' | 'observer',
  news: ObservationNews,
) {
  const people = await repo.listPeople(tx, [row.observedId, row.observerId])
  const person = people.find(({ id }) => id === (to === 'observed' ? row.observedId : row.observerId))
  const other = people.find(({ id }) => id !== person?.id)
  if (!person || !other) return
  const link = `${origin()}/observations/${row.id}`
  const { timeZone } = await groupOf(tx, row.groupId)
  const letter = observationLetter({
    to: person,
    other: other.name,
    date: row.date,
    today: dayAt(now(), timeZone),
    at: row.startsAt,
    place: row.place,
    link,
    news,
  })
  await notices.tell(tx, [person], 'observation', () => ({
    kind: 'observation',
    event: `observation ${row.id} ${row.version} ${news}`,
    title: letter.subject,
    path: `/observations/${row.id}`,
    byId: other.id,
    letter,
    staleAt: now() + 2 * DAY_MS,
    about: `observation ${row.id}`,
  }))
}

/** Somebody's lesson has to be covered, at a time that nobody has heard of yet: those who find cover hear of it. */
async function askForCover({ now, notices, origin }: Needs, tx: Tx, actor: Actor, row: repo.ObservationRow) {
  if (row.cover !== 'asked' || row.status !== 'booked') return
  const [observer] = await repo.listPeople(tx, [row.observerId])
  const { timeZone } = await groupOf(tx, row.groupId)
  await notices.tellCoordinators(tx, { schoolId: row.schoolId, exceptId: actor.id }, 'cover-request', to => {
    const letter = coverAskedLetter({
      to,
      name: observer?.name ?? '',
      date: row.date,
      today: dayAt(now(), timeZone),
      at: row.startsAt,
      page: `${origin()}/cover`,
      settingsPage: `${origin()}/notifications`,
    })
    return {
      kind: 'cover-request',
      event: `cover-request ${row.id} ${row.startsAtMs}`,
      title: letter.subject,
      path: '/cover',
      letter,
      staleAt: Math.max(row.startsAtMs, now() + DAY_MS),
      about: 'cover-request',
    }
  })
}

async function describe(tx: Tx, rows: repo.ObservationRow[], actor: Actor): Promise<Observation[]> {
  const names = await repo.listNames(tx, [...new Set(rows.flatMap(row => [row.observedId, row.observerId]))])
  return rows.flatMap(row => {
    const mine = sideOf(row, actor.id)
    return mine ? [toObservation(row, mine, names)] : []
  })
}

/** The visit, if the person is one of the two: to everybody else it looks as if it were not there. */
async function ownOr404(tx: Lookup, actor: Actor, id: string) {
  const found = await repo.findObservation(tx, id)
  const mine = found && sideOf(found, actor.id)
  if (!found || !mine || found.schoolId !== actor.schoolId) throw notFound('observation')
  return { found, mine }
}

async function one(tx: Tx, actor: Actor, row: repo.ObservationRow): Promise<Observation> {
  const [shown] = await describe(tx, [row], actor)
  if (!shown) throw notFound('observation')
  return shown
}

async function save(
  tx: Tx,
  actor: Actor,
  row: repo.ObservationRow,
  seen: number,
  change: Partial<repo.ObservationRow>,
) {
  if (row.version === seen && isAsWanted(row, change)) return row
  const saved = await repo.updateObservation(tx, row.id, seen, change)
  if (saved) return saved
  const sentence = 'This observation has been changed. Check the latest version, then make your change.'
  throw new Refusal('stale', sentence, { current: await one(tx, actor, row) })
}

async function book(needs: Needs, tx: Tx, actor: Actor, { coverNeeded, ...asked }: CreateObservation) {
  const { groupId } = actor
  if (!groupId) throw new Refusal('conflict', 'Choose a hub first. Then you can ask a colleague to observe you.')
  const group = await groupOf(tx, groupId)
  if (!group.observation)
    throw new Refusal('conflict', `${group.hubName} doesn’t use observations. Your coordinator can turn them on.`)
  if (asked.observerId === actor.id) throw refuse('observerId', 'You can’t observe yourself. Choose a colleague.')
  const [observer] = await repo.listPeople(tx, [asked.observerId])
  if (observer?.schoolId !== actor.schoolId)
    throw refuse('observerId', 'This person isn’t on the staff list. Choose someone else.')
  const startsAtMs = await checkWhen(tx, { groupId, pair: [actor.id, asked.observerId], when: asked }, needs.now())
  const row: repo.ObservationRow = {
    ...asked,
    id: newId(),
    schoolId: actor.schoolId,
    groupId,
    observedId: actor.id,
    startsAtMs,
    cover: coverNeeded ? 'asked' : 'none',
    status: 'booked',
    notes: '',
    conclusion: '',
    thanks: '',
    shared: false,
    version: 1,
  }
  await repo.insertObservation(tx, row)
  await tell(needs, tx, row, 'observer', 'booked')
  await askForCover(needs, tx, actor, row)
  return one(tx, actor, row)
}

const list = ({ store, now }: Needs) =>
  guarded('observation:own', async (actor, query: ObservationQuery) => {
    authorize(store, actor, own(actor))
    const rows = await repo.listOwn(store.read, actor.id, {
      coming: query.which === 'coming',
      // A visit of this morning may still want its notes: it stays with those to come for a day.
      from: now() - DAY_MS,
      ...timeCursor.ask(query),
    })
    const { shown, next } = timeCursor.page(rows, query, placeOf)
    return { items: await describe(store.read, shown, actor), next }
  })

const read = ({ store }: Needs) =>
  guarded('observation:own', async (actor, id: string): Promise<Observation> => {
    const { found } = await ownOr404(store.read, actor, id)
    authorize(store, actor, own(actor))
    return one(store.read, actor, opened(store.read, found))
  })

/** Books it at once: a date that both know is what makes it happen. The colleague may decline, or move it. */
const create = (needs: Needs) =>
  guarded('observation:own', async (actor, asked: CreateObservation, key: string | undefined): Promise<Observation> => {
    const { store, now, mail } = needs
    authorize(store, actor, own(actor))
    const visit = await store.write(tx =>
      answerOnce(tx, { personId: actor.id, key, asked: ['observation', asked], at: now() }, () =>
        book(needs, tx, actor, asked),
      ),
    )
    mail.wake()
    return visit
  })

const update = (needs: Needs) =>
  guarded('observation:own', async (actor, id: string, asked: UpdateObservation): Promise<Observation> => {
    const visit = await needs.store.write(async tx => {
      const { found, mine } = await ownOr404(tx, actor, id)
      authorize(tx, actor, own(actor))
      const row = opened(tx, found)
      const change = await changeOf(tx, row, mine, { asked, now: needs.now() })
      const saved = await save(tx, actor, row, asked.expectedVersion, change)
      const other = mine === 'observed' ? 'observer' : 'observed'
      if (saved.status !== row.status)
        await tell(needs, tx, saved, other, mine === 'observed' ? 'cancelled' : 'declined')
      else if (saved.startsAtMs !== row.startsAtMs) await tell(needs, tx, saved, other, 'moved')
      else if (saved.place !== row.place) await tell(needs, tx, saved, other, 'elsewhere')
      await askForCover(needs, tx, actor, saved)
      return one(tx, actor, saved)
    })
    needs.mail.wake()
    return visit
  })

/** The observer's own notes, until they are handed over. */
const writeNotes = ({ store }: Needs) =>
  guarded(
    'observation:own',
    (actor, id: string, { notes, expectedVersion }: { notes: string; expectedVersion: number }) =>
      store.write(async tx => {
        const { found, mine } = await ownOr404(tx, actor, id)
        authorize(tx, actor, own(actor))
        const row = opened(tx, found)
        if (mine !== 'observer')
          throw new Refusal('not-allowed', 'Your observer writes the notes and hands them over to you.')
        refuseUnlessBooked(row)
        return one(tx, actor, await save(tx, actor, row, expectedVersion, { notes }))
      }),
  )

/** The notes become the observed person's, and the observer has no copy any more. */
const handOver = (needs: Needs) =>
  guarded('observation:own', async (actor, id: string, expectedVersion: number): Promise<Observation> => {
    const visit = await needs.store.write(async tx => {
      const { found, mine } = await ownOr404(tx, actor, id)
      authorize(tx, actor, own(actor))
      const row = opened(tx, found)
      if (mine !== 'observer') throw new Refusal('not-allowed', 'Only your observer can hand over the notes.')
      if (row.status === 'handed-over') return one(tx, actor, row)
      refuseUnlessBooked(row)
      const saved = await save(tx, actor, row, expectedVersion, { status: 'handed-over' })
      await tell(needs, tx, saved, 'observed', 'handed-over')
      return one(tx, actor, saved)
    })
    needs.mail.wake()
    return visit
  })

/** What people of a group chose to tell it. */
const listShared = ({ store }: Needs) =>
  guarded('observation:shared', async (actor, groupId: string, query: PageQuery) => {
    authorize(store, actor, { schoolId: actor.schoolId, groupId, writtenAt: Infinity })
    // Of visits before somebody came, they read nothing until all of the group is open to them.
    const since = actor.leads.includes(groupId) ? 0 : (actor.readsSince ?? 0)
    const rows = await repo.listShared(store.read, { groupId, since }, timeCursor.ask(query))
    const { shown, next } = timeCursor.page(rows, query, ({ observation }) => placeOf(observation))
    return {
      items: shown.map(({ observation: { id, observedId, date, focus, conclusion }, name }) => ({
        id,
        observed: { id: observedId, name },
        date,
        focus,
        conclusion,
      })),
      next,
    }
  })

/** Colleagues who visit each other, to the agenda of the one who is visited. */
export function createObservations(needs: Needs) {
  return {
    list: list(needs),
    read: read(needs),
    create: create(needs),
    update: update(needs),
    writeNotes: writeNotes(needs),
    handOver: handOver(needs),
    listShared: listShared(needs),
  }
}

export type Observations = ReturnType<typeof createObservations>
