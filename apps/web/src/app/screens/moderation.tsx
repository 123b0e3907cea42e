import { can } from '@hubs/rules/can'
import { useState } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { HeldList } from '#features/discussion/held-list.tsx'
import type { Which } from '#features/discussion/moderation.queries.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { ChoiceField } from '#ui/choice-field.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

const choices = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'decided', label: 'Decided' },
]

export default function ModerationScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'reply:moderate', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Moderation timeZone={me.school.timeZone} />
}

function Moderation({ timeZone }: { timeZone: string }) {
  const heading = usePage('Visitors’ replies · Learning Hubs')
  const [which, setWhich] = useState<Which>('waiting')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <BackLink to={paths.home}>Home</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Visitors’ replies
        </h1>
        <p className="lead quiet">
          What visitors write on the public page. Nobody else sees it until a coordinator accepts it; the mail address
          is never shown.
        </p>
      </header>
      <ChoiceField
        kind="one"
        name="which"
        label="Show"
        hint={
          which === 'waiting' ? 'Keys: J and K for the next and the one before, A to accept, R to refuse.' : undefined
        }
        choices={choices}
        chosen={which}
        onChange={event => setWhich(event.target.value === 'decided' ? 'decided' : 'waiting')}
      />
      <HeldList key={which} which={which} timeZone={timeZone} />
    </main>
  )
}
