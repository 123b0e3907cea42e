import { DAY_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { invitationText } from '../../calendar/ics.format.ts'
import { addressIn } from '../../mail/letters/letters.mail.ts'
import { findSchoolNameOf, findChannels } from '../notices.repo.ts'
import * as repo from './invitations.repo.ts'

type Needs = { now: Clock; origin: () => string; mailFrom: string }

/** What a calendar is to be told: a meeting that is new to it, one that has moved, or one to take off. */
export type InvitationDue = { how: 'added' | 'changed' | 'removed'; entry: repo.EntryRow }

type Invited = { id: string; name: string; email: string }

const isOther = (entry: repo.EntryRow, wanted: repo.EntryRow) =>
  (['email', 'cancelled', 'startsAtMs', 'minutes', 'place'] as const).some(name => entry[name] !== wanted[name])

/** What each of these people's calendars lacks: their meetings to come beside what they were sent. */
async function due({ now }: Needs, tx: Tx, personIds: readonly string[]): Promise<Map<string, InvitationDue[]>> {
  const [wanted, entries] = [await repo.listToCome(tx, personIds, now()), await repo.listEntries(tx, personIds, now())]
  const off = await findChannels(tx, personIds, 'meeting-invitations')
  const byPerson = new Map<string, InvitationDue[]>()
  for (const personId of personIds) {
    const had = new Map(entries.filter(each => each.personId === personId).map(each => [each.meetingId, each]))
    const theirs = new Map(wanted.filter(each => each.personId === personId).map(each => [each.meetingId, each]))
    const found: InvitationDue[] = []
    for (const { version, ...facts } of theirs.values()) {
      const known = had.get(facts.meetingId)
      const sequence = known ? Math.max(version, known.sequence + 1) : version
      const entry = { ...facts, sequence, cancelled: false }
      const isNew = !known || known.cancelled || known.email !== facts.email
      // Who wants no invitations has those they hold kept right, and gets no other.
      if (isNew ? off.get(personId) !== 'off' : isOther(known, entry))
        found.push({ how: isNew ? 'added' : 'changed', entry })
    }
    for (const entry of had.values())
      if (!entry.cancelled && !theirs.has(entry.meetingId))
        found.push({ how: 'removed', entry: { ...entry, cancelled: true, sequence: entry.sequence + 1 } })
    if (found.length > 0)
      byPerson.set(
        personId,
        found.toSorted((a, b) => a.entry.startsAtMs - b.entry.startsAtMs),
      )
  }
  return byPerson
}

/** The invitation that somebody's calendar was sent for a meeting, as it stands; of who wants none, none. */
async function held({ now }: Needs, tx: Tx, personId: string, meetingId: string): Promise<repo.EntryRow[]> {
  if ((await findChannels(tx, [personId], 'meeting-invitations')).get(personId) === 'off') return []
  const entries = await repo.listEntries(tx, [personId], now())
  return entries.filter(entry => entry.meetingId === meetingId && !entry.cancelled)
}

/**
 * What goes along with an email that is written in the same transaction: an invitation for each meeting of theirs that
 * is new or has moved, a cancellation for each that is theirs no more. From then on their calendar counts as told.
 * `about`: a meeting whose invitation goes along in any case. Where several came in one email, mail programs put only one
 * of them into the calendar by themselves.
 */
async function take(needs: Needs, tx: Tx, to: Invited, about: string | null = null): Promise<string> {
  const found = ((await due(needs, tx, [to.id])).get(to.id) ?? []).map(({ entry }) => entry)
  for (const entry of found) await repo.saveEntry(tx, entry)
  if (about !== null && !found.some(entry => entry.meetingId === about))
    found.push(...(await held(needs, tx, to.id, about)))
  if (found.length === 0) return ''
  const schoolName = await findSchoolNameOf(tx, to.id)
  const people = {
    from: { name: `Learning Hubs, ${schoolName}`, email: addressIn(needs.mailFrom) },
    to: { name: to.name, email: to.email },
    stamp: new Date(needs.now()),
  }
  return found
    .map(({ meetingId, sequence, minutes, ...facts }) =>
      invitationText(
        {
          ...facts,
          id: meetingId,
          version: sequence,
          endsAtMs: facts.startsAtMs + minutes * MINUTE_MS,
          link: `${needs.origin()}/meetings/${meetingId}`,
        },
        people,
      ),
    )
    .join('\r\n')
}

/**
 * People's calendars follow their meetings: what was sent to each is kept, and whatever has changed since, for whatever
 * reason, is what their meetings of now are beside it.
 */
export function createInvitations(needs: Needs) {
  return {
    due: due.bind(null, needs),
    take: take.bind(null, needs),
    sweep: (tx: Tx) => repo.deletePast(tx, needs.now() - DAY_MS),
  }
}

export type Invitations = ReturnType<typeof createInvitations>
