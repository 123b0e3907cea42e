import { useSuspenseQuery } from '@tanstack/react-query'
import { Fold } from '#ui/fold.tsx'
import { noticeWords } from './notice-labels.ts'
import { previewsQuery } from './notices.queries.ts'
import './notices.css'

/** Each email as people get it, about the school's next meeting. */
export function MailPreviews() {
  const { data } = useSuspenseQuery(previewsQuery())
  return (
    <>
      {data.items.map(({ kind, optional, subject, text }) => (
        <Fold
          key={kind}
          title={noticeWords[kind].name}
          words={`${noticeWords[kind].when} ${optional ? 'People can have it once a day, or turn it off.' : 'People can’t turn it off.'}`}
        >
          <p>
            <strong>{subject}</strong>
          </p>
          <p className="mail-preview" dir="auto">
            {text}
          </p>
        </Fold>
      ))}
    </>
  )
}
