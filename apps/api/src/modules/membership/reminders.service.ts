import { choiceState } from '@hubs/rules/choice'
import { shortDay } from '@hubs/rules/dates/dates'
import { HOUR_MS, DAY_MS } from '@hubs/rules/dates/durations'
import type { ChoiceReminders, ChoosersReminded, RemindChoosers } from '@hubs/schema/membership/membership'
import { asSystem, authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { givingWay, inShortWrites } from '../../store/short-writes.ts'
import type { GuardedStore, Store, Tx } from '../../store/store.ts'
import { type Clock, iso, isoOrNull } from '../../time/clock.ts'
import { dayAt, timeAt } from '../../time/wall-time.ts'
import { createLongWork } from '../../work/long-work.ts'
import {
  choicesClosedLetter,
  choicesCloseLetter,
  choicesOpenLetter,
  remindLetter,
} from '../mail/letters/choosing.mail.ts'
import type { Letter } from '../mail/letters/letters.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import type { CurrentProgramme, Programmes } from '../programmes/programmes.service.ts'
import * as repo from './reminders.repo.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  log: { warn(details: object, line: string): void }
  programmes: Programmes
  notices: Notices
  mail: Mail
  origin: () => string
}
type Kind = ChoiceReminders['items'][number]['kind']
type NamedSchool = { schoolName: string; timeZone: string }
type Sender = { id: string; name: string }
type Written = [
  programme: CurrentProgramme,
  school: NamedSchool,
  kind: Kind,
  people: readonly repo.Chooser[],
  by?: Sender,
]

/** Nobody is written to at night. */
const [firstHour, lastHour] = ['07:00', '18:00']

/**
 * Which step of the ladder is due: when choices open, three days before they close, on the last day, and once they have
 * closed. A step that nobody was there for is left out after two days, and so is one that a short window has no room for.
 */
export function stepAt({ choiceOpensAt: opens, choiceClosesAt: closes }: CurrentProgramme, now: number): Kind | null {
  if (now < opens || now >= closes + 2 * DAY_MS) return null
  if (now >= closes) return 'closed'
  if (now >= closes - DAY_MS) return 'last-day'
  if (now >= closes - 3 * DAY_MS && now >= opens + DAY_MS) return 'closes-soon'
  return now < opens + 2 * DAY_MS ? 'opens' : null
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    system: asSystem(given.store, 'reminders that fall due'),
    long: createLongWork(given.log, 'not everyone could be reminded'),
  }
}

const page = ({ origin }: Needs) => `${origin()}/choose`

function closesIn({ now }: Needs, programme: CurrentProgramme, timeZone: string): string {
  const on = shortDay(dayAt(programme.choiceClosesAt, timeZone), dayAt(now(), timeZone))
  return `${on}, ${timeAt(programme.choiceClosesAt, timeZone)}`
}

/** Teachers who have not answered. Whoever has a hub where everybody ranks leads it, or stays in it. */
const owes =
  ({ choosing }: CurrentProgramme) =>
  (each: repo.Chooser) =>
    each.staffKind === 'teaching' && each.hubName === null && (choosing === 'first-come' || each.rankedAt === null)

/** Support staff are told once that they are welcome, and not asked again. */
const invited = (each: repo.Chooser) =>
  each.staffKind === 'support' && each.hubName === null && each.rankedAt === null && each.saidAt === null

function addressees(programme: CurrentProgramme, kind: Kind, all: readonly repo.Chooser[]): repo.Chooser[] {
  // Whoever has no account yet has an invitation that says the same.
  const here = all.filter(({ joinedAt }) => joinedAt !== null)
  const owing = here.filter(owes(programme))
  if (kind === 'opens') return [...owing, ...here.filter(invited)]
  if (kind !== 'closed') return owing
  // Where hubs are allocated, the email that says which it is comes when they are published.
  return programme.choosing === 'ranked' ? [] : here.filter(each => each.hubName !== null || owes(programme)(each))
}

function letterOf(
  needs: Needs,
  kind: Kind,
  to: repo.Chooser,
  programme: CurrentProgramme,
  school: NamedSchool,
  by = '',
): Letter {
  const closes = closesIn(needs, programme, school.timeZone)
  const asked = {
    to,
    schoolName: school.schoolName,
    ranked: programme.choosing === 'ranked',
    closes,
    page: page(needs),
  }
  if (kind === 'opens') return choicesOpenLetter({ ...asked, voluntary: to.staffKind === 'support' })
  if (kind === 'closed') return choicesClosedLetter({ to, hubName: to.hubName, page: page(needs) })
  if (kind === 'by-hand') return remindLetter({ ...asked, by })
  return choicesCloseLetter({ ...asked, last: kind === 'last-day' })
}

