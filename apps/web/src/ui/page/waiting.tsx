import '../notes/notes.css'

/** A wait that says what for: `<Waiting what="Loading the hubs…" />`. */
export function Waiting({ what }: { what: string }) {
  return (
    <p className="waiting" role="status">
      <span className="waiting-dots" aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {what}
    </p>
  )
}
