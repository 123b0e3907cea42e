import { createHash } from 'node:crypto'
import type { Actor } from '@hubs/rules/can'
import { pairUp } from '@hubs/rules/pairs'
import type { Partners, SetPartners } from '@hubs/schema/partners'
import { authorize } from '../../authorize.ts'
import { changedSinceOpened, notFound, Refusal } from '../../errors.ts'
import type { Store, Tx } from '../../store/store.ts'
import { isAsWanted } from '../../unchanged.ts'
import { inYear } from '../meetings/seer.ts'
import * as calendar from './calendar.repo.ts'
import type { PeopleOf } from './on-screen.service.ts'
import { listNames } from './plans.repo.ts'

/** Who supports whom until the next meeting. */
export function createPartners({ store, peopleOf }: { store: Store; peopleOf: PeopleOf }) {
  async function findMeeting(tx: Tx, actor: Actor, id: string) {
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

  async function save(tx: Tx, meeting: calendar.MeetingDay, sets: string[][], expectedVersion: number) {
    if (meeting.status === 'cancelled') throw new Refusal('conflict', 'That meeting was cancelled.')
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

  return {
    async see(actor: Actor, meetingId: string): Promise<Partners> {
      const { schoolId, groupId } = await findMeeting(store.read, actor, meetingId)
      const current = await calendar.isCurrent(store.read, groupId)
      const seer = (await inYear(store.read, actor, current)).seer(groupId)
      authorize(seer, 'partners:see', { schoolId, groupId })
      return view(store.read, meetingId)
    },

    async set(actor: Actor, meetingId: string, { sets, expectedVersion }: SetPartners): Promise<Partners> {
      return store.write(async tx => {
        const meeting = await findMeeting(tx, actor, meetingId)
        authorize(actor, 'partners:set', { schoolId: meeting.schoolId, groupId: meeting.groupId })
        const people = new Set((await peopleOf(tx, meeting)).map(person => person.id))
        if (sets.flat().some(id => !people.has(id))) {
          const sentence = 'Someone in this list has left the group. Remove them, then save.'
          throw new Refusal('invalid', sentence, { fields: { sets: sentence } })
        }
        const standing = await calendar.findPartnerSet(tx, meetingId)
        const asWanted = isAsWanted({ sets: standing?.sets ?? [] }, { sets })
        if ((standing?.version ?? 0) === expectedVersion && asWanted) return view(tx, meetingId)
        return save(tx, meeting, sets, expectedVersion)
      })
    },

    /** Draws them: the same for the same meeting and version, so that a repeat changes nothing. */
    async draw(actor: Actor, meetingId: string, expectedVersion: number): Promise<Partners> {
      return store.write(async tx => {
        const meeting = await findMeeting(tx, actor, meetingId)
        authorize(actor, 'partners:set', { schoolId: meeting.schoolId, groupId: meeting.groupId })
        const people = toPair(await peopleOf(tx, meeting))
        if (people.length < 2)
          throw new Refusal('conflict', 'You need at least two people present to make pairs. Take the register first.')
        const lot = createHash('sha256').update(`${meetingId} ${expectedVersion}`).digest().readInt32LE()
        return save(tx, meeting, pairUp(people, await lastSets(tx, meeting), lot), expectedVersion)
      })
    },
  }
}

export type PartnersService = ReturnType<typeof createPartners>
