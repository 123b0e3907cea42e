import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { BackTo } from '#lib/page/way-back.ts'

type LinkButtonProps = {
  to: string
  look?: 'main' | 'plain' | 'ghost'
  big?: boolean
  className?: string
  newTab?: boolean
  /** A line more where the mouse rests. */
  title?: string
  /** What the page it opens is told: where it leads back to. */
  state?: BackTo
  children: ReactNode
}

/** A link that looks like a button, because it leads somewhere. Loads nothing but the router. */
export function LinkButton({
  to,
  look = 'plain',
  big = false,
  className = '',
  newTab = false,
  title,
  state,
  children,
}: LinkButtonProps) {
  const tab = newTab ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <Link to={to} className={`btn ${look} ${big ? 'big' : ''} ${className}`} {...{ title, state, ...tab }}>
      {children}
    </Link>
  )
}
