import type { ReactNode } from 'react'
import './allocation.css'

/** A table that may be wider than the window: it scrolls by itself, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <div className="allocation-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="allocation-table num">
        <caption className="hidden-text">{label}</caption>
        {children}
      </table>
    </div>
  )
}
