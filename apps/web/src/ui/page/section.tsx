import { useId, type ReactNode } from 'react'
import './section.css'

type SectionProps = {
  title: string
  id?: string
  /** Before the title, where one is known by it. */
  icon?: ReactNode
  /** A sentence under the title. */
  words?: ReactNode
  /** Beside the title: a state, a button. */
  aside?: ReactNode
  children: ReactNode
}

/** A card with a heading. */
export function Section({ title, id, icon, words, aside, children }: SectionProps) {
  const own = useId()
  const titleId = id ?? own
  return (
    <section className="section card" aria-labelledby={titleId}>
      <div className="section-head">
        <div className="col tight">
          <h2 id={titleId} className={icon ? 'section-named' : undefined}>
            {icon}
            {title}
          </h2>
          {words && <p className="quiet">{words}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
