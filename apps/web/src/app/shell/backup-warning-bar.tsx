import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { backupsQuery } from '#features/operations/operations.queries.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import '#features/operations/backup-list.css'
import { paths } from '#shared/paths.ts'

/** To an administrator, on every page, for as long as the last good backup is more than two days old. */
export default function BackupWarningBar() {
  const { data } = useQuery(backupsQuery())
  if (!data?.overdue) return null
  return (
    <div className="backup-warning">
      <ProblemNote title="The last good backup is more than two days old. ">
        {data.failed ?? 'If the server’s disk broke today, work since then would be lost.'}{' '}
        <Link to={paths.backups}>See backups</Link>
      </ProblemNote>
    </div>
  )
}
