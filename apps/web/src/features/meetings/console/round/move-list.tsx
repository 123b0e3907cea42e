import { nameApart } from '@hubs/rules/text/told-apart'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { Apart } from '#ui/text/name.tsx'
import './move-list.css'

type Item = { id: string; name: string; apart?: string | undefined }
type MoveListProps = {
  items: readonly Item[]
  onMove: (ids: string[]) => void
  /** Where one can be taken out again. */
  onRemove?: (id: string) => void
}

/** People in an order, each with a button up and one down. */
export function MoveList({ items, onMove, onRemove }: MoveListProps) {
  const list = useRef<HTMLOListElement>(null)
  function move(at: number, by: -1 | 1) {
    const ids = items.map(({ id }) => id)
    const [id = ''] = ids.splice(at, 1)
    ids.splice(at + by, 0, id)
    onMove(ids)
    // The button goes along with its line; at the end of the list it can't be pressed on, and its twin takes the focus.
    const end = at + by === (by < 0 ? 0 : items.length - 1)
    const twin = end ? (by < 0 ? 'down' : 'up') : null
    if (twin) list.current?.querySelector<HTMLElement>(`[data-of="${CSS.escape(id)}"][data-way="${twin}"]`)?.focus()
  }
  return (
    <ol className="plain move-list" ref={list}>
      {items.map((item, at) => (
        <li key={item.id}>
          <span className="num quiet">{at + 1}</span>
          <span>
            <bdi>{item.name}</bdi>
            <Apart of={item} />
          </span>
          {([-1, 1] as const).map(by => (
            <button
              key={by}
              type="button"
              data-of={item.id}
              data-way={by < 0 ? 'up' : 'down'}
              disabled={at + by < 0 || at + by >= items.length}
              aria-label={`${nameApart(item)}: ${by < 0 ? 'earlier' : 'later'}`}
              onClick={() => move(at, by)}
            >
              {by < 0 ? <ArrowUp className="icon" aria-hidden /> : <ArrowDown className="icon" aria-hidden />}
            </button>
          ))}
          {onRemove && (
            <button type="button" aria-label={`${nameApart(item)}: remove`} onClick={() => onRemove(item.id)}>
              <X className="icon" aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
