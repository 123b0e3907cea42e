import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isolated } from '@hubs/rules/text/isolated'
import type { PeopleImport, UndoneImport } from '@hubs/schema/people-import'
import { useReauthentication } from '#lib/reauthentication.ts'
import { shortDate, shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { importsQuery, useUndoImport } from './imports.queries.ts'
import './people-import.css'

/** The imports that were made, each of which can be undone for a month. */
export function PastImports({ timeZone }: { timeZone: string }) {
  const { data } = useSuspenseQuery(importsQuery())
  const [kept, setKept] = useState<UndoneImport['kept']>([])
  if (data.length === 0) return null
  return (
    <Section title="Past imports" words="You can undo an import for 30 days.">
      {kept.length > 0 && (
        <div role="status">
          <p>
            <strong>Undone, except for:</strong>
          </p>
          <ul className="plain">
            {kept.map(each => (
              <li key={`${each.name} ${each.reason}`}>
                <bdi>{each.name}</bdi> <span className="quiet">{each.reason}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="import-past plain">
        {data.map(each => (
          <li key={each.id}>
            <Past made={each} timeZone={timeZone} onKept={setKept} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type PastProps = { made: PeopleImport; timeZone: string; onKept: (kept: UndoneImport['kept']) => void }

/** One import. Undoing asks first, and says afterwards what it had to leave. */
function Past({ made, timeZone, onKept }: PastProps) {
  const undo = useUndoImport()
  const withProof = useReauthentication()
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const press = async () => {
    try {
      const { kept, import: undone } = await withProof(() => undo.mutateAsync(made.id))
      setAsking(false)
      onKept(kept)
      say(undone.unfinished ? 'Undoing the import. It will finish automatically.' : 'Import undone.')
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <>
      <div>
        <p className="num">
          <strong>{shortDateTime(made.at, timeZone)}</strong>
        </p>
        <p className="s quiet num">
          {importInWords(made)} {made.by && `By ${isolated(made.by.name)}.`}
        </p>
      </div>
      {made.unfinished && <span className="s quiet">Not finished yet. It will finish automatically.</span>}
      {made.undoneAt && <span className="s quiet">Undone on {shortDate(made.undoneAt, timeZone)}</span>}
      {made.undoUntil && (
        <Button onPress={() => setAsking(true)} aria-label={`Undo the import of ${shortDateTime(made.at, timeZone)}`}>
          Undo
        </Button>
      )}
      <Confirm
        open={asking}
        danger
        title="Undo this import?"
        action={undo.isPending ? 'Undoing…' : 'Undo import'}
        keep="Keep it"
        pending={undo.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void press()}
      >
        <p>
          People it added are removed, unless they’ve signed in or have a hub place. What it changed goes back to what
          it was.
        </p>
        <ErrorNote error={undo.error} />
      </Confirm>
    </>
  )
}

/** "60 added, 2 changed." */
export function importInWords({ added, changed, left }: PeopleImport): string {
  const parts = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    left > 0 && `${left} marked as left`,
  ].filter(Boolean)
  return `${parts.join(', ')}.`
}
