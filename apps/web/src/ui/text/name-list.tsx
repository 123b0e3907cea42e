import './name-list.css'

export type Suggested = { id: string; name: string; apart?: string }

type NameListProps = {
  id: string
  label: string
  found: readonly Suggested[]
  /** The one that Enter takes. */
  active: number
  onPick: (one: Suggested) => void
}

/** What may be meant, under a field that keeps the focus: the field names this list and the active line. */
export function NameList({ id, label, found, active, onPick }: NameListProps) {
  return (
    <div className="name-list" role="listbox" id={id} aria-label={label}>
      {found.map((one, index) => (
        <button
          key={one.id}
          type="button"
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the field loses the focus.
          onPointerDown={event => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <bdi>{one.name}</bdi>
          {one.apart && <span className="s quiet">{one.apart}</span>}
        </button>
      ))}
    </div>
  )
}
