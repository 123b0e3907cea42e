import CloudUpload from 'lucide-react/icons/cloud-upload'
import { useWaiting } from '#lib/storage/outbox.ts'
import { waitWords, whereKept, type Why } from '#lib/storage/waits.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import type { DiscussionSubject } from '../discussion.queries.ts'
import { formsOf, type Typed } from '../reply-draft.ts'

/** What was written here without the network: that it is kept. What was refused stands in its own field again. */
export function WaitingReplies({ subject }: { subject: DiscussionSubject }) {
  const kept = useWaiting(formsOf(subject)).filter(each => each.refusal === null)
  return (
    <div className="col" role="status">
      {kept.map(
        ({ key, why, typed }) =>
          // What is on its way does not wait yet.
          why && (
            <CalmNote key={key} icon={<CloudUpload className="icon" aria-hidden />}>
              <p>
                <strong>Your comment is waiting to be sent.</strong> {whenSent(why)}
              </p>
              <Markdown text={(typed as Typed).text} />
            </CalmNote>
          ),
      )}
    </div>
  )
}

function whenSent(why: Why): string {
  const { because, will } = waitWords(why)
  return `${because} ${whereKept()} It ${will}.`
}

/** The threads whose answer was refused later: their field opens by itself. */
export function useRefused(subject: DiscussionSubject): readonly string[] {
  return useWaiting(formsOf(subject)).flatMap(({ form, refusal }) =>
    refusal ? [form.slice(formsOf(subject).length)] : [],
  )
}
