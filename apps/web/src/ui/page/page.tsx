import type { ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import type { BackTo } from '#lib/page/way-back.ts'
import { BackLink } from './back-link.tsx'
import { PlainPage, type PlainPageProps } from './page-frame.tsx'

type PageProps = Omit<PlainPageProps, 'wayBack'> & {
  /** Up to what it is part of; a link that opens it may have it lead back to where that stands. */
  back?: { to: string; label: ReactNode } | undefined
}

/** The frame of each screen: its name in the tab, the way back, the heading that has the focus on arrival. */
export function Page({ back, ...rest }: PageProps) {
  // Whatever else a link carries has no way back in it.
  const state = useLocation().state as Partial<BackTo> | null
  const way = state?.back ?? back
  return <PlainPage {...rest} wayBack={way && <BackLink to={way.to}>{way.label}</BackLink>} />
}
