import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { CoverList } from '#features/plans/observations/cover-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

export default function CoverScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'observation:cover', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Cover />
}

function Cover() {
  const heading = usePageTitle('Cover requests · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Cover requests
        </h1>
        <p className="lead quiet">
          Colleagues who need cover so they can observe someone. Who they’re observing, and why, is private to them.
        </p>
      </header>
      <CoverList />
    </main>
  )
}
