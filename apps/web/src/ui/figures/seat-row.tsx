import './seat-row.css'

type SeatRowProps = { taken: number; places: number; minimum: number; label: string }

/** Seats in a row, the ones that must be taken first, then the ones that may. */
export function SeatRow({ taken, places, minimum, label }: SeatRowProps) {
  return (
    <span className="seat-row" role="img" aria-label={label}>
      {Array.from({ length: Math.max(places, taken) }, (_, index) => (
        <i
          key={index}
          data-taken={index < taken || undefined}
          data-last-needed={(index === minimum - 1 && minimum < places) || undefined}
        />
      ))}
    </span>
  )
}
