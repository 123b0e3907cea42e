import { can } from '@hubs/rules/can'
import { useState } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { HeldList } from '#features/discussion/moderation/held-list.tsx'
import type { Which } from '#features/discussion/moderation/moderation.queries.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

const choices = [
  { value: 'waiting', label: 'To review' },
  { value: 'decided', label: 'Decided' },
]

export default function ModerationScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'reply:moderate', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Moderation timeZone={me.school.timeZone} />
}

function Moderation({ timeZone }: { timeZone: string }) {
  const heading = usePageTitle('Visitor comments · Learning Hubs')
  const [which, setWhich] = useState<Which>('waiting')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Visitor comments
        </h1>
        <p className="lead quiet">
          Comments from visitors to the public page. They’re not published until a coordinator approves them. Email
          addresses are never shown.
        </p>
      </header>
      <ChoiceField
        kind="one"
        name="which"
        label="Show"
        choices={choices}
        chosen={which}
        onChange={event => setWhich(event.target.value === 'decided' ? 'decided' : 'waiting')}
      />
      <HeldList key={which} which={which} timeZone={timeZone} />
    </main>
  )
}
