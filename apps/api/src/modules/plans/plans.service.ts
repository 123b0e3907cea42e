import type { Actor } from '@hubs/rules/can'
import { schoolDaysOf } from '@hubs/rules/dates/school-days'
import { checkInDay, firstOnLatest, mayAddPlan } from '@hubs/rules/plans/plans'
import type {
  CreatePlan,
  OwnPlan,
  OwnPlanList,
  PlanDetail,
  PlanQuery,
  PlanStart,
  UpdatePlan,
} from '@hubs/schema/plans/plans'
import { isDeepStrictEqual } from 'node:util'
import { authorize, authorizeOrHide, guarded } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { changedSinceOpened, notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import { type GuardedStore, type Lookup, opened, type Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import type { TrialCounts } from '../trials/counts/trial-counts.service.ts'
import * as calendar from './calendar.repo.ts'
import { partnersOf, partnersReading, shownTo } from './partners/plan-partners.service.ts'
import { isPlanAsWanted, meetingOf, meetingsToTell, refuseLate, refuseUnsound } from './plan-checks.rules.ts'
import * as repo from './plans.repo.ts'
import { reviewMeeting, viewOwnPlans, viewPlans } from './plans.view.ts'
import type { Support } from './support/support.service.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  support: Support
  announce: (meetingIds: readonly string[]) => Promise<void>
  searchIndex: SearchIndex
  trialCounts: TrialCounts
}

async function ownView(tx: Tx, row: repo.PlanRow): Promise<OwnPlan> {
  const [view] = await viewOwnPlans(tx, [row], row.ownerId)
  if (!view) throw notFound('plan')
  return view
}

/** One's own plan; somebody else's looks as if it were not there. */
async function findOwn(tx: Lookup, actor: Actor, id: string): Promise<repo.FoundPlan> {
  const row = await repo.findPlan(tx, id)
  if (row?.ownerId !== actor.id) throw notFound('plan')
  return row
}

async function today({ now }: Needs, tx: Tx, schoolId: string) {
  return dayAt(now(), (await calendar.findSchool(tx, schoolId)).timeZone)
}

const schoolDays = async (tx: Tx, groupId: string) => schoolDaysOf(await calendar.findSchoolYear(tx, groupId))

/** The meeting a plan is promised at: of a group that the person is in, and not called off. */
async function findMeeting(tx: Tx, actor: Actor, meetingId: string) {
  const meeting = await calendar.findMeetingDay(tx, meetingId)
  const ownGroup = meeting && (actor.groupId === meeting.groupId || actor.leads.includes(meeting.groupId))
  if (!ownGroup || meeting.schoolId !== actor.schoolId) throw notFound('meeting')
  if (meeting.status === 'cancelled')
    throw new Refusal('conflict', 'That meeting was cancelled. Save your plan for the next one.')
  return meeting
}

async function refuseFourth(tx: Tx, actor: Actor) {
  const { allowed, sentence } = mayAddPlan(await repo.countOpen(tx, actor.id))
  if (!allowed && sentence) throw new Refusal('conflict', sentence)
}

/** One that is retired may still be tried; what the library has never had is a slip. */
async function refuseUnknown(tx: Tx, schoolId: string, code: string | null | undefined) {
  if (!code || (await repo.listStrategies(tx, schoolId, [code])).has(code)) return
  const sentence = 'That strategy isn’t in the library. Choose one from the list, or leave this empty.'
  throw new Refusal('invalid', sentence, { fields: { strategyCode: sentence } })
}

/** Closes the plan that a new one goes on with. Returns how many times it has gone on by then. */
async function carryForward(tx: Tx, actor: Actor, carriedFrom: string | null, meetingId: string): Promise<number> {
  if (carriedFrom === null) return 0
  const old = opened(tx, await findOwn(tx, actor, carriedFrom))
  if (old.meetingId === meetingId)
    throw new Refusal('conflict', 'You made that plan at this meeting. Edit it instead of carrying it forward.')
  if (await repo.findSuccessor(tx, old.id))
    throw new Refusal('conflict', 'You’ve already carried that plan forward. See My plans for the new one.')
  await repo.updatePlan(tx, old.id, old.version, { status: 'carried', checkInOn: null })
  return old.timesCarried + 1
}

async function insert(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  { support: asked, ...fields }: CreatePlan,
): Promise<repo.PlanRow> {
  const meeting = await findMeeting(tx, actor, fields.meetingId)
  const { groupId } = meeting
  const days = await calendar.listMeetingDays(tx, [groupId])
  refuseLate(meeting, days, needs.now())
  const isSchoolDay = await schoolDays(tx, groupId)
  const promisedOn = await today(needs, tx, actor.schoolId)
  const review = reviewMeeting({ meetingId: meeting.id, groupId }, days)
  refuseUnsound(fields, { promisedOn, reviewOn: review?.date ?? null }, isSchoolDay)
  await refuseUnknown(tx, actor.schoolId, fields.strategyCode)
  const timesCarried = await carryForward(tx, actor, fields.carriedFrom, meeting.id)
  await refuseFourth(tx, actor)
  const row: repo.PlanRow = {
    ...fields,
    partnerIds: await shownTo(tx, { ownerId: actor.id, groupId }, fields.visibility),
    id: newId(),
    schoolId: actor.schoolId,
    ownerId: actor.id,
    groupId,
    status: 'committed',
    timesCarried,
    promisedOn,
    checkInOn: checkInDay(promisedOn, review?.date ?? null, isSchoolDay),
    createdAt: needs.now(),
    version: 1,
  }
  await repo.insertPlan(tx, row)
  await needs.searchIndex.refresh(tx, 'plan', [row.id])
  await needs.support.ask(tx, row, asked)
  return row
}

/** What a change makes of a plan; throws where its state does not allow it. */
async function changed(
  needs: Needs,
  tx: Tx,
  actor: Actor,
  row: repo.PlanRow,
  input: UpdatePlan,
): Promise<Partial<repo.PlanRow>> {
  const { support: asked, dropped, expectedVersion: _, ...fields } = input
  const { visibility: __, onScreen: ___, ...content } = fields
  const rewrites = Object.keys(content).length > 0 || (asked?.length ?? 0) > 0
  if (dropped && row.status !== 'committed' && row.status !== 'dropped')
    throw new Refusal('conflict', 'This plan is already closed, so you can’t drop it.')
  const reopened = dropped === false && row.status === 'dropped'
  if (rewrites && row.status !== 'committed' && !reopened)
    throw new Refusal('conflict', 'This plan is closed. Carry it forward to make changes.')
  if (reopened) await refuseFourth(tx, actor)
  if (content.strategyCode !== row.strategyCode) await refuseUnknown(tx, row.schoolId, content.strategyCode)
  const from = await today(needs, tx, row.schoolId)
  const { firstOn, lessOf } = content
  const review = reviewMeeting(row, await calendar.listMeetingDays(tx, [row.groupId]))
  refuseUnsound(
    { lessOf, firstOn: firstOn === row.firstOn ? undefined : firstOn },
    { promisedOn: firstOn !== undefined && firstOn < from ? row.promisedOn : from, reviewOn: review?.date ?? null },
    await schoolDays(tx, row.groupId),
  )
  if (dropped) return { ...fields, status: 'dropped' }
  return reopened ? { ...fields, status: 'committed' } : fields
}

/** After a commit: letters go out, and the screens that may show the plan follow. */
async function afterwards(
  { support, store, announce, now }: Needs,
  { groupId, meetingId }: Pick<OwnPlan, 'groupId' | 'meetingId'>,
  toldAt?: string,
) {
  support.wake()
  const days = await calendar.listMeetingDays(store.read, [groupId])
  await announce([...new Set([...meetingsToTell(days, meetingId, now()), ...(toldAt ? [toldAt] : [])])])
}

/** What the form needs to know before anything is written. */
const start = (needs: Needs) =>
  guarded('plan:own', async (actor): Promise<PlanStart> => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const tx = store.read
    const open = await repo.countOpen(tx, actor.id)
    const groupId = actor.groupId ?? actor.leads[0] ?? null
    const days = groupId === null ? [] : await calendar.listMeetingDays(tx, [groupId])
    const meeting = meetingOf(days, now())
    const sets = (await calendar.listPartnersNow(tx, groupId === null ? [] : [groupId])).get(groupId ?? '')
    const partnerIds = partnersOf(sets, actor.id)
    const names = await repo.listNames(tx, partnerIds)
    return {
      meetingId: meeting?.id ?? null,
      reviewOn: (meeting && reviewMeeting({ meetingId: meeting.id, groupId: meeting.groupId }, days)?.date) ?? null,
      firstOnLatest:
        groupId === null ? null : firstOnLatest(await today(needs, tx, actor.schoolId), await schoolDays(tx, groupId)),
      open,
      mayAdd: meeting !== undefined && mayAddPlan(open).allowed,
      settings: await repo.listSettings(tx, actor.id),
      teaching: actor.staffKind === 'teaching',
      partner: partnerIds.map(id => ({ id, name: names.get(id) ?? '' })),
      partnerSince: groupId === null ? null : await calendar.findPartnersDay(tx, groupId),
    }
  })

