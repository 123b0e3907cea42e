import { promiseSentence } from '@hubs/rules/plans/promise'
import type { OwnPlan, Plan, Report } from '@hubs/schema/plans/plans'
import type { SupportRequest } from '@hubs/schema/plans/support'
import type { Tx } from '../../store/store.ts'
import { iso } from '../../time/clock.ts'
import * as calendar from './calendar.repo.ts'
import { partnersOf } from './partners/plan-partners.service.ts'
import * as repo from './plans.repo.ts'
import * as supportRepo from './support/support.repo.ts'

type Names = ReadonlyMap<string, string>
const named = (names: Names, id: string) => ({ id, name: names.get(id) ?? '' })

function toReport({ id, ...row }: repo.ReportRow): Report {
  const { planId, meetingId, didIt, times, whatHappened, evidence, surprise, decision, reasonIfNot, version } = row
  const told = { didIt, times, whatHappened, evidence, surprise, decision, reasonIfNot }
  return { id, planId, meetingId, ...told, writtenAt: iso(row.writtenAt), version }
}

export function toSupport(row: supportRepo.SupportRow, names: Names): SupportRequest {
  const { id, planId, what, state, answer, askedAt, closedAt, version } = row
  return {
    id,
    planId,
    owner: named(names, row.ownerId),
    from: named(names, row.fromId),
    what,
    state,
    answer,
    askedAt: iso(askedAt),
    closedAt: closedAt === null ? null : iso(closedAt),
    version,
  }
}

/** The first meeting of the plan's group after the one it was promised at; undefined where there is none. */
export function reviewMeeting(plan: { meetingId: string; groupId: string }, days: readonly calendar.MeetingDay[]) {
  const theirs = days.filter(day => day.groupId === plan.groupId)
  const promised = theirs.find(day => day.id === plan.meetingId)
  return promised && theirs.find(day => day.startsAtMs > promised.startsAtMs)
}

type About = {
  names: Names
  days: readonly calendar.MeetingDay[]
  report: repo.ReportRow | undefined
  strategies: Awaited<ReturnType<typeof repo.listStrategies>>
}

function toPlan(row: repo.PlanRow, { names, days, report, strategies }: About): Plan {
  const { schoolId: _, ownerId, partnerIds: __, checkInOn: ___, createdAt: ____, ...rest } = row
  return {
    ...rest,
    owner: named(names, ownerId),
    strategy: strategies.get(row.strategyCode ?? '') ?? null,
    reviewOn: reviewMeeting(row, days)?.date ?? null,
    promise: promiseSentence(row),
    report: report ? toReport(report) : null,
  }
}

/** Plans as those see them who may. `atMeeting`: whose reports go before later ones. */
export async function viewPlans(tx: Tx, rows: readonly repo.PlanRow[], atMeeting?: string): Promise<Plan[]> {
  const reports = await repo.listReports(
    tx,
    rows.map(row => row.id),
  )
  const names = await repo.listNames(
    tx,
    rows.map(row => row.ownerId),
  )
  const days = await calendar.listMeetingDays(
    tx,
    rows.map(row => row.groupId),
  )
  const codes = rows.flatMap(row => row.strategyCode ?? [])
  const strategies = await repo.listStrategies(tx, rows[0]?.schoolId ?? '', codes)
  return rows.map(row => {
    const theirs = reports.filter(report => report.planId === row.id)
    const report = theirs.find(each => each.meetingId === atMeeting) ?? theirs[0]
    return toPlan(row, { names, days, report, strategies })
  })
}

/** One person's own plans, with what is theirs alone. */
export async function viewOwnPlans(tx: Tx, rows: readonly repo.PlanRow[], ownerId: string): Promise<OwnPlan[]> {
  const ids = rows.map(row => row.id)
  const plans = await viewPlans(tx, rows)
  const reports = await repo.listReports(tx, ids)
  const support = await supportRepo.listSupportOf(tx, ids)
  const checkIns = await supportRepo.listCheckIns(tx, ids)
  const offers = rows.length > 0 ? await supportRepo.listOffersTo(tx, ownerId) : []
  const days = await calendar.listMeetingDays(
    tx,
    rows.map(row => row.groupId),
  )
  const partners = rows.filter(row => row.visibility === 'partner').map(row => row.groupId)
  const sets = await calendar.listPartnersNow(tx, partners)
  const waiting = new Map(rows.map(row => [row.id, partnersWaiting(row, sets.get(row.groupId))]))
  const names = await repo.listNames(tx, [
    ownerId,
    ...[...waiting.values()].flat(),
    ...support.map(each => each.fromId),
    ...offers.map(offer => offer.byId),
  ])
  return plans.map(plan => {
    const asked = checkIns.find(each => each.planId === plan.id)
    // Colleagues offer at the meeting where a plan is told: that of its reports, and the next one after the promise.
    const toldAt = new Set(reports.filter(each => each.planId === plan.id).map(each => each.meetingId))
    const review = reviewMeeting(plan, days)
    if (review) toldAt.add(review.id)
    return {
      ...plan,
      partnerWaiting: (waiting.get(plan.id) ?? []).map(id => named(names, id)),
      support: support.filter(each => each.planId === plan.id).map(each => toSupport(each, names)),
      checkIn: asked ? toCheckIn(asked) : null,
      offers: offers.filter(offer => toldAt.has(offer.meetingId)).map(offer => toOffer(offer, names)),
    }
  })
}

/** The partners of now whom the owner of a plan for the partner has not shown it to. */
function partnersWaiting({ ownerId, visibility, partnerIds }: repo.PlanRow, sets: string[][] | undefined): string[] {
  if (visibility !== 'partner') return []
  return partnersOf(sets, ownerId).filter(id => !partnerIds?.includes(id))
}

function toCheckIn({ askedAt, answeredAt, didIt, note }: supportRepo.CheckInRow) {
  return { askedAt: iso(askedAt), answeredAt: answeredAt === null ? null : iso(answeredAt), didIt, note }
}

export function toOffer(row: Awaited<ReturnType<typeof supportRepo.listOffersTo>>[number], names: Names) {
  const { id, meetingId, text, at } = row
  return { id, meetingId, to: named(names, row.toId), by: named(names, row.byId), text, at: iso(at) }
}
