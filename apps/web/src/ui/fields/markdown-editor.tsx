import { count } from '@hubs/rules/text/words'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { Field } from './field.tsx'
import { Markdown } from '../text/markdown.tsx'
import { NameList } from '../text/name-list.tsx'
import { useAtNames, type Suggesting } from '../text/use-at-names.ts'
import './markdown-editor.css'

type MarkdownEditorProps = {
  label: string
  hint?: ReactNode
  name?: string
  error?: string | undefined
  value: string
  /** In characters. */
  max: number
  rows?: number
  /** It has just been opened. */
  focusNow?: boolean
  suggesting?: Suggesting
  /** For those who know nothing of the signs: they may use them, and are not told of them. */
  plainly?: boolean
  onChange: (text: string) => void
  /** Ctrl and Enter. */
  onSend: () => void
}

/** From here on one is told how much room is left. */
const NEAR = 200

/** One goes on typing where the text ends. */
function useFocusAtEnd(field: RefObject<HTMLTextAreaElement | null>, focusNow = false) {
  useEffect(() => {
    const opened = focusNow ? field.current : null
    opened?.focus()
    opened?.setSelectionRange(opened.value.length, opened.value.length)
  }, [field, focusNow])
}

/** A plain field for text with a few signs in it, and how it will look. */
export function MarkdownEditor({ label, hint, error, value, max, focusNow, ...rest }: MarkdownEditorProps) {
  const { suggesting, plainly = false, onChange, onSend, ...control } = rest
  const field = useRef<HTMLTextAreaElement>(null)
  const [preview, setPreview] = useState(false)
  useFocusAtEnd(field, focusNow)
  const names = useAtNames({ field, text: value, suggesting })
  const onKeyDown = (event: KeyboardEvent) => {
    if (names.onKey(event) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    <div className="markdown-editor">
      <div className="markdown-editor-field" hidden={preview}>
        <Field
          {...control}
          {...names.wiring}
          kind="long"
          label={label}
          hint={hint}
          error={error}
          ref={field}
          value={value}
          aria-keyshortcuts="Control+Enter"
          onChange={({ target }) => {
            onChange(target.value)
            names.look(target.value, target.selectionStart)
          }}
          onSelect={({ currentTarget }) => names.look(currentTarget.value, currentTarget.selectionStart)}
          onBlur={names.close}
          onKeyDown={onKeyDown}
        />
        {names.open && (
          <NameList
            id={names.listId}
            label="Colleagues"
            found={names.found}
            active={names.active}
            onPick={names.pick}
          />
        )}
      </div>
      {preview && <Preview label={label} hint={hint} text={value} />}
      <Foot {...{ value, max, preview, setPreview, plainly }} names={Boolean(suggesting)} />
      <p className="hidden-text" role="status">
        {names.open && `${count(names.found.length, 'name')}. Choose with the arrow keys and Enter.`}
      </p>
    </div>
  )
}

/** In the field's place, named and explained as it is. */
function Preview({ label, hint, text }: { label: string; hint: ReactNode; text: string }) {
  return (
    <div className="field">
      <span className="markdown-editor-name" aria-hidden>
        {label}
      </span>
      {hint && <span className="field-hint">{hint}</span>}
      <section className="markdown-editor-preview" aria-label={`${label}: preview`}>
        {text.trim() === '' ? <p className="quiet">Nothing to preview yet.</p> : <Markdown text={text} />}
      </section>
    </div>
  )
}

type FootProps = {
  value: string
  max: number
  names: boolean
  plainly: boolean
  preview: boolean
  setPreview: (on: boolean) => void
}

function Foot({ value, max, names, plainly, preview, setPreview }: FootProps) {
  const left = max - value.length
  return (
    <div className="markdown-editor-foot s quiet">
      <span className="markdown-editor-switch">
        <button type="button" aria-pressed={!preview} onClick={() => setPreview(false)}>
          Write
        </button>
        <button type="button" aria-pressed={preview} onClick={() => setPreview(true)}>
          Preview
        </button>
      </span>
      {!plainly && <span>**bold**, *italic*, - a list, &gt; a quote{names && ', @ to mention someone'}</span>}
      {left < NEAR && (
        <strong role="status" className="num" data-over={left < 0 || undefined}>
          {left >= 0 ? `${count(left, 'character')} left` : `${count(-left, 'character')} over the limit`}
        </strong>
      )}
    </div>
  )
}
