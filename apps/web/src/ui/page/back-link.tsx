import ArrowLeft from 'lucide-react/icons/arrow-left'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import './back-link.css'

/** Up to what this page is part of. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="back-link no-print">
      <ArrowLeft className="icon" aria-hidden />
      {children}
    </Link>
  )
}
