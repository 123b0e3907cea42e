import type { MailPreview } from '@hubs/schema/notices'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Fold } from '#ui/fold.tsx'
import { previewWords } from './notice-labels.ts'
import { previewsQuery } from './notices.queries.ts'
import './notices.css'

const groups = [
  { optional: false, title: 'Always sent', words: 'No one can turn these off.' },
  {
    optional: true,
    title: 'Sent unless turned off',
    words: 'Under Notifications, everyone can choose to have these once a day, or only in Learning Hubs.',
  },
]

/** Each email as people get it, about the school's next meeting. */
export function MailPreviews() {
  const { data } = useSuspenseQuery(previewsQuery())
  return (
    <>
      {groups.map(({ optional, title, words }) => (
        <div key={title} className="mail-kinds">
          <h2>{title}</h2>
          <p className="quiet">{words}</p>
          <Kinds previews={data.items.filter(each => each.optional === optional)} />
        </div>
      ))}
    </>
  )
}

function Kinds({ previews }: { previews: readonly MailPreview[] }) {
  const byKind = [...Map.groupBy(previews, ({ kind }) => kind)]
  return (
    <div>
      {byKind.map(([kind, each]) => (
        <Fold key={kind} level={3} title={previewWords[kind].name} words={previewWords[kind].when}>
          {each.map(preview => (
            <OnePreview key={preview.id} preview={preview} />
          ))}
        </Fold>
      ))}
    </div>
  )
}

/** As a mail program shows it, which runs nothing and loads nothing; and as plain text. */
function OnePreview({ preview: { id, when, subject, text } }: { preview: MailPreview }) {
  return (
    <article className="mail-preview">
      {when && <h4>{when}</h4>}
      <p>
        <span className="quiet">Subject:</span> <strong>{subject}</strong>
      </p>
      <iframe sandbox="" loading="lazy" title={subject} src={`/api/v1/emails/previews/${id}/page`} />
      <details>
        <summary>Plain text</summary>
        <p className="mail-text" dir="auto">
          {text}
        </p>
      </details>
    </article>
  )
}
