import { isolated } from '@hubs/rules/text/isolated'
import { can } from '@hubs/rules/can'
import { useNavigate } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { NewHubForm } from '#features/hubs/editor/new-hub-form.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

/** For coordinators. Its group and places come with it; who leads it is chosen on its own page. */
export default function NewHubScreen() {
  const me = useMe()
  const navigate = useNavigate()
  const say = useToast()
  if (!can(actorOf(me), 'hub:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return (
    <Page
      look="narrow-page"
      title="New hub"
      back={{ to: `${paths.programme}#hubs`, label: 'Programme' }}
      lead="A new hub alongside the others, with its own guiding question and intended outcomes."
    >
      <Section title="About this hub">
        <NewHubForm
          onOpened={({ name, slug }) => {
            say(`${isolated(name)} is open. Choose its facilitator next.`)
            void navigate(paths.programmeHub(slug))
          }}
        />
      </Section>
    </Page>
  )
}
