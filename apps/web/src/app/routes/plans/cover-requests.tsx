import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { CoverList } from '#features/plans/observations/cover-list.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { Page } from '#ui/page/page.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

/** For coordinators: only that and when cover is needed, not what the visit is about. */
export default function CoverScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'observation:cover', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Cover />
}

function Cover() {
  return (
    <Page
      look="narrow-page"
      title="Cover requests"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="Colleagues who need cover so they can observe someone. Who they’re observing, and why, is private to them."
    >
      <CoverList />
    </Page>
  )
}