const list = ({ store }: Needs) =>
  guarded('plan:own', async (actor, query: PlanQuery): Promise<OwnPlanList> => {
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const rows = await repo.listOwn(store.read, actor.id, { which: query.which, ...timeCursor.ask(query) })
    const { shown, next } = timeCursor.page(rows, query, ({ createdAt, id }) => ({ by: createdAt, id }))
    return { items: await viewOwnPlans(store.read, shown, actor.id), next }
  })

/** All of it for its owner; for everybody else the plan itself, if its owner lets them see it. */
const get = ({ store }: Needs) =>
  guarded('plan:see', async (actor, id: string): Promise<PlanDetail> => {
    const row = await repo.findPlan(store.read, id)
    if (row?.schoolId !== actor.schoolId) throw notFound('plan')
    const { schoolId, groupId, ownerId: personId, visibility, createdAt: writtenAt } = row
    const isOwn = personId === actor.id
    const sets = isOwn ? [] : (await calendar.listPartnersNow(store.read, [groupId])).get(groupId)
    const thing = { schoolId, groupId, personId, visibility, writtenAt, partnerIds: partnersReading(row, sets) }
    authorizeOrHide(store, actor, thing, 'plan')
    if (isOwn) return ownView(store.read, opened(store.read, row))
    const [view] = await viewPlans(store.read, [opened(store.read, row)])
    if (!view) throw notFound('plan')
    return view
  })

