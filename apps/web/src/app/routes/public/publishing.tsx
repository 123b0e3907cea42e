import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { PublishingList } from '#features/publications/publishing-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

const lists = ['waiting', 'world', 'back'] as const

/** What colleagues let out to the world, for a coordinator to read first. */
export default function PublishingScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'publication:decide', { schoolId: me.school.id })) return <NotFoundScreen />
  return <View timeZone={me.school.timeZone} />
}

function View({ timeZone }: { timeZone: string }) {
  const heading = usePageTitle('Publishing · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <div className="col tight">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Publishing
        </h1>
        <p className="quiet">
          The owner of each story has agreed to these words. They can withdraw it at any time, and you can unpublish it.
        </p>
      </div>
      {lists.map(which => (
        <PublishingList key={which} which={which} timeZone={timeZone} Sign={HubChip} />
      ))}
    </main>
  )
}
