import { DAY_MS } from '@hubs/rules/dates/durations'
import type { HandOver } from '@hubs/schema/staff'
import type { Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { observationLetter } from '../../mail/letters/observations.mail.ts'
import { supportAnsweredLetter } from '../../mail/letters/plans.mail.ts'
import type { Notices } from '../../notices/notices.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import type { PersonRow } from '../staff.repo.ts'
import * as repo from './leaving.repo.ts'

type Needs = { now: Clock; notices: Notices; origin: () => string; searchIndex: SearchIndex }

/** How long a letter about what has ended is of use. */
const LETTER_LIVES_MS = 5 * DAY_MS
const ANSWER = 'I’ve left the school.'

/** Colleagues who have asked them are told, so that they can ask someone else; what they asked themselves is withdrawn. */
async function endRequests({ now, origin, notices }: Needs, tx: Tx, person: PersonRow) {
  const { own, asked } = await repo.listRequests(tx, person.id)
  const ids = (rows: typeof own) => rows.map(({ id }) => id)
  await repo.endRequests(tx, { ids: ids(own), state: 'withdrawn', answer: '', now: now() })
  await repo.endRequests(tx, { ids: ids(asked), state: 'not-possible', answer: ANSWER, now: now() })
  const owners = await repo.listAddressees(
    tx,
    asked.map(({ ownerId }) => ownerId),
  )
  for (const row of asked) {
    const to = owners.find(({ id }) => id === row.ownerId)
    if (!to) continue
    const request = {
      ...row,
      state: 'not-possible' as const,
      answer: ANSWER,
      owner: { id: to.id, name: to.name },
      from: { id: person.id, name: person.name },
      askedAt: iso(row.askedAt),
      closedAt: iso(now()),
    }
    const letter = supportAnsweredLetter({ to, request, page: `${origin()}/plans` })
    await notices.tell(tx, [to], 'support', () => ({
      kind: 'support',
      event: `answer ${row.id} left`,
      title: letter.subject,
      path: '/plans',
      byId: person.id,
      letter,
      staleAt: now() + LETTER_LIVES_MS,
      about: `answer ${row.id}`,
    }))
  }
}

/** The other of the two is told of each observation that won't be. */
async function endObservations({ now, origin, notices }: Needs, tx: Tx, person: PersonRow) {
  const booked = await repo.listBooked(tx, person.id, now())
  const isObserved = (row: (typeof booked)[number]) => row.observedId === person.id
  const idsOf = (rows: typeof booked) => rows.map(({ id }) => id)
  await repo.endObservations(tx, idsOf(booked.filter(isObserved)), 'cancelled')
  await repo.endObservations(tx, idsOf(booked.filter(row => !isObserved(row))), 'declined')
  const others = await repo.listAddressees(
    tx,
    booked.flatMap(row => [row.observedId, row.observerId]),
  )
  const today = dayAt(now(), await repo.findTimeZone(tx, person.schoolId))
  for (const row of booked) {
    const to = others.find(({ id }) => id === (isObserved(row) ? row.observerId : row.observedId))
    if (!to) continue
    const path = `/observations/${row.id}`
    const letter = observationLetter({
      to,
      other: person.name,
      date: row.date,
      today,
      at: row.startsAt,
      place: row.place,
      link: `${origin()}${path}`,
      news: isObserved(row) ? 'cancelled' : 'declined',
    })
    await notices.tell(tx, [to], 'observation', () => ({
      kind: 'observation',
      event: `observation ${row.id} left`,
      title: letter.subject,
      path,
      byId: person.id,
      letter,
      staleAt: now() + LETTER_LIVES_MS,
      about: `observation ${row.id}`,
    }))
  }
}

/** What is to be handed over now; of somebody who has left, what still waits for someone. */
async function see({ now }: Needs, tx: Tx, person: PersonRow): Promise<HandOver> {
  const { own, asked } = await repo.listRequests(tx, person.id)
  return {
    leads: await repo.listLed(tx, person.id),
    presents: await repo.listPresented(tx, person.id, now()),
    strategies: await repo.listProposed(tx, person.schoolId, person.id),
    openPlans: await repo.countOpenPlans(tx, person.id),
    requests: own.length + asked.length,
    observations: (await repo.listBooked(tx, person.id, now())).length,
  }
}

/** Inside the transaction in which they leave: nobody waits for them any more. Call `wake` of the mail after it. */
async function release(needs: Needs, tx: Tx, person: PersonRow): Promise<void> {
  const presented = await repo.listPresented(tx, person.id, needs.now())
  await repo.clearPresenter(
    tx,
    presented.map(({ id }) => id),
  )
  await endRequests(needs, tx, person)
  await endObservations(needs, tx, person)
  await needs.searchIndex.refresh(tx, 'plan', await repo.endPlansOf(tx, person.id))
}

/** What somebody who leaves hands over, and what ends with their leaving. */
export function createLeaving(needs: Needs) {
  return {
    see: see.bind(null, needs),
    release: release.bind(null, needs),
  }
}

export type Leaving = ReturnType<typeof createLeaving>
