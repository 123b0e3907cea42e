import { REPLY_MOST } from '@hubs/schema/discussion'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MarkdownEditor } from '#ui/fields/markdown-editor.tsx'
import { readersQuery, type DiscussionSubject } from '../discussion.queries.ts'
import type { Typed } from '../reply-draft.ts'

export type ReplyEditorProps = {
  subject: DiscussionSubject
  label: string
  error?: string | undefined
  value: Typed
  rows?: number
  focusNow?: boolean
  onChange: (typed: Typed) => void
  onSend: () => void
}

const MOST_SHOWN = 6

/** A reply's field, where an @ finds those who can read it. */
export function ReplyEditor({ subject, value, onChange, ...rest }: ReplyEditorProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const { data } = useQuery({ ...readersQuery(subject, asked ?? ''), enabled: asked !== null })
  return (
    <MarkdownEditor
      {...rest}
      value={value.text}
      max={REPLY_MOST}
      suggesting={{
        found: data?.slice(0, MOST_SHOWN),
        ask: setAsked,
        pick: ({ id, name }, text) =>
          onChange({ text, picked: [...value.picked.filter(each => each.id !== id), { id, name }] }),
      }}
      onChange={text => onChange({ ...value, text })}
    />
  )
}
