import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { Reply } from '@hubs/schema/discussion'
import { useState } from 'react'
import { shortDateTime } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { historyQuery } from '../discussion.queries.ts'

type ReplyHistoryProps = { reply: Reply; name: string; timeZone: string }

/** "Edited", and behind it every wording that the reply has had. */
export function ReplyHistory({ reply, name, timeZone }: ReplyHistoryProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="reply-link s"
        aria-label={`Edited: see what ${isolated(name)} wrote before`}
        onClick={() => setOpen(true)}
      >
        edited
      </button>
      <Dialog open={open} title="Earlier versions" onClose={() => setOpen(false)}>
        <Boundary waiting="Loading earlier versions…">
          <Wordings reply={reply} timeZone={timeZone} />
        </Boundary>
      </Dialog>
    </>
  )
}

function Wordings({ reply, timeZone }: Omit<ReplyHistoryProps, 'name'>) {
  const { data } = useSuspenseQuery({ ...historyQuery(reply.id), staleTime: 0 })
  return (
    <ol className="reply-wordings plain">
      {data.items.map(({ number, text, at }, index) => (
        <li key={number}>
          <p className="s quiet num">
            {index === 0 ? 'Current version, ' : ''}
            {shortDateTime(at, timeZone)}
          </p>
          <Markdown text={text} />
        </li>
      ))}
    </ol>
  )
}
