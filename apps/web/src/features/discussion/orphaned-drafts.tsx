import type { ThreadPage } from '@hubs/schema/discussion'
import PencilLine from 'lucide-react/icons/pencil-line'
import { useState } from 'react'
import { dropStored, storedNames, readStored } from '#lib/drafts/draft-storage.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import type { DiscussionSubject } from './discussion.queries.ts'
import { formOf, formsOf, type Typed } from './reply-draft.ts'

type OrphanedDraftsProps = { subject: DiscussionSubject; pages: readonly ThreadPage[]; onMove: (typed: Typed) => void }

/** Answers that were begun to something that is not here any more, or stands further back: nothing typed is lost. */
export function OrphanedDrafts({ subject, pages, onMove }: OrphanedDraftsProps) {
  const [gone, setGone] = useState<readonly string[]>([])
  const here = new Set([
    formOf(subject, null),
    ...pages.flatMap(page => page.items.map(({ id }) => formOf(subject, id))),
  ])
  const names = storedNames(formsOf(subject)).filter(name => !here.has(name) && !gone.includes(name))
  const drop = (name: string) => {
    dropStored(name)
    setGone([...gone, name])
  }
  return names.map(name => {
    const typed = readStored<Typed>(name)?.values
    if (!typed?.text) return null
    return (
      <CalmNote key={name} icon={<PencilLine className="icon" aria-hidden />}>
        <p>
          <strong>You started a reply.</strong> The comment it replies to has been removed, or is on an earlier page.
        </p>
        <p className="markdown-plain">{typed.text}</p>
        <div className="row wrap">
          <Button
            onPress={() => {
              drop(name)
              onMove(typed)
            }}
          >
            Post as a new comment
          </Button>
          <Button look="ghost" onPress={() => drop(name)}>
            Discard
          </Button>
        </div>
      </CalmNote>
    )
  })
}
