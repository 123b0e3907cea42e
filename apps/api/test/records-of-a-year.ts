import { newId } from '../src/ids.ts'
import type { OfYear } from '../src/modules/programmes/past-years.repo.ts'
import type { Store } from '../src/store/store.ts'
import { insertReply } from './access/access-discussion.ts'
import { insertPlan } from './access/access-plans.ts'

type Whose = { schoolId: string; ownerId: string; fromId: string; hubId: string; programmeId: string; groupId: string }

/** One record of each kind that belongs to a year, of a group that has met: its id. */
export async function oneOfEach(store: Store, whose: Whose): Promise<Record<OfYear, string>> {
  const { schoolId, ownerId, fromId, hubId, programmeId, groupId } = whose
  const { db, t } = store.read
  const meeting = (await db.select().from(t.meeting)).find(row => row.groupId === groupId)
  const outcome = (await db.select().from(t.outcome)).find(row => row.hubId === hubId)
  const halfTerm = (await db.select().from(t.halfTerm)).find(row => row.programmeId === programmeId)
  const dayOff = (await db.select().from(t.dayOff)).find(row => row.programmeId === programmeId)
  if (!meeting || !outcome || !halfTerm || !dayOff) throw new Error('the year is not whole')
  const { plan, support } = await insertPlan(store, { ownerId, fromId, meeting })
  const reply = await insertReply(store, { schoolId, byId: ownerId, meeting })
  const id = {
    report: newId(),
    observation: newId(),
    allocation: newId(),
    reallocation: newId(),
    swap: newId(),
    'placement-change': newId(),
    'placement-rule': newId(),
  }
  const at = meeting.startsAtMs
  await store.write(async tx => {
    await tx.db.insert(t.report).values({
      id: id.report,
      planId: plan,
      meetingId: meeting.id,
      didIt: 'once',
      whatHappened: 'It went well.',
      evidence: '',
      surprise: '',
      writtenAt: at,
    })
    await tx.db.insert(t.observation).values({
      id: id.observation,
      schoolId,
      groupId,
      observedId: ownerId,
      observerId: fromId,
      date: meeting.date,
      startsAt: '10:00',
      startsAtMs: at,
      minutes: 15,
      place: 'B12',
      setting: '9Sc2',
      focus: 'How long I wait.',
      evidenceAsked: '',
      cover: 'none',
      status: 'booked',
      notes: '',
      conclusion: '',
      thanks: '',
      shared: false,
    })
    const record = {} as never
    await tx.db.insert(t.allocation).values({
      id: id.allocation,
      programmeId,
      createdAt: at,
      createdById: fromId,
      record,
      results: [],
      prices: [],
      rule: 'fewest-steps' as never,
      moves: [],
    })
    await tx.db
      .insert(t.reallocation)
      .values({ id: id.reallocation, programmeId, createdAt: at, createdById: fromId, record, assignments: {} })
    await tx.db
      .insert(t.swapOffer)
      .values({ id: id.swap, programmeId, state: 'open', createdAt: at, expiresAt: at + 86_400_000 })
    await tx.db.insert(t.placementChange).values({
      id: id['placement-change'],
      programmeId,
      kind: 'by-hand',
      moves: [],
      reason: 'Why',
      cost: 0,
      at,
    })
    await tx.db.insert(t.placementRule).values({
      id: id['placement-rule'],
      programmeId,
      kind: 'apart',
      personId: ownerId,
      otherPersonId: fromId,
      reason: 'Why',
      createdAt: at,
    })
  })
  return {
    ...id,
    programme: programmeId,
    'half-term': halfTerm.id,
    'day-off': dayOff.id,
    outcome: outcome.id,
    group: groupId,
    meeting: meeting.id,
    plan,
    support,
    reply,
  }
}
