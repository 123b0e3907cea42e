import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import { meQuery } from '#features/accounts/me.query.ts'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { paths } from '#shared/paths.ts'
import { ErrorBoundary } from '#ui/page/boundary.tsx'
import { SchoolMark } from '#ui/logo.tsx'
import { Unsent } from '../outbox/unsent.tsx'
import './shell.css'

// A visitor's browser needs neither of them, nor their signs.
const TopNav = lazy(() => import('./signed-in-bars.tsx').then(each => ({ default: each.TopNav })))
const BackupWarning = lazy(() => import('./backup-warning-bar.tsx'))
const BottomBar = lazy(() => import('./signed-in-bars.tsx').then(each => ({ default: each.BottomBar })))

function SchoolName({ me }: { me: Me | null | undefined }) {
  const { data } = useQuery({ ...publicProgrammeQuery(), enabled: !me })
  return (
    <Link to={paths.public} className="shell-school">
      <SchoolMark />
      <bdi>{me?.school.name ?? data?.school.name ?? 'Learning Hubs'}</bdi>
    </Link>
  )
}

function VisitorNav() {
  return (
    <nav className="shell-nav" aria-label="Main">
      <Link className="shell-wide-only" to={`${paths.public}#hubs`}>
        The hubs
      </Link>
      <Link className="shell-wide-only" to={`${paths.public}#how`}>
        How a hub meets
      </Link>
      <Link className="shell-wide-only" to={paths.publications}>
        What we’ve found
      </Link>
      <Link className="btn" to={paths.signIn()}>
        Sign in
      </Link>
    </nav>
  )
}

/** The bars round a screen. Every screen brings its own `Page`. */
export function Shell({ children }: { children: ReactNode }) {
  const { data: me } = useQuery(meQuery())
  return (
    <>
      <a className="shell-skip btn" href="#main">
        Skip to main content
      </a>
      <header className="shell-top">
        <div className="shell-top-in">
          <SchoolName me={me} />
          <ErrorBoundary instead={null}>
            <Suspense>{me && <TopNav me={me} />}</Suspense>
          </ErrorBoundary>
          {me === null && <VisitorNav />}
        </div>
      </header>
      <div className="shell-unsent">
        <Unsent />
      </div>
      <ErrorBoundary instead={null}>
        <Suspense>{me?.roles.includes('administrator') && <BackupWarning />}</Suspense>
      </ErrorBoundary>
      {children}
      <ErrorBoundary instead={null}>
        <Suspense>{me && <BottomBar me={me} />}</Suspense>
      </ErrorBoundary>
    </>
  )
}
