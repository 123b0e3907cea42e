import { mayBeOnScreen } from '@hubs/rules/plans/plans'
import { promiseSentence } from '@hubs/rules/plans/promise'
import type { PlansMessage, RunPerson } from '@hubs/schema/meetings/live'
import type { Store, Tx } from '../../store/store.ts'
import * as calendar from './calendar.repo.ts'
import * as repo from './plans.repo.ts'

/** Those of a meeting, as its register has them. */
export type PeopleOf = (tx: Tx, meeting: Pick<calendar.MeetingDay, 'id' | 'schoolId'>) => Promise<readonly RunPerson[]>

const shared = (plan: repo.PlanRow) => plan.visibility === 'group' || plan.visibility === 'school'

/**
 * What of the plans every screen of a meeting may show, one without an account included: numbers, who has written to
 * be read out, and the promises whose owners have agreed to it.
 */
export function createSharedPlanSummary({ store, peopleOf }: { store: Store; peopleOf: PeopleOf }) {
  return async function plansOn(meetingId: string): Promise<PlansMessage> {
    const tx = store.read
    const meeting = await calendar.findMeetingDay(tx, meetingId)
    if (!meeting) return { partners: 0, count: 0, of: 0, written: [], promises: [] }
    const people = await peopleOf(tx, meeting)
    const here = people.filter(person => person.attendance === 'present' && person.leftAt === null)
    const away = people.filter(person => person.attendance === 'absent' || person.attendance === 'apologies')
    const promisedHere = new Set((await repo.listPromisedAt(tx, meetingId)).map(plan => plan.ownerId))
    const told = (await repo.listReportedAt(tx, meetingId)).map(row => row.plan)
    const days = await calendar.listMeetingDays(tx, [meeting.groupId])
    const startOf = new Map(days.map(day => [day.id, day.startsAtMs]))
    const earlier = ({ meetingId }: repo.PlanRow) => (startOf.get(meetingId) ?? Infinity) < meeting.startsAtMs
    const open = (await repo.listOpenOf(tx, meeting.groupId)).filter(earlier)
    const latestFirst = [...open, ...told.filter(plan => plan.status !== 'committed')]
      .filter(mayBeOnScreen)
      .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
    return {
      partners: (await calendar.findPartnerSet(tx, meetingId))?.version ?? 0,
      count: here.filter(person => promisedHere.has(person.id)).length,
      of: here.length,
      written: away.filter(person => told.some(plan => plan.ownerId === person.id && shared(plan))).map(({ id }) => id),
      promises: people.flatMap(({ id }) => {
        const plan = latestFirst.find(each => each.ownerId === id)
        return plan ? [{ personId: id, promise: promiseSentence(plan), timesCarried: plan.timesCarried }] : []
      }),
    }
  }
}
