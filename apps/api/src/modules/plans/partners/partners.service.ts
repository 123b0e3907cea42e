import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { pairUp } from '@hubs/rules/plans/pairs'
import type { Partners, SetPartners } from '@hubs/schema/plans/partners'
import { createHash } from 'node:crypto'
import { writeAudit } from '../../../audit.ts'
import { authorize, guarded } from '../../../authorize.ts'
import { changedSinceOpened, notFound, Refusal } from '../../../errors.ts'
import type { GuardedStore, Lookup, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import { partnerLetter } from '../../mail/letters/groups.mail.ts'
import type { Mail } from '../../mail/mail.service.ts'
import { type HistoricalActors, toThing } from '../../meetings/historical-actor.service.ts'
import type { Notices } from '../../notices/notices.service.ts'
import * as calendar from '../calendar.repo.ts'
import { listColleagues, listNames } from '../plans.repo.ts'
import type { PeopleOf } from '../shared-plan-summary.service.ts'
import { partnersOf } from './plan-partners.service.ts'

type Needs = {
  store: GuardedStore
  /** The screens of the meeting hear of it. */
  announce: (meetingIds: readonly string[]) => Promise<void>
  now: Clock
  notices: Notices
  mail: Pick<Mail, 'wake'>
  origin: () => string
  peopleOf: PeopleOf
  historicalActors: HistoricalActors
}
type Change = { before: string[][]; sets: string[][]; version: number }
type PartnerChoice = { actor: Actor; meeting: calendar.MeetingDay; sets: string[][]; expectedVersion: number }

async function findMeeting(tx: Lookup, actor: Actor, id: string) {
  const meeting = await calendar.findMeetingDay(tx, id)
  if (meeting?.schoolId !== actor.schoolId) throw notFound('meeting')
  return meeting
}

async function view(tx: Tx, meetingId: string): Promise<Partners> {
  const row = await calendar.findPartnerSet(tx, meetingId)
  const names = await listNames(tx, row?.sets.flat() ?? [])
  const sets = (row?.sets ?? []).map(set => set.map(id => ({ id, name: names.get(id) ?? '' })))
  return { meetingId, sets, version: row?.version ?? 0 }
}

/** Each person whose partners are others than before is told whose they are now. */
async function tell(
  { origin, notices, now }: Needs,
  tx: Tx,
  meeting: calendar.MeetingDay,
  { before, sets, version }: Change,
) {
  const partners = (id: string, of: string[][]) => partnersOf(of, id).toSorted()
  const changed = [...new Set([...before, ...sets].flat())].filter(
    id => partners(id, before).join() !== partners(id, sets).join(),
  )
  const people = await listColleagues(tx, meeting.schoolId, [...changed, ...sets.flat()])
  const nameOf = new Map(people.map(person => [person.id, person.name]))
  const hubName = await calendar.findHubName(tx, meeting.groupId)
  for (const person of people.filter(({ id }) => changed.includes(id))) {
    const named = partners(person.id, sets).flatMap(id => nameOf.get(id) ?? [])
    const letter = partnerLetter({ to: person, hubName, partners: named, page: `${origin()}/plans` })
    await notices.tell(tx, [person], 'partners', () => ({
      kind: 'partners',
      event: `partners ${meeting.id} ${version} ${person.id}`,
      title: letter.subject,
      path: '/plans',
      meetingId: meeting.id,
      letter,
      staleAt: now() + 2 * DAY_MS,
      about: `partners ${meeting.id}`,
    }))
  }
}

async function save(needs: Needs, tx: Tx, { actor, meeting, sets, expectedVersion }: PartnerChoice) {
  if (meeting.status === 'cancelled') throw new Refusal('conflict', 'That meeting was cancelled.')
  const before = (await calendar.findPartnerSet(tx, meeting.id))?.sets ?? []
  await writeAudit(tx, {
    schoolId: meeting.schoolId,
    actorId: actor.id,
    action: 'partners-named',
    subjectId: meeting.id,
    at: needs.now(),
    details: { before, after: sets },
  })
  await tell(needs, tx, meeting, { before, sets, version: expectedVersion + 1 })
  const saved = await calendar.savePartnerSet(tx, meeting.id, sets, expectedVersion)
  if (!saved) throw changedSinceOpened(await view(tx, meeting.id))
  return view(tx, meeting.id)
}

/** Those to pair: who is here, or, before anybody is, who has not said that they can't come. */
function toPair(people: Awaited<ReturnType<PeopleOf>>): string[] {
  const here = people.filter(person => person.attendance === 'present' && person.leftAt === null)
  const expected = people.filter(person => person.attendance === 'unknown')
  return (here.length > 0 ? here : expected).map(person => person.id)
}

/** The sets of the group's meeting before this one that named any. */
async function lastSets(tx: Tx, meeting: calendar.MeetingDay): Promise<string[][]> {
  const days = await calendar.listMeetingDays(tx, [meeting.groupId])
  for (const day of days.filter(each => each.startsAtMs < meeting.startsAtMs).toReversed()) {
    const row = await calendar.findPartnerSet(tx, day.id)
    if (row) return row.sets
  }
  return []
}

const see = ({ store, historicalActors }: Needs) =>
  guarded('partners:see', async (actor, meetingId: string): Promise<Partners> => {
    const meeting = await findMeeting(store.read, actor, meetingId)
    const { groupId } = meeting
    const current = await calendar.isCurrent(store.read, groupId)
    const viewer = (await historicalActors.forYear(store.read, actor, current)).inGroup(groupId)
    authorize(store, viewer, toThing(meeting))
    return view(store.read, meetingId)
  })

const set = (needs: Needs) =>
  guarded(
    'partners:set',
    async (actor, meetingId: string, { sets, expectedVersion }: SetPartners): Promise<Partners> => {
      const named = await needs.store.write(async tx => {
        const meeting = await findMeeting(tx, actor, meetingId)
        authorize(tx, actor, { schoolId: meeting.schoolId, groupId: meeting.groupId })
        const people = new Set((await needs.peopleOf(tx, meeting)).map(person => person.id))
        if (sets.flat().some(id => !people.has(id))) {
          const sentence = 'Someone in this list has left the group. Remove them, then save.'
          throw new Refusal('invalid', sentence, { fields: { sets: sentence } })
        }
        const stored = await calendar.findPartnerSet(tx, meetingId)
        const asWanted = isAsWanted({ sets: stored?.sets ?? [] }, { sets })
        if ((stored?.version ?? 0) === expectedVersion && asWanted) return view(tx, meetingId)
        return save(needs, tx, { actor, meeting, sets, expectedVersion })
      })
      needs.mail.wake()
      await needs.announce([meetingId])
      return named
    },
  )

/** Draws them: the same for the same meeting and version, so that a repeat changes nothing. */
const draw = (needs: Needs) =>
  guarded('partners:set', async (actor, meetingId: string, expectedVersion: number): Promise<Partners> => {
    const drawn = await needs.store.write(async tx => {
      const meeting = await findMeeting(tx, actor, meetingId)
      authorize(tx, actor, { schoolId: meeting.schoolId, groupId: meeting.groupId })
      const people = toPair(await needs.peopleOf(tx, meeting))
      if (people.length < 2)
        throw new Refusal('conflict', 'You need at least two people present to make pairs. Take the register first.')
      const lot = createHash('sha256').update(`${meetingId} ${expectedVersion}`).digest().readInt32LE()
      const pairs = pairUp(people, await lastSets(tx, meeting), lot)
      return save(needs, tx, { actor, meeting, sets: pairs, expectedVersion })
    })
    needs.mail.wake()
    await needs.announce([meetingId])
    return drawn
  })

/** Who supports whom until the next meeting. */
export function createPartners(needs: Needs) {
  return {
    see: see(needs),
    set: set(needs),
    draw: draw(needs),
  }
}

export type PartnersService = ReturnType<typeof createPartners>
