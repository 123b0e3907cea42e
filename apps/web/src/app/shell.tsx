import { useQuery } from '@tanstack/react-query'
import CalendarDays from 'lucide-react/icons/calendar-days'
import CircleUserRound from 'lucide-react/icons/circle-user-round'
import House from 'lucide-react/icons/house'
import UsersRound from 'lucide-react/icons/users-round'
import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts'
import { meQuery } from '#features/accounts/me.query.ts'
import { publicProgrammeQuery } from '#features/programmes/programmes.queries.ts'
import { Logo } from '#ui/logo.tsx'
import { paths } from './paths.ts'
import './shell.css'

const places = [
  { to: paths.home, name: 'Home', Icon: House },
  { to: paths.choose, name: 'Hubs', Icon: UsersRound },
  { to: paths.meetings, name: 'Meetings', Icon: CalendarDays },
] as const

function SchoolName({ me }: { me: Me | null | undefined }) {
  const { data } = useQuery({ ...publicProgrammeQuery(), enabled: !me })
  return (
    <Link to={paths.public} className="shell-school">
      <Logo />
      {me?.school.name ?? data?.school.name ?? 'Learning Hubs'}
    </Link>
  )
}

function SignedInNav({ me }: { me: Me }) {
  return (
    <nav className="shell-nav shell-wide-only" aria-label="Main">
      {places.map(({ to, name }) => (
        <NavLink key={to} to={to}>
          {name}
        </NavLink>
      ))}
      <NavLink to={paths.account}>
        <CircleUserRound className="icon" aria-hidden />
        {me.name}
      </NavLink>
    </nav>
  )
}

function VisitorNav() {
  return (
    <nav className="shell-nav" aria-label="Main">
      <Link className="shell-wide-only" to={`${paths.public}#hubs`}>
        The hubs
      </Link>
      <Link className="shell-wide-only" to={`${paths.public}#how`}>
        How it works
      </Link>
      <Link className="shell-wide-only" to={`${paths.public}#reading`}>
        Reading
      </Link>
      <Link className="btn" to={paths.signIn()}>
        Sign in
      </Link>
    </nav>
  )
}

function BottomBar() {
  return (
    <nav className="shell-bottom no-print" aria-label="Main, at the foot">
      {[...places, { to: paths.account, name: 'Me', Icon: CircleUserRound }].map(({ to, name, Icon }) => (
        <NavLink key={to} to={to}>
          <span>
            <Icon className="icon" aria-hidden />
          </span>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}

/** The bars round a screen. Every screen brings its own `<main id="main" className="page">`. */
export function Shell({ children }: { children: ReactNode }) {
  const { data: me } = useQuery(meQuery())
  return (
    <>
      <a className="shell-skip btn" href="#main">
        Skip to the page
      </a>
      <header className="shell-top">
        <div className="shell-top-in">
          <SchoolName me={me} />
          {me && <SignedInNav me={me} />}
          {me === null && <VisitorNav />}
        </div>
      </header>
      {children}
      {me && <BottomBar />}
    </>
  )
}