/** Writes to each who has not been written to about it. Returns how many that was. */
async function write(needs: Needs, tx: Tx, ...[programme, school, kind, people, by]: Written): Promise<number> {
  const { now, notices } = needs
  const date = dayAt(kind === 'by-hand' ? now() : programme.choiceClosesAt, school.timeZone)
  const rows = people.map(person => ({
    id: newId(),
    programmeId: programme.id,
    personId: person.id,
    event: `${kind} ${date}`,
    sentAt: now(),
    byId: by?.id ?? null,
  }))
  const fresh = await repo.insertReminders(tx, rows)
  const staleAt = kind === 'closed' ? now() + 3 * DAY_MS : Math.max(programme.choiceClosesAt, now() + HOUR_MS)
  for (const person of people.filter(({ id }) => fresh.has(id))) {
    const letter = letterOf(needs, kind, person, programme, school, by?.name)
    await notices.tell(tx, [person], 'choosing', () => ({
      kind: 'choosing',
      event: `choosing ${programme.id} ${kind} ${date}`,
      title: letter.subject,
      path: '/choose',
      ...(by && { byId: by.id }),
      letter,
      staleAt,
      about: 'choosing',
    }))
  }
  return fresh.size
}

/** The same for however many, a few to a write. */
async function writeAll(needs: Needs, open: Store, ...[programme, school, kind, people, by]: Written): Promise<number> {
  let written = 0
  await inShortWrites(
    open,
    people,
    (tx, part) => write(needs, tx, programme, school, kind, part, by),
    fresh => void (written += fresh),
  )
  return written
}

/** Who owes a choice now, when each was last reminded, and who has yet to accept their invitation. */
async function owingNow(
  { now }: Needs,
  tx: Tx,
  { schoolId }: { schoolId: string },
  programme: CurrentProgramme,
): Promise<ChoiceReminders['owing']> {
  if (choiceState(programme, now()) !== 'open') return []
  const people = (await repo.listChoosers(tx, schoolId, programme.id)).filter(owes(programme))
  if (people.length === 0) return []
  const ids = people.map(({ id }) => id)
  const latest = Map.groupBy(await repo.listReminders(tx, programme.id, ids), each => each.reminder.personId)
  return people
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ id, name, invitedAt, joinedAt }) => {
      const last = latest.get(id)?.[0]
      return {
        person: { id, name },
        accepted: joinedAt !== null,
        invitedAt: isoOrNull(invitedAt),
        remindedAt: last ? iso(last.reminder.sentAt) : null,
        remindedBy: last?.byName ?? null,
      }
    })
}

/** What housekeeping does: the step that is due, in each school, by day. */
async function round(needs: Needs): Promise<() => Promise<void>> {
  const { system, now, mail } = needs
  return async () => {
    for await (const { programme, ...school } of givingWay(await repo.listCurrent(system.read))) {
      const kind = stepAt(programme, now())
      const clock = timeAt(now(), school.timeZone)
      if (!kind || clock < firstHour || clock >= lastHour) continue
      const all = await repo.listChoosers(system.read, programme.schoolId, programme.id)
      if ((await writeAll(needs, system, programme, school, kind, addressees(programme, kind, all))) > 0) mail.wake()
    }
  }
}

/** A coordinator reminds everyone who has not chosen, or those named; nobody twice in a day. */
const remind = (needs: Needs) =>
  guarded('membership:list', async (actor, { personIds }: RemindChoosers): Promise<ChoosersReminded> => {
    const { store, programmes, now, mail, long } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const { read } = store
    const programme = await programmes.currentOf(read, actor.schoolId)
    if (choiceState(programme, now()) !== 'open')
      throw new Refusal('conflict', 'You can remind colleagues while hub choices are open.')
    const school = await repo.findSchool(read, actor.schoolId)
    if (!school) throw notFound('school')
    const all = await repo.listChoosers(read, actor.schoolId, programme.id)
    const owing = addressees(programme, 'by-hand', all)
    const people = personIds ? owing.filter(({ id }) => personIds.includes(id)) : owing
    if (people.length === 0)
      throw new Refusal(
        'conflict',
        'There’s no one to remind: they’ve all chosen, or have yet to accept their invitation.',
      )
    const by = all.find(({ id }) => id === actor.id)
    const sender = { id: actor.id, name: by?.name ?? 'Your coordinator' }
    const written = writeAll(needs, store, programme, school, 'by-hand', people, sender).finally(() => mail.wake())
    const reminded = (await long.awaited(written)) ?? people.length
    return { reminded, already: people.length - reminded }
  })

/** Who was reminded when, and by whom. */
const list = (needs: Needs) =>
  guarded('membership:list', async (actor): Promise<ChoiceReminders> => {
    const { store, programmes } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await programmes.currentOf(store.read, actor.schoolId)
    const rows = await repo.listReminders(store.read, programme.id)
    return {
      owing: await owingNow(needs, store.read, actor, programme),
      items: rows.map(({ reminder, name, byName }) => ({
        personId: reminder.personId,
        name,
        kind: reminder.event.split(' ')[0] as Kind,
        at: iso(reminder.sentAt),
        byName,
      })),
    }
  })

/** Asking those who have not chosen, by themselves and by hand: each once about each thing. */
export function createReminders(given: Deps) {
  const needs = needsOf(given)
  return {
    round: round.bind(null, needs),
    remind: remind(needs),
    list: list(needs),
  }
}

export type Reminders = ReturnType<typeof createReminders>
