import { DAY_MS } from '@hubs/rules/dates/durations'
import type { Attendance } from '@hubs/schema/meetings/live'
import type { DidIt, NotDoneReason } from '@hubs/schema/plans/plans'
import { type YearReport, yearReport } from '@hubs/schema/reports/year-report'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import { meetingOf } from '../meetings/meetings.testkit.ts'
import { aPlan } from '../plans/plans.testkit.ts'

type ReportedPlan = { didIt: DidIt; reasonIfNot?: NotDoneReason; visibility?: 'me' | 'group' }
type Reader = 'coordinator' | 'leadership'
/** What the register and the plans say of somebody at a meeting. */
export type Said = { status?: Attendance; planned?: boolean; told?: ReportedPlan }

/** So many members of two hubs, before their first meetings. */
export async function buildYear(sizes: { feedback: number; questioning: number }) {
  const test = await buildTestApp()
  const people: { feedback: TestPerson[]; questioning: TestPerson[] } = { feedback: [], questioning: [] }
  for (const slug of ['feedback', 'questioning'] as const)
    for (let n = 0; n < sizes[slug]; n++)
      people[slug].push(await test.member(slug, { department: n % 2 === 0 ? 'Maths' : 'English' }))
  /** A guest who has just signed in: the clock goes on by weeks here, and nobody stays signed in for so long. */
  const guest = (role: Reader) => test.person({ roles: [role], staffKind: 'none' })

  /** A meeting of a hub as it went; whoever is left out was there and made no plan. */
  async function hold(slug: keyof typeof people, number: number, of: (n: number) => Said) {
    const meeting = await meetingOf(test, slug, number)
    const before = number > 1 ? await meetingOf(test, slug, number - 1) : null
    const { db, t } = test.store.read
    const plans = await db.select().from(t.plan)
    await test.store.write(async tx => {
      for (const [n, { id: personId }] of people[slug].entries()) {
        const { status = 'present', planned = false, told } = of(n)
        const line = { id: newId(), meetingId: meeting.id, personId, status, recordedAt: 0 }
        await tx.db.insert(tx.t.attendance).values(line)
        if (planned) await tx.db.insert(tx.t.plan).values(planRow(personId, meeting, told?.visibility))
        const due = plans.find(plan => plan.meetingId === before?.id && plan.ownerId === personId)
        if (told && due)
          await tx.db.insert(tx.t.report).values({
            id: newId(),
            planId: due.id,
            meetingId: meeting.id,
            didIt: told.didIt,
            times: null,
            whatHappened: '',
            evidence: '',
            surprise: '',
            decision: null,
            writtenAt: 0,
            reasonIfNot: told.reasonIfNot ?? null,
          })
      }
    })
    return meeting
  }

  function planRow(ownerId: string, meeting: { id: string; groupId: string }, visibility: 'me' | 'group' = 'group') {
    const { support: _, ...plan } = aPlan(meeting.id, { visibility })
    const kept = {
      id: newId(),
      schoolId: test.schoolId,
      ownerId,
      groupId: meeting.groupId,
      status: 'committed' as const,
    }
    return { ...plan, ...kept, timesCarried: 0, promisedOn: '2026-09-30', createdAt: 0 }
  }

  return {
    ...test,
    people,
    guest,
    hold,
    /** So many days after a hub's meeting. */
    async after(slug: keyof typeof people, number: number, days = 20) {
      test.clock.now = (await meetingOf(test, slug, number)).startsAtMs + days * DAY_MS
    },
    report: async (role: Reader, query = '') =>
      yearReport.parse((await (await guest(role)).inject({ url: `/api/v1/reports/year${query}` })).json()),
  }
}

/** The figures of a row by the name of its half term, or of the year. */
export function rowOf(report: YearReport, by: string, key = '', halfTerm: string | null = null) {
  const halfTermId = report.halfTerms.find(({ name }) => name === halfTerm)?.id ?? null
  return report.rows.find(row => row.by === by && row.key === key && row.halfTermId === halfTermId)
}
