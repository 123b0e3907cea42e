import type { Reference } from '@hubs/schema/references'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useRemoveReference } from './references.queries.ts'

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
          Take it out of the list
        </Button>
      </div>
      {inUse && <p className="s quiet">It is in use: first take it off the pages named above.</p>}
      <Confirm
        open={asking}
        danger
        title="Take this source out of the list?"
        action="Take it out"
        keep="Keep it"
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate(version, { onSuccess: onDone })}
      >
        <p>“{csl.title}” goes for everybody. It can be added again by hand or from a file.</p>
        {remove.error && <ProblemNote>{sentenceOf(remove.error)}</ProblemNote>}
      </Confirm>
    </div>
  )
}
