import type { ReactNode } from 'react'
import { WideTable } from '#ui/wide-table.tsx'
import '#ui/stacked-table.css'
import './allocation.css'

/** Figures of an allocation: as many columns as there are hubs, or choices. */
export function AllocationTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <WideTable label={label}>
      <table className="allocation-table stacked-table num" data-figures>
        <caption className="hidden-text">{label}</caption>
        {children}
      </table>
    </WideTable>
  )
}
