import './hub-dates.css'

export type HubDate = { id: string; halfTerm: string; when: string; past: boolean; next: boolean }

/** The hub's dates of the year. */
export function HubDates({ dates }: { dates: readonly HubDate[] }) {
  return (
    <ol className="hub-dates plain num">
      {dates.map(({ id, halfTerm, when, past, next }) => (
        <li key={id} data-past={past || undefined} data-next={next || undefined}>
          <span>{halfTerm}</span>
          <span>
            {when}
            {next && <span className="hidden-text">, next</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
