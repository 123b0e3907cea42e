import { choosingWay, type Programme } from '@hubs/schema/programmes/programmes'
import { useState } from 'react'
import { Confirm } from '#ui/dialog.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeProgramme } from '../programme-edit.queries.ts'
import { afterwards } from '#lib/query-client.ts'

const choices = [
  {
    value: 'first-come',
    label: 'First come',
    hint: 'Teachers take a place in a hub while there is one.',
  },
  {
    value: 'ranked',
    label: 'Ranked',
    hint: 'Everyone ranks the hubs. After hub choices close, you allocate hubs so that every group is big enough.',
  },
]

const changes: Record<Way, { title: string; words: string; action: string; keep: string }> = {
  ranked: {
    title: 'Change to ranked?',
    words:
      'Teachers will rank the hubs instead of taking a place, and you’ll allocate hubs once choices have closed. It changes for the whole school straight away. What people have chosen is kept.',
    action: 'Change to ranked',
    keep: 'Keep first come',
  },
  'first-come': {
    title: 'Change to first come?',
    words:
      'Teachers will take a place in a hub while there is one, and their rankings won’t be used. It changes for the whole school straight away. What people have chosen or ranked is kept.',
    action: 'Change to first come',
    keep: 'Keep ranked',
  },
}

type Way = Programme['choosing']

/** Applies at once while choices haven't opened; from then on it is asked first, since people have begun to choose. */
export function ChoosingWay({ programme }: { programme: Programme }) {
  const change = useChangeProgramme()
  const say = useToast()
  const [asked, setAsked] = useState<Way | null>(null)
  // The words stay while the dialog closes.
  const other = changes[asked ?? (programme.choosing === 'ranked' ? 'first-come' : 'ranked')]
  const close = () => setAsked(null)
  const saved = () => {
    close()
    say('Saved.')
  }
  const save = (choosing: Way) =>
    afterwards(change.mutateAsync({ choosing, expectedVersion: programme.version }), saved, close)
  return (
    <>
      <ChoiceField
        kind="one"
        look="lines"
        name="choosing"
        label="How colleagues choose"
        hint="Applies straight away. What people have chosen or ranked is kept."
        choices={choices}
        // Chosen at once, and put back where it is refused.
        chosen={(change.isPending && change.variables.choosing) || programme.choosing}
        onChange={event => {
          const choosing = choosingWay.parse(event.target.value)
          if (programme.choice.state === 'not-open') save(choosing)
          else setAsked(choosing)
        }}
      />
      <ErrorNote error={change.error} />
      <Confirm
        open={asked !== null}
        title={other.title}
        action={other.action}
        keep={other.keep}
        pending={change.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && save(asked)}
      >
        <p>{other.words}</p>
      </Confirm>
    </>
  )
}
