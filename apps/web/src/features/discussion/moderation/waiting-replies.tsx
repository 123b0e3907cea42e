import CloudUpload from 'lucide-react/icons/cloud-upload'
import { type Posted, useWaiting } from '#lib/storage/outbox.ts'
import { waitWords, whereKept } from '#lib/time/waits.ts'
import { CalmNote } from '#ui/calm-note.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import type { Where } from '../discussion.queries.ts'
import { formsOf, type Typed } from '../typed.ts'

/** What was written here without the network: that it is kept. What was refused stands in its own field again. */
export function WaitingReplies({ where }: { where: Where }) {
  const waiting = useWaiting(formsOf(where)).filter(each => each.refusal === null)
  return (
    <div className="col" role="status">
      {waiting.map(posted => (
        <CalmNote key={posted.key} icon={<CloudUpload className="icon" aria-hidden />}>
          <p>
            <strong>Your comment is waiting to be sent.</strong> {whenSent(posted)}
          </p>
          <Markdown text={(posted.typed as Typed).text} />
        </CalmNote>
      ))}
    </div>
  )
}

function whenSent({ why = 'offline' }: Posted): string {
  const { because, will } = waitWords(why)
  return `${because} ${whereKept()} It ${will}.`
}

/** The threads whose answer was refused later: their field opens by itself. */
export function useRefused(where: Where): readonly string[] {
  return useWaiting(formsOf(where)).flatMap(({ form, refusal }) => (refusal ? [form.slice(formsOf(where).length)] : []))
}
