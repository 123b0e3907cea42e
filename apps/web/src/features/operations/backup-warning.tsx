import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { backupsQuery } from './backups.queries.ts'
import './backup-list.css'

/** To an administrator, on every page, for as long as the last good backup is more than two days old. */
export function BackupWarning({ children }: { children: ReactNode }) {
  const { data } = useQuery(backupsQuery())
  if (!data?.overdue) return null
  return (
    <div className="backup-warning">
      <ProblemNote title="The last good backup is more than two days old. ">
        {data.failed ?? 'If the server’s disk broke today, work since then would be lost.'} {children}
      </ProblemNote>
    </div>
  )
}
