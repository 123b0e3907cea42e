import type { ReactNode } from 'react'
import { usePage } from '#lib/use-page.ts'

/** Instead of what a classroom screen would show: why not, and what to do. */
export function ScreenNotice({ title, children }: { title: string; children: ReactNode }) {
  const heading = usePage(`${title} · Learning Hubs`)
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}

export function CookiesBlocked() {
  return (
    <ScreenNotice title="This browser keeps no cookies">
      <p className="lead">
        Without one cookie this screen could not be told from any other. Allow cookies for this address, or open it in
        another browser on this computer, then load the page again.
      </p>
      <p>
        <a className="btn main" href={globalThis.location?.pathname}>
          Load it again
        </a>
      </p>
    </ScreenNotice>
  )
}
