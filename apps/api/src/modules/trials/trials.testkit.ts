import { DAY_MS } from '@hubs/rules/dates/durations'
import type { TestPerson } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import { aPlan, aReport, buildPlans } from '../plans/plans.testkit.ts'
import { trialCounts } from './counts/trial-counts.service.ts'

type PlanOver = Partial<Tx['t']['plan']['$inferInsert']>
type ReportOver = Partial<Tx['t']['report']['$inferInsert']>

/** A questioning hub after its second meeting, and a way to have anybody tell a trial there in one line. */
export async function buildTrials() {
  const test = await buildPlans(DAY_MS)
  const { store, schoolId, first, second, groupOf, member } = test
  let told = 0

  /** A plan on QU2 in the person's group of that hub, and its report: kept, unless it says otherwise. */
  async function tell(who: TestPerson, hub: string, plan: PlanOver = {}, report: ReportOver = {}) {
    const { groupId } = await groupOf(hub)
    const { support: _, carriedFrom: __, ...fields } = aPlan(first.id)
    const { expectedVersion: ___, ...what } = aReport({ decision: 'keep' })
    const planId = newId()
    const row = { id: planId, schoolId, ownerId: who.id, groupId, status: 'reported', timesCarried: 0 } as const
    await store.write(async ({ db, t }) => {
      const stored = { promisedOn: '2026-09-14', createdAt: first.startsAtMs }
      await db.insert(t.plan).values({ ...fields, ...row, ...stored, ...plan })
      const writtenAt = second.startsAtMs + ++told
      await db.insert(t.report).values({ id: newId(), planId, meetingId: second.id, ...what, writtenAt, ...report })
      await trialCounts.count({ db, t }, schoolId, plan.strategyCode ?? fields.strategyCode)
    })
    return planId
  }

  /** So many new members of a hub, each with one trial. */
  async function tellers(n: number, hub: string, plan: PlanOver = {}, report: ReportOver = {}) {
    const people: TestPerson[] = []
    for (let index = 0; index < n; index++) {
      const who = await member(hub)
      await tell(who, hub, plan, report)
      people.push(who)
    }
    return people
  }

  return { ...test, tell, tellers }
}

/** What this person gets of that address; throws where it is refused. */
export async function ask<T>(who: TestPerson, path: string): Promise<T> {
  const answer = await who.inject({ url: `/api/v1${path}` })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}
