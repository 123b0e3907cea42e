import { type Actor, can } from '@hubs/rules/can'
import { asksForReason, maySeePlan, statusAfterReport } from '@hubs/rules/plans/plans'
import { isClosed } from '@hubs/rules/plans/report-days'
import type { AnswerCheckIn, OfferList, OwnPlan, SharedPlans, WriteReport } from '@hubs/schema/plans/plans'
import { authorize, guarded } from '../../../authorize.ts'
import { changedSinceOpened, notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { type GuardedStore, type Lookup, opened, type Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { isAsWanted } from '../../../unchanged.ts'
import { type HistoricalActors, toThing } from '../../meetings/historical-actor.service.ts'
import type { SearchIndex } from '../../search/index/search-queue.service.ts'
import type { TrialCounts } from '../../trials/counts/trial-counts.service.ts'
import * as calendar from '../calendar.repo.ts'
import { partnersReading } from '../partners/plan-partners.service.ts'
import * as repo from '../plans.repo.ts'
import type { Plans } from '../plans.service.ts'
import { toOffer, viewPlans } from '../plans.view.ts'
import type { PeopleOf } from '../shared-plan-summary.service.ts'
import * as supportRepo from '../support/support.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  plans: Plans
  peopleOf: PeopleOf
  historicalActors: HistoricalActors
  searchIndex: SearchIndex
  trialCounts: TrialCounts
}

async function findMeeting(tx: Lookup, actor: Actor, id: string) {
  const meeting = await calendar.findMeetingDay(tx, id)
  if (meeting?.schoolId !== actor.schoolId) throw notFound('meeting')
  return meeting
}

/** The actor as they stood in the year of that meeting. */
async function asThen<A extends Actor>({ historicalActors }: Needs, tx: Lookup, actor: A, groupId: string): Promise<A> {
  return (await historicalActors.forYear(tx, actor, await calendar.isCurrent(tx, groupId))).inGroup(groupId)
}

/** Throws unless this plan can be reported on at this meeting, now. */
async function refuseReport({ now }: Needs, tx: Tx, plan: repo.PlanRow, meeting: calendar.MeetingDay) {
  if (meeting.groupId !== plan.groupId) throw notFound('meeting')
  if (meeting.status === 'cancelled')
    throw new Refusal('conflict', 'That meeting was cancelled. Write your report for the next one.')
  const promised = await calendar.findMeetingDay(tx, plan.meetingId)
  if (!promised || promised.startsAtMs >= meeting.startsAtMs)
    throw new Refusal('conflict', 'You made this plan at or after that meeting. Report on it at the next one.')
  if (isClosed(meeting, now()))
    throw new Refusal('conflict', 'That meeting was more than two weeks ago, so its reports are closed.')
}

/** Writes what came of a plan: ahead, in the turn, or after the meeting. Written again, it replaces what stood. */
const report = (needs: Needs) =>
  guarded('plan:report', async (actor, planId: string, meetingId: string, input: WriteReport): Promise<OwnPlan> => {
    const { store, plans, now, searchIndex, trialCounts } = needs
    const view = await store.write(async tx => {
      const found = await plans.findOwn(tx, actor, planId)
      authorize(tx, actor, { schoolId: found.schoolId, personId: found.ownerId })
      const plan = opened(tx, found)
      await refuseReport(needs, tx, plan, await findMeeting(tx, actor, meetingId))
      const reports = await repo.listReports(tx, [planId])
      const known = reports.find(report => report.meetingId === meetingId)
      const { expectedVersion, ...told } = input
      if ((known?.version ?? 0) !== expectedVersion) throw changedSinceOpened(await plans.ownView(tx, plan))
      const said = { ...told, reasonIfNot: asksForReason(told.didIt) ? told.reasonIfNot : null }
      const status = statusAfterReport(plan.status, told.decision)
      if (known && status === plan.status && isAsWanted(known, said)) return plans.ownView(tx, plan)
      const fields = { ...said, writtenAt: now() }
      if (known) await repo.updateReport(tx, known.id, known.version, fields)
      else await repo.insertReport(tx, { id: newId(), planId, meetingId, ...fields, version: 1 })
      await searchIndex.refresh(tx, 'plan', [planId])
      await trialCounts.count(tx, plan.schoolId, plan.strategyCode)
      if (status === plan.status) return plans.ownView(tx, plan)
      if (status === 'committed') await plans.refuseFourth(tx, actor)
      const updated = await repo.updatePlan(tx, planId, plan.version, { status })
      return plans.ownView(tx, updated ?? plan)
    })
    await plans.afterwards(view, meetingId)
    return view
  })

/** What the group's members let this person see, for one meeting; and how many of them have a plan. */
const shared = (needs: Needs) =>
  guarded('plan:list-shared', async (actor, meetingId: string): Promise<SharedPlans> => {
    const { store } = needs
    const meeting = await findMeeting(store.read, actor, meetingId)
    const { schoolId, groupId, startsAtMs } = meeting
    const viewer = await asThen(needs, store.read, actor, groupId)
    authorize(store, viewer, toThing(meeting))
    const tx = store.read
    const days = await calendar.listMeetingDays(tx, [groupId])
    const earlier = new Set(days.filter(day => day.startsAtMs < startsAtMs).map(day => day.id))
    const open = await repo.listOpenOf(tx, groupId)
    const told = (await repo.listReportedAt(tx, meetingId)).map(row => row.plan)
    const promised = await repo.listPromisedAt(tx, meetingId)
    const rows = new Map(
      [...open.filter(plan => earlier.has(plan.meetingId)), ...told, ...promised].map(plan => [plan.id, plan]),
    )
    const sets = (await calendar.listPartnersNow(tx, [groupId])).get(groupId)
    const seen = [...rows.values()].filter(plan =>
      maySeePlan(viewer, { ...plan, partnerIds: partnersReading(plan, sets) }),
    )
    const members = new Set(await calendar.listMemberIds(tx, groupId))
    const owners = new Set(open.map(plan => plan.ownerId).filter(id => members.has(id)))
    const items = await viewPlans(
      tx,
      seen.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
      meetingId,
    )
    const leads = can(viewer, 'meeting:run', { schoolId, groupId })
    const planned = leads ? [...new Set(promised.map(plan => plan.ownerId))] : null
    return { withPlan: owners.size, of: members.size, planned, items }
  })

/** What this person wrote at a meeting, and what was written to them. */
const offers = (needs: Needs) =>
  guarded('plan:offer', async (actor, meetingId: string): Promise<OfferList> => {
    const { store } = needs
    const meeting = await findMeeting(store.read, actor, meetingId)
    authorize(store, await asThen(needs, store.read, actor, meeting.groupId), toThing(meeting))
    const rows = await supportRepo.listOffersAt(store.read, meetingId, actor.id)
    const names = await repo.listNames(
      store.read,
      rows.flatMap(row => [row.toId, row.byId]),
    )
    return { items: rows.map(row => toOffer(row, names)) }
  })

/** A question or offer for a colleague's own record, from somebody who was there. An empty one takes it back. */
const offer = ({ store, peopleOf, now }: Needs) =>
  guarded('plan:offer', async (actor, meetingId: string, toId: string, text: string): Promise<void> => {
    await store.write(async tx => {
      const meeting = await findMeeting(tx, actor, meetingId)
      authorize(tx, actor, toThing(meeting))
      const people = await peopleOf(tx, meeting)
      if (toId === actor.id || !people.some(person => person.id === toId)) throw notFound('person')
      if (text === '') return supportRepo.deleteOffer(tx, { meetingId, toId, byId: actor.id })
      if (meeting.status === 'cancelled' || isClosed(meeting, now()))
        throw new Refusal(
          'conflict',
          'That meeting is closed for questions and offers of help. Save yours for the next one.',
        )
      if (people.find(person => person.id === actor.id)?.attendance !== 'present')
        throw new Refusal('conflict', 'Only people at the meeting can send questions and offers of help.')
      await supportRepo.saveOffer(tx, { id: newId(), meetingId, toId, byId: actor.id, text, at: now() })
    })
  })

/** Answers "Tried it yet?", or answers it anew. */
const answerCheckIn = ({ store, plans, now }: Needs) =>
  guarded('plan:own', async (actor, planId: string, { didIt, note }: AnswerCheckIn): Promise<OwnPlan> => {
    return store.write(async tx => {
      const found = await plans.findOwn(tx, actor, planId)
      authorize(tx, actor, { schoolId: found.schoolId, personId: found.ownerId })
      const plan = opened(tx, found)
      const [stored] = await supportRepo.listCheckIns(tx, [planId])
      if (stored && isAsWanted(stored, { didIt, note })) return plans.ownView(tx, plan)
      const answered = await supportRepo.answerCheckIn(tx, planId, { didIt, note, answeredAt: now() })
      if (answered.length === 0) throw new Refusal('conflict', 'There’s no reminder to answer for this plan.')
      return plans.ownView(tx, plan)
    })
  })

/** What came of plans, and what colleagues say to it. */
export function createPlanReports(needs: Needs) {
  return {
    report: report(needs),
    shared: shared(needs),
    offers: offers(needs),
    offer: offer(needs),
    answerCheckIn: answerCheckIn(needs),
  }
}

export type PlanReports = ReturnType<typeof createPlanReports>
