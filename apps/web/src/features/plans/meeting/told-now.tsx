import { useQuery } from '@tanstack/react-query'
import { ReportTold } from '../reports/report-told.tsx'
import { promisedBefore, sharedPlansQuery } from './shared-plans.query.ts'

type ToldNowProps = { meetingId: string; personId: string; teaching: boolean }

/** What somebody has written of their plan for this meeting: to read out, or to follow. It may be a minute old. */
export function ToldNow({ meetingId, personId, teaching }: ToldNowProps) {
  const { data } = useQuery({ ...sharedPlansQuery(meetingId), refetchOnMount: 'always' })
  const told = promisedBefore(data?.items ?? [], personId, meetingId).find(
    ({ report }) => report?.meetingId === meetingId,
  )
  if (!told?.report) return null
  return (
    <div className="col tight">
      <h3>Their report</h3>
      <ReportTold report={told.report} owner={{ teaching }} />
    </div>
  )
}
