import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import './count-card.css'

type CountCardProps = { number: string; what: string; behind?: ReactNode; to?: string }

/** A number with what it counts, and what is behind it; `to` opens what it is made of. */
export function CountCard({ number, what, behind, to }: CountCardProps) {
  return (
    <div className="card count-card num">
      <p>
        <strong>{number}</strong> <br />
        {to === undefined ? what : <Link to={to}>{what}</Link>}
      </p>
      {behind && <p className="s quiet">{behind}</p>}
    </div>
  )
}

export function CountCards({ children }: { children: ReactNode }) {
  return <div className="count-cards">{children}</div>
}
