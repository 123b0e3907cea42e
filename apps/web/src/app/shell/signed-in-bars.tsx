import CalendarDays from 'lucide-react/icons/calendar-days'
import ChartColumn from 'lucide-react/icons/chart-column'
import CircleUserRound from 'lucide-react/icons/circle-user-round'
import House from 'lucide-react/icons/house'
import LibraryBig from 'lucide-react/icons/library-big'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import UsersRound from 'lucide-react/icons/users-round'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import type { Me } from '@hubs/schema/accounts/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { paths } from '#shared/paths.ts'
import { adminAreas } from './admin-nav.ts'
import { SearchButton } from '../search/search-button.tsx'
import './signed-in-bars.css'

const home = { to: paths.home, name: 'Home', Icon: House }
const plans = { to: paths.plans, name: 'My plans', Icon: NotebookPen }
const hubs = { to: paths.choose, name: 'Hubs', Icon: UsersRound }
const library = { to: paths.library, name: 'Strategies', Icon: LibraryBig }
const meetings = { to: paths.meetings, name: 'Meetings', Icon: CalendarDays }
const reports = { to: paths.termReport('latest'), name: 'Reports', Icon: ChartColumn }

/** Governors and other leaders outside the hubs and the work of coordinating: they come to read of a term. */
const readsOnly = (me: Me) => {
  const school = { schoolId: me.school.id }
  return (
    !me.membership &&
    me.leads.length === 0 &&
    can(actorOf(me), 'report:participation', school) &&
    !can(actorOf(me), 'report:exact', school)
  )
}

/** What one does, then what one reads, then what one chooses: in one order for all. Plans are for those who are in a hub. */
const placesOf = (me: Me) => {
  if (readsOnly(me)) return [home, reports, library, hubs]
  return me.membership ? [home, plans, meetings, library, hubs] : [home, meetings, library, hubs]
}

/** Five have room on a phone with oneself: who is in a hub has its page a tap away, on home and in the library. */
const underThumb = (me: Me) => placesOf(me).filter(place => !me.membership || place !== hubs)

/** A hub's own page belongs to the hubs, although its address is that of the public one. */
function isWithin(pathname: string, to: string): boolean {
  if (to === paths.choose && pathname.startsWith(paths.hub(''))) return true
  if (to === paths.library && [paths.strands, paths.references].some(each => pathname.startsWith(each))) return true
  if (to === paths.meetings && pathname.startsWith(paths.templates)) return true
  if (to === paths.choices && pathname.startsWith(paths.allocation)) return true
  if (to === reports.to && pathname.startsWith(paths.reports(''))) return true
  return pathname === to || pathname.startsWith(`${to}/`)
}

function NavItem({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <Link to={to} className={className} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
      {children}
    </Link>
  )
}

/** Where one can go, and after it what this person looks after, where there is room. */
export function TopNav({ me }: { me: Me }) {
  return (
    <>
      <SearchButton />
      <nav className="shell-nav shell-wide-only" aria-label="Main">
        {placesOf(me).map(({ to, name }) => (
          <NavItem key={to} to={to}>
            {name}
          </NavItem>
        ))}
        {adminAreas(me)
          .filter(({ bar }) => bar)
          .map(({ to, name }) => (
            <NavItem key={to} to={to} className="shell-widest-only">
              {name}
            </NavItem>
          ))}
        <NavItem to={paths.account}>
          <CircleUserRound className="icon" aria-hidden />
          {me.name}
        </NavItem>
      </nav>
    </>
  )
}

/** The same under the thumb. */
export function BottomBar({ me }: { me: Me }) {
  return (
    <nav className="shell-bottom no-print" aria-label="Main, bottom of page">
      {[...underThumb(me), { to: paths.account, name: 'Account', Icon: CircleUserRound }].map(({ to, name, Icon }) => (
        <NavItem key={to} to={to}>
          <span>
            <Icon className="icon" aria-hidden />
          </span>
          {name}
        </NavItem>
      ))}
    </nav>
  )
}
