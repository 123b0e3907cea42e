import './year-rail.css'

export type RailStop = { id: string; date: string; name: string; state: 'past' | 'next' | 'to-come' }

/** The year in one line: what was, what is next, what is to come. */
export function YearRail({ stops, label }: { stops: readonly RailStop[]; label: string }) {
  return (
    <ol className="year-rail num" aria-label={label}>
      {stops.map(stop => (
        <li key={stop.id} data-state={stop.state}>
          <strong>
            {stop.date}
            {stop.state !== 'to-come' && <b className="hidden-text">{stop.state === 'past' ? ', past' : ', next'}</b>}
          </strong>
          <span>
            <bdi>{stop.name}</bdi>
          </span>
        </li>
      ))}
    </ol>
  )
}
