import { quoted } from '@hubs/rules/text/quoted'
import type { Reference } from '@hubs/schema/library/references'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useRemoveReference } from './references.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type RemoveReferenceProps = { reference: Reference; onDone: () => void }

/** Takes a source out of the list, once it stands under nothing any more. */
export function RemoveReference({ reference, onDone }: RemoveReferenceProps) {
  const [asking, setAsking] = useState(false)
  const remove = useRemoveReference(reference.id)
  const { may, usedIn, version, csl } = reference
  if (!may.edit) return null
  const inUse = usedIn.strategies.length + usedIn.reading.length > 0
  return (
    <div className="col tight">
      <div className="row">
        <Button look="ghost" isDisabled={inUse} onPress={() => setAsking(true)}>
          Remove source
        </Button>
      </div>
      {inUse && <p className="s quiet">This source is in use. Remove it from the pages listed above first.</p>}
      <Confirm
        open={asking}
        danger
        title="Remove this source?"
        action="Remove source"
        keep="Keep source"
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => afterwards(remove.mutateAsync(version), onDone)}
      >
        <p>{quoted(csl.title)} will be removed for everyone. You can add it again later.</p>
        <ErrorNote error={remove.error} />
      </Confirm>
    </div>
  )
}
