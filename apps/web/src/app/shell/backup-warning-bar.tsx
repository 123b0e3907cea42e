import { Link } from 'react-router-dom'
import { BackupWarning } from '#features/operations/backup-warning.tsx'
import { paths } from '../paths.ts'

export default function BackupWarningBar() {
  return (
    <BackupWarning>
      <Link to={paths.backups}>See backups</Link>
    </BackupWarning>
  )
}
