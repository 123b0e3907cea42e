import { useSuspenseQuery } from '@tanstack/react-query'
import { quoted } from '@hubs/rules/text/quoted'
import { can } from '@hubs/rules/can'
import { useNavigate } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { StrategyNewForm } from '#features/strategies/editing/strategy-new-form.tsx'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { NoPage } from '#ui/page/no-page.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { pickReferences } from './references/pick-references.tsx'
import '../narrow-page.css'

/** For members and facilitators of any hub, and for coordinators. It begins as proposed, and the hub it is for decides. */
export default function StrategyNewScreen() {
  const me = useMe()
  const may = can(actorOf(me), 'strategy:propose', { schoolId: me.school.id })
  if (!may)
    return (
      <NoPage
        title="Only hub members can propose strategies"
        lead="When you’re in a hub, you can propose a strategy. You can read and try them all now."
      >
        <LinkButton to={paths.choose}>See the hubs</LinkButton>
        <LinkButton to={paths.library}>See all strategies</LinkButton>
      </NoPage>
    )
  return (
    <Page look="narrow-page" title="Propose a strategy" back={{ to: paths.library, label: 'Strategies' }}>
      <Boundary waiting="Loading the hubs…">
        <NewForm own={me.membership?.hubSlug ?? ''} />
      </Boundary>
    </Page>
  )
}

function NewForm({ own }: { own: string }) {
  const { data: hubs } = useSuspenseQuery(hubsQuery())
  const navigate = useNavigate()
  const say = useToast()
  return (
    <StrategyNewForm
      pick={pickReferences}
      hubs={hubs}
      hub={own}
      onDone={({ code, name }) => {
        say(`${quoted(name)} has been added to the library as proposed.`)
        void navigate(paths.strategy(code))
      }}
    />
  )
}
