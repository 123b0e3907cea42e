import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MarkdownEditor } from '#ui/markdown-editor.tsx'
import { colleaguesQuery } from './discussion.queries.ts'
import { MAX, type Named, type Typed } from './typed.ts'

export type ReplyEditorProps = {
  label: string
  error?: string | undefined
  value: Typed
  rows?: number
  focusNow?: boolean
  /** Who can be named, where that is not everybody at the school. */
  people?: readonly Named[] | undefined
  onChange: (typed: Typed) => void
  onSend: () => void
}

const MOST_SHOWN = 6

/** The names with a word that begins so. */
function fitting(people: readonly Named[], typed: string): Named[] {
  const begin = typed.toLowerCase()
  return people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${begin}`))
}

/** A reply's field, where an @ finds colleagues. */
export function ReplyEditor({ value, people, onChange, ...rest }: ReplyEditorProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const { data } = useQuery({ ...colleaguesQuery(asked ?? ''), enabled: asked !== null && !people })
  const found = people ? fitting(people, asked ?? '') : data?.map(({ job, ...each }) => ({ ...each, words: job }))
  return (
    <MarkdownEditor
      {...rest}
      value={value.text}
      max={MAX}
      suggesting={{
        found: found?.slice(0, MOST_SHOWN),
        ask: setAsked,
        pick: ({ id, name }, text) =>
          onChange({ text, picked: [...value.picked.filter(each => each.id !== id), { id, name }] }),
      }}
      onChange={text => onChange({ ...value, text })}
    />
  )
}
