import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { useToast } from '../notes/status.tsx'
import './list-editor.css'

type ListEditorProps<T> = {
  label: string
  /** What one of them is called: "outcome". */
  noun: string
  value: readonly T[]
  onChange: (next: T[]) => void
  blank: () => T
  most: number
  /** The fields of one; `change` replaces it. */
  children: (item: T, index: number, change: (next: T) => void) => ReactNode
}

/** The list with the item at `from` moved to `to`. */
function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)]
}

/** Things in an order: add, take out (with undo), move up and down by buttons. */
export function ListEditor<T>({ label, noun, value, onChange, blank, most, children }: ListEditorProps<T>) {
  const say = useToast()
  const place = useRef<HTMLDivElement>(null)
  const focusNext = useRef('')
  const latest = useRef({ value, onChange })
  useEffect(() => {
    latest.current = { value, onChange }
    if (focusNext.current === '') return
    place.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = ''
  })
  const remove = (index: number) => {
    const gone = value.slice(index, index + 1)
    onChange(value.filter((_, each) => each !== index))
    focusNext.current =
      value.length > 1 ? `[data-item="${Math.max(0, index - 1)}"] [data-part="remove"]` : '[data-part="add"]'
    say(`${noun[0]?.toUpperCase()}${noun.slice(1)} ${index + 1} removed.`, () => {
      const now = latest.current
      now.onChange([...now.value.slice(0, index), ...gone, ...now.value.slice(index)])
    })
  }
  const move = (from: number, to: number) => {
    onChange(moved(value, from, to))
    const part = to < from ? 'up' : 'down'
    const end = to === 0 ? 'down' : to === value.length - 1 ? 'up' : part
    focusNext.current = `[data-item="${to}"] [data-part="${end}"]`
    say(`Now ${noun} ${to + 1} of ${value.length}.`)
  }
  const add = () => {
    onChange([...value, blank()])
    focusNext.current = `[data-item="${value.length}"] :is(input, textarea)`
  }
  return (
    <div ref={place} className="list-editor">
      <ol className="plain" aria-label={label}>
        {value.map((item, index) => (
          <li key={index} data-item={index} data-row={`${noun} ${index + 1}`}>
            <div className="list-editor-fields">
              {children(item, index, next => onChange(value.map((each, at) => (at === index ? next : each))))}
            </div>
            <ItemButtons noun={noun} index={index} count={value.length} onMove={move} onRemove={remove} />
          </li>
        ))}
      </ol>
      {value.length < most && (
        <Button onPress={add} data-part="add">
          <Plus className="icon" aria-hidden />
          Add {/^[aeiou]/.test(noun) ? 'an' : 'a'} {noun}
        </Button>
      )}
    </div>
  )
}

type ItemButtonsProps = {
  noun: string
  index: number
  count: number
  onMove: (from: number, to: number) => void
  onRemove: (index: number) => void
}

function ItemButtons({ noun, index, count, onMove, onRemove }: ItemButtonsProps) {
  const name = `${noun} ${index + 1}`
  return (
    <div className="list-editor-buttons">
      <button
        type="button"
        data-part="up"
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
        aria-label={`Move ${name} up`}
      >
        <ArrowUp className="icon" aria-hidden />
      </button>
      <button
        type="button"
        data-part="down"
        disabled={index === count - 1}
        onClick={() => onMove(index, index + 1)}
        aria-label={`Move ${name} down`}
      >
        <ArrowDown className="icon" aria-hidden />
      </button>
      <button type="button" data-part="remove" onClick={() => onRemove(index)} aria-label={`Remove ${name}`}>
        <Trash2 className="icon" aria-hidden />
      </button>
    </div>
  )
}
