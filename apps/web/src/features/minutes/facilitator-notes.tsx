import { useSuspenseQuery } from '@tanstack/react-query'
import { facilitatorNotes, type FacilitatorNote } from '@hubs/schema/meetings/minutes'
import { Boundary } from '#ui/page/boundary.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { StaleNote } from '#ui/notes/stale-note.tsx'
import { AutosaveNote } from './autosave-note.tsx'
import { notesQuery, useWriteNote } from './minutes.queries.ts'
import { type Versioned, useAutosave } from './autosave.ts'
import './minutes.css'

/** Notes of the two who lead: one's own to write, the other's to read. `everyMs`: how often the other's are asked for. */
export function FacilitatorNotes(props: NotesProps) {
  return (
    <div className="facilitator-notes col">
      <Boundary waiting="Loading your notes…">
        <Notes {...props} />
      </Boundary>
    </div>
  )
}

type NotesProps = { meetingId: string; everyMs?: number }

function Notes({ meetingId, everyMs }: NotesProps) {
  const { data } = useSuspenseQuery({ ...notesQuery(meetingId), refetchInterval: everyMs ?? false })
  const [own, ...others] = data.items
  return (
    <>
      {own && <Own key={meetingId} meetingId={meetingId} own={own} />}
      {others.map(note => (
        <div key={note.person.id} className="facilitator-notes-other">
          <h3>
            Notes by <bdi>{note.person.name}</bdi>
          </h3>
          <p className={note.text ? 'prose' : 'quiet'}>{note.text || 'No notes yet.'}</p>
        </div>
      ))}
    </>
  )
}

const textOf = (note: FacilitatorNote): Versioned<string> => ({ values: note.text, version: note.version })

function Own({ meetingId, own }: { meetingId: string; own: FacilitatorNote }) {
  const write = useWriteNote(meetingId)
  const first = (items: FacilitatorNote[]) => textOf(items[0] ?? own)
  const autosave = useAutosave({
    name: `notes/${meetingId}`,
    standing: textOf(own),
    save: async (text, expectedVersion) => first((await write({ text, expectedVersion })).items),
    savedValuesIn(current) {
      const parsed = facilitatorNotes.safeParse(current)
      return parsed.success ? first(parsed.data.items) : null
    },
  })
  return (
    <>
      {autosave.problem && <ProblemNote>{autosave.problem}</ProblemNote>}
      {autosave.theirs && (
        <StaleNote
          standing={[{ label: 'On your other device', now: autosave.theirs.values }]}
          onKeepMine={autosave.keepMine}
          onTakeTheirs={autosave.takeTheirs}
        />
      )}
      <Field
        kind="long"
        label="My notes"
        hint="Only facilitators can see these."
        rows={5}
        maxLength={8000}
        value={autosave.values}
        onChange={event => autosave.change(event.target.value)}
        onBlur={() => void autosave.flush()}
      />
      {(autosave.values !== '' || own.version > 0 || autosave.state !== 'saved') && (
        <AutosaveNote state={autosave.state} why={autosave.why} />
      )}
    </>
  )
}
