import type { ReactNode } from 'react'
import './wide-table.css'

/** Round a table that may be wider than its card: it scrolls by itself, by keyboard too, and shows that there is more. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <div className="wide-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
