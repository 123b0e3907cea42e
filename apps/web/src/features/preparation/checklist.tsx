import { useSuspenseQuery } from '@tanstack/react-query'
import { count } from '@hubs/rules/text/words'
import type { ChecklistItem } from '@hubs/schema/meetings/templates'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState, type FormEvent } from 'react'
import { capital } from '#lib/page/capital.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { RefetchNote } from '#ui/notes/refetch-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { checklistQuery, useAddItem, useSetItem } from './preparation.queries.ts'
import './checklist.css'
import { afterwards } from '#lib/query-client.ts'

/** How often the list asks what a co-facilitator has ticked, milliseconds: there is no stream before the meeting. */
const ASK_AGAIN_MS = 30_000

/** "3 things to do."; empty where there is nothing on the list. */
function stillOpen(items: readonly ChecklistItem[]): string {
  const open = items.filter(({ ticked }) => !ticked).length
  if (items.length === 0) return ''
  return open === 0 ? 'All done.' : `${capital(count(open, 'thing'))} to do.`
}

/** What to do before the meeting. Both facilitators tick the same list. */
export function Checklist({ meetingId }: { meetingId: string }) {
  return (
    <Section
      title="Checklist"
      words={
        <QuietBoundary>
          <StillOpen meetingId={meetingId} />
        </QuietBoundary>
      }
    >
      <Boundary waiting="Loading the checklist…">
        <Items meetingId={meetingId} />
      </Boundary>
      <AddLine meetingId={meetingId} />
    </Section>
  )
}

const watched = (meetingId: string) => ({ ...checklistQuery(meetingId), refetchInterval: ASK_AGAIN_MS })

function StillOpen({ meetingId }: { meetingId: string }) {
  const { data } = useSuspenseQuery(watched(meetingId))
  return <span role="status">{stillOpen(data.items)}</span>
}

/** The list itself. A line that is removed can be had back from the toast, as it was. */
function Items({ meetingId }: { meetingId: string }) {
  const query = useSuspenseQuery(watched(meetingId))
  const { data } = query
  const set = useSetItem(meetingId)
  const say = useToast()
  const remove = (item: ChecklistItem) =>
    afterwards(set.mutateAsync({ itemId: item.id, removed: true }), () =>
      say(`Removed: ${item.text}.`, () => set.mutate({ itemId: item.id, removed: false })),
    )
  return (
    <>
      <RefetchNote query={query} />
      <ErrorNote error={set.error} />
      {data.items.length === 0 && (
        <EmptyState inSection title="No tasks yet">
          <p>Add what you and your co-facilitator need to do before the meeting.</p>
        </EmptyState>
      )}
      <ul className="checklist plain">
        {data.items.map(item => (
          <Line
            key={item.id}
            item={item}
            tick={ticked => set.mutate({ itemId: item.id, ticked })}
            remove={() => remove(item)}
          />
        ))}
      </ul>
    </>
  )
}

type LineProps = { item: ChecklistItem; tick: (ticked: boolean) => void; remove: () => void }

function Line({ item, tick, remove }: LineProps) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={item.ticked !== null} onChange={event => tick(event.target.checked)} />
        <span>
          {item.text}
          {item.ticked && (
            <span className="s quiet">
              {' '}
              <bdi>{item.ticked.by}</bdi>
            </span>
          )}
        </span>
      </label>
      <button type="button" onClick={remove} aria-label={`Remove: ${item.text}`}>
        <Trash2 className="icon" aria-hidden />
      </button>
    </li>
  )
}

/** A task of one's own. It is kept in the field until the server has it. */
function AddLine({ meetingId }: { meetingId: string }) {
  const add = useAddItem(meetingId)
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() !== '') afterwards(add.mutateAsync(text.trim()), () => setText(''))
  }
  const problem = empty ? 'Enter a task.' : add.error ? sentenceOf(add.error) : undefined
  return (
    <form className="checklist-add" noValidate onSubmit={submit}>
      <Field
        label="New task"
        maxLength={80}
        value={text}
        error={problem}
        onChange={event => {
          setText(event.target.value)
          setEmpty(false)
        }}
      />
      <Button type="submit" isPending={add.isPending}>
        {add.isPending ? 'Adding…' : 'Add'}
      </Button>
    </form>
  )
}
