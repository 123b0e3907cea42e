import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ProofProvider } from '#features/accounts/proof-provider.tsx'
import { BackupList } from '#features/operations/backup-list.tsx'
import { usePage } from '#lib/use-page.ts'
import { useMe } from '#app/session-gate.tsx'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

export default function BackupsScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'backup:manage', { schoolId: me.school.id })) return <NotFoundScreen />
  return (
    <ProofProvider hasPassword={me.hasPassword}>
      <Backups timeZone={me.school.timeZone} />
    </ProofProvider>
  )
}

function Backups({ timeZone }: { timeZone: string }) {
  const heading = usePage('Backups · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Backups
      </h1>
      <BackupList timeZone={timeZone} />
    </main>
  )
}
