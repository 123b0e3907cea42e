import type { ReactNode } from 'react'
import './chip.css'

/** A small label. Inside `data-hub` it takes the hub's colour. */
export function Chip({ children }: { children: ReactNode }) {
  return <span className="chip">{children}</span>
}
