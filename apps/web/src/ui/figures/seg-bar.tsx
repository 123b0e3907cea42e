import './seg-bar.css'

export type SegBarPart = {
  id: string
  /** Its share of the bar: minutes or milliseconds, the same unit for all. */
  size: number
  state: 'done' | 'now' | 'to-come'
  /** How much of it is over, 0 to 1; asked only of the part that is now. */
  filled?: number
}

/** The bar of time: parts to scale. `label` says the same in words. */
export function SegBar({ parts, label }: { parts: readonly SegBarPart[]; label: string }) {
  return (
    <div className="seg-bar" role="img" aria-label={label}>
      {parts.map(part => (
        <div
          key={part.id}
          className="seg-bar-part"
          data-state={part.state}
          style={{ flexGrow: part.size, flexBasis: 0 }}
        >
          {part.state === 'now' && (
            <div
              className="seg-bar-fill"
              style={{ inlineSize: `${Math.min(1, Math.max(0, part.filled ?? 0)) * 100}%` }}
            />
          )}
        </div>
      ))}
    </div>
  )
}
