import type { Tx } from '../../../store/store.ts'
import { findLastMeeting } from '../calendar.repo.ts'
import { listReportedAt } from '../plans.repo.ts'

type Choice = { id: string; strategyCode: string | null }

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