/** Puts a plan in, once for each `Idempotency-Key`; the fourth open one is refused. */
const create = (needs: Needs) =>
  guarded('plan:own', async (actor, input: CreatePlan, key: string | undefined): Promise<OwnPlan> => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId, personId: actor.id })
    const view = await store.write(tx =>
      answerOnce(tx, { personId: actor.id, key, asked: ['POST /plans', input], at: now() }, async () =>
        ownView(tx, await insert(needs, tx, actor, input)),
      ),
    )
    await afterwards(needs, view)
    return view
  })

const update = (needs: Needs) =>
  guarded('plan:own', async (actor, id: string, input: UpdatePlan): Promise<OwnPlan> => {
    const { store, searchIndex, trialCounts, support } = needs
    const view = await store.write(async tx => {
      const found = await findOwn(tx, actor, id)
      authorize(tx, actor, { schoolId: actor.schoolId, personId: actor.id })
      const row = opened(tx, found)
      if (row.version !== input.expectedVersion) throw changedSinceOpened(await ownView(tx, row))
      const partnerIds = await shownTo(tx, row, input.visibility ?? row.visibility)
      const shown = input.visibility === undefined ? row.partnerIds : partnerIds
      if (isDeepStrictEqual(shown, row.partnerIds) && isPlanAsWanted(row, input)) return ownView(tx, row)
      const change = { ...(await changed(needs, tx, actor, row, input)), partnerIds: shown }
      const updated = await repo.updatePlan(tx, id, row.version, change)
      if (!updated) throw changedSinceOpened(await ownView(tx, row))
      await searchIndex.refresh(tx, 'plan', [id])
      await trialCounts.count(tx, updated.schoolId, updated.strategyCode)
      if (input.support) await support.ask(tx, updated, input.support)
      return ownView(tx, updated)
    })
    await afterwards(needs, view)
    return view
  })

/** What somebody has promised to try: theirs alone to write, and to show to whom they like. */
export function createPlans(needs: Needs) {
  return {
    /** Who supports whom in these groups as it is now, by group. */
    partnersNow: calendar.listPartnersNow,

    findOwn,
    ownView,
    refuseFourth,
    afterwards: afterwards.bind(null, needs),
    start: start(needs),
    list: list(needs),
    get: get(needs),
    create: create(needs),
    update: update(needs),
  }
}

export type Plans = ReturnType<typeof createPlans>
