import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { PlainPage, type PlainPageProps } from './page-frame.tsx'

type PageProps = Omit<PlainPageProps, 'wayBack'> & {
  /** Up to what it is part of. */
  back?: { to: string; label: ReactNode } | undefined
}

/** The frame of each screen: its name in the tab, the way back, the heading that has the focus on arrival. */
export function Page({ back, ...rest }: PageProps) {
  return <PlainPage {...rest} wayBack={back && <BackLink to={back.to}>{back.label}</BackLink>} />
}
