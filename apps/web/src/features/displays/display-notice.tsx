import type { ReactNode } from 'react'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { PageFrame } from '#ui/page/page-frame.tsx'

/** Instead of what a classroom screen would show: why not, and what to do. */
export function DisplayNotice({ title, children }: { title: string; children: ReactNode }) {
  const heading = usePageTitle(`${title} · Learning Hubs`)
  return (
    <PageFrame>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </PageFrame>
  )
}

export function CookiesBlocked() {
  return (
    <DisplayNotice title="Cookies are turned off">
      <p className="lead">
        This screen needs one cookie to work. Allow cookies for this site, or use another browser on this computer, then
        reload the page.
      </p>
      <p>
        <a className="btn main" href={globalThis.location?.pathname}>
          Reload the page
        </a>
      </p>
    </DisplayNotice>
  )
}
