import { useSuspenseQuery } from '@tanstack/react-query'
import DatabaseBackup from 'lucide-react/icons/database-backup'
import type { Backup } from '@hubs/schema/backups'
import { useReauthentication } from '#lib/reauthentication.ts'
import { shortDate, shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { backupsQuery, useMakeBackup } from './operations.queries.ts'
import '#ui/ruled-table.css'
import './backup-list.css'

const kindWords = { daily: 'Daily', 'by-hand': 'By hand', 'before-upgrade': 'Before an update' } as const

/** In megabytes of 1024²; with one decimal below ten. */
function sizeOf({ bytes }: Backup): string {
  const megabytes = bytes / 1024 ** 2
  return megabytes >= 10 ? `${Math.round(megabytes)} MB` : `${megabytes.toFixed(1)} MB`
}

/** The backups there are, and a button for one more. */
export function BackupList({ timeZone }: { timeZone: string }) {
  const { data } = useSuspenseQuery(backupsQuery())
  return (
    <Section
      title="Backups on the server"
      words="The server makes one each night, opens it and checks it. The last 14 are kept."
      aside={<MakeBackup />}
    >
      {data.failed && <ProblemNote title="The last backup failed. ">{data.failed}</ProblemNote>}
      {data.items.length === 0 ? (
        <EmptyState title="No backups yet" inSection>
          <p>The first one is made a minute after the server starts. You can make one now.</p>
        </EmptyState>
      ) : (
        <Made items={data.items} timeZone={timeZone} />
      )}
      <p className="s quiet">
        {data.items.length === 0 ? 'They’ll be' : 'They’re'} in{' '}
        <code className="backup-list-folder">{data.folder}</code> and include everything people wrote. Ask your
        technician to copy that folder to another place every day, and to try a restore once a term.{' '}
        {data.restoreTriedAt === null
          ? 'No restore is recorded yet. The technician’s guide says how to try one.'
          : `Last tried restoring: ${shortDate(data.restoreTriedAt, timeZone)}.`}
      </p>
    </Section>
  )
}

function Made({ items, timeZone }: { items: Backup[]; timeZone: string }) {
  return (
    <div className="backup-list-wide">
      <table className="ruled-table">
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">Why</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {items.map(each => (
            <tr key={each.name}>
              <td className="num">{shortDateTime(each.at, timeZone)}</td>
              <td>{kindWords[each.kind]}</td>
              <td className="num">{sizeOf(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A backup holds everything, so who makes one shows again that they are who they are. */
function MakeBackup() {
  const make = useMakeBackup()
  const withProof = useReauthentication()
  const say = useToast()
  const press = () =>
    void withProof(() => make.mutateAsync()).then(
      () => say('Backup made and checked.'),
      // What went wrong stands above the button.
      () => undefined,
    )
  return (
    <div className="col">
      <ErrorNote error={make.error} />
      <Button look="main" isPending={make.isPending} onPress={press}>
        <DatabaseBackup className="icon" aria-hidden />
        {make.isPending ? 'Backing up…' : 'Back up now'}
      </Button>
    </div>
  )
}
