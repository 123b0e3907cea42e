import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'
import { listReportedAt } from '../plans.repo.ts'

type Choice = { id: string; strategyCode: string | null }

/** Where the group met last, the one whose reports are the newest. */
async function findLastMeeting({ db, t }: Tx, groupId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), eq(t.meeting.status, 'ended')))
    .orderBy(desc(t.meeting.startsAtMs))
    .limit(1)
  return row?.id
}

/**
 * Which of these choices takes up what the group found hardest, by its last reports (domain facts 2.6): the strategy
 * that most often was not tried yet, or was dropped. Only plans their owners share with the group count, and where two
 * are equal, or nothing was hard, nobody is advised.
 */
async function hardestOf(tx: Tx, groupId: string, choices: readonly Choice[]): Promise<string | null> {
  const meetingId = await findLastMeeting(tx, groupId)
  if (!meetingId) return null
  const hard = (await listReportedAt(tx, meetingId)).filter(
    ({ plan, report }) =>
      (plan.visibility === 'group' || plan.visibility === 'school') &&
      (report.didIt === 'not-yet' || report.decision === 'drop'),
  )
  const counted = choices
    .map(({ id, strategyCode }) => ({
      id,
      times: strategyCode === null ? 0 : hard.filter(({ plan }) => plan.strategyCode === strategyCode).length,
    }))
    .toSorted((a, b) => b.times - a.times)
  const [first, second] = counted
  return first && first.times > (second?.times ?? 0) ? first.id : null
}

export const difficulties = { hardestOf }
export type Difficulties = typeof difficulties
