import { useState } from 'react'
import { HeldList } from '#features/discussion/moderation/held-list.tsx'
import type { Which } from '#features/discussion/moderation/moderation.queries.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

const choices = [
  { value: 'waiting', label: 'To review' },
  { value: 'decided', label: 'Decided' },
]

/** For coordinators. To everybody else it is no page at all: that a visitor waits is not theirs to know. */
export default onlyFor('reply:moderate', me => <Moderation timeZone={me.school.timeZone} />)

function Moderation({ timeZone }: { timeZone: string }) {
  const [which, setWhich] = useState<Which>('waiting')
  return (
    <Page
      look="narrow-page"
      title="Visitor comments"
      back={{ to: paths.home, label: 'Home' }}
      quiet
      lead="Comments from visitors to the public page. They’re not published until a coordinator approves them. Only coordinators can see email addresses."
    >
      <ChoiceField
        kind="one"
        name="which"
        label="Show"
        choices={choices}
        chosen={which}
        onChange={event => setWhich(event.target.value === 'decided' ? 'decided' : 'waiting')}
      />
      <Boundary key={which} waiting="Loading comments…">
        <HeldList which={which} timeZone={timeZone} />
      </Boundary>
    </Page>
  )
}
