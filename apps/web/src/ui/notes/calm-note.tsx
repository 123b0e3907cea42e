import type { ReactNode } from 'react'
import './calm-note.css'

/** Something worth knowing that is no problem: a draft kept, a link on its way. `live` where it appears by itself. */
export function CalmNote({ icon, live = false, children }: { icon?: ReactNode; live?: boolean; children: ReactNode }) {
  return (
    <div className="calm-note" role={live ? 'status' : undefined}>
      {icon}
      <div className="col">{children}</div>
    </div>
  )
}
