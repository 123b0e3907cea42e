import type { MailPreview } from '@hubs/schema/notices'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Fold } from '#ui/fold.tsx'
import { previewWords } from './notice-labels.ts'
import { previewsQuery } from './notices.queries.ts'
import './notices.css'

const mayTurnOff = ({ optional }: MailPreview) =>
  optional ? 'People can have it once a day, or turn it off.' : 'People can’t turn it off.'

/** Each email as people get it, about the school's next meeting. */
export function MailPreviews() {
  const { data } = useSuspenseQuery(previewsQuery())
  const byKind = [...Map.groupBy(data.items, ({ kind }) => kind).values()]
  return (
    <>
      {byKind.map(previews => {
        const [first] = previews
        if (!first) return null
        const { name, when } = previewWords[first.kind]
        return (
          <Fold key={first.kind} title={name} words={`${when} ${mayTurnOff(first)}`}>
            {previews.map(each => (
              <OnePreview key={each.id} preview={each} />
            ))}
          </Fold>
        )
      })}
    </>
  )
}

/** As a mail program shows it, which runs nothing and loads nothing; and as plain text. */
function OnePreview({ preview: { id, when, subject, text } }: { preview: MailPreview }) {
  return (
    <article className="mail-preview">
      {when && <h3>{when}</h3>}
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
