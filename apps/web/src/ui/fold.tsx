import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId, type ReactNode } from 'react'
import './fold.css'

type FoldProps = {
  title: string
  /** What one would find inside, in a few words: under the title, however short. */
  words?: ReactNode
  /** Of its heading: 3 where it is one of several under another. */
  level?: 2 | 3
  /** From the start, where one comes for what is inside. */
  open?: boolean
  children: ReactNode
}

/** A part of a page behind its heading: a tap opens it, paper has it open. */
export function Fold({ title, words, level = 2, open, children }: FoldProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id}>
      <details className="fold card" open={open}>
        <summary>
          <span className="fold-words">
            <Heading id={id}>{title}</Heading>
            {words && <span className="quiet">{words}</span>}
          </span>
          <ChevronDown className="icon" aria-hidden />
        </summary>
        <div className="fold-inside">{children}</div>
      </details>
    </section>
  )
}
