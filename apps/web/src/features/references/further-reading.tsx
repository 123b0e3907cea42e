import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { CitationList } from './citation-list.tsx'
import { ReferencePicker } from './reference-picker.tsx'
import { readingQuery, useSetReading } from './references.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type FurtherReadingProps = {
  /** A hub's; the programme's where none is named. */
  hub?: string
}

/** Further reading: a list of sources, and its editor for those who keep it. */
export function FurtherReading({ hub }: FurtherReadingProps) {
  const { data } = useSuspenseQuery(readingQuery(hub))
  const [changing, setChanging] = useState(false)
  if (changing)
    return (
      <Editor
        {...(hub !== undefined && { hub })}
        standing={data.items.map(({ id }) => id)}
        onDone={() => setChanging(false)}
      />
    )
  return (
    <div className="col">
      {data.items.length > 0 ? (
        <CitationList citations={data.items} />
      ) : (
        <EmptyState inSection title="No further reading yet">
          <p>One or two short pieces everyone could read before the next meeting are enough.</p>
        </EmptyState>
      )}
      {data.mayEdit && (
        <div className="row no-print">
          <Button onPress={() => setChanging(true)}>Edit further reading</Button>
        </div>
      )}
    </div>
  )
}

type EditorProps = { hub?: string; standing: string[]; onDone: () => void }

function Editor({ hub, standing, onDone }: EditorProps) {
  const [seen] = useState(standing)
  const [ids, setIds] = useState(standing)
  const set = useSetReading(hub)
  const say = useToast()
  const save = () =>
    afterwards(set.mutateAsync({ referenceIds: ids, seen }), () => {
      say('Saved.')
      onDone()
    })
  return (
    <div className="col">
      <ReferencePicker label="Further reading, in this order" value={ids} onChange={setIds} />
      <ErrorNote error={set.error} />
      <div className="row wrap">
        <Button look="main" isPending={set.isPending} onPress={save}>
          Save
        </Button>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
