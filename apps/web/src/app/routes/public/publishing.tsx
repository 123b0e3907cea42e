import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { PublishingList } from '#features/publications/publishing-list.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { Page } from '#ui/page/page.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

const lists = ['waiting', 'world', 'back'] as const

/** What colleagues let out to the world, for a coordinator to read first. */
/** For coordinators: nothing goes out before one has read it as it will stand there. */
export default function PublishingScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'publication:decide', { schoolId: me.school.id })) return <NotFoundScreen />
  return <View timeZone={me.school.timeZone} />
}

function View({ timeZone }: { timeZone: string }) {
  return (
    <Page
      look="narrow-page"
      title="Publishing"
      back={{ to: paths.home, label: 'Home' }}
      more={
        <p className="quiet">
          The owner of each story has agreed to these words. They can withdraw it at any time, and you can unpublish it.
        </p>
      }
    >
      {lists.map(which => (
        <PublishingList key={which} which={which} timeZone={timeZone} Sign={HubChip} />
      ))}
    </Page>
  )
}
