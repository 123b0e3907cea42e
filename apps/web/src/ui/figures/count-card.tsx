import type { ReactNode } from 'react'
import './count-card.css'

/** A number with what it counts, and what is behind it. */
export function CountCard({ number, what, behind }: { number: string; what: string; behind?: ReactNode }) {
  return (
    <div className="card count-card num">
      <p>
        <strong>{number}</strong> <br />
        {what}
      </p>
      {behind && <p className="s quiet">{behind}</p>}
    </div>
  )
}

export function CountCards({ children }: { children: ReactNode }) {
  return <div className="count-cards">{children}</div>
}
