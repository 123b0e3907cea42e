import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useNavigate, useParams } from 'react-router-dom'
import { paths } from '#app/paths.ts'
import { StrategyEditForm } from '#features/strategies/editing/strategy-edit-form.tsx'
import { StrategyGate } from '#features/strategies/strategy-gate.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { useToast } from '#ui/status.tsx'
import { pickReferences } from './pick-references.tsx'
import { StrategyNotThere } from './strategy-not-there.tsx'
import '../narrow-page.css'

export default function StrategyEditScreen() {
  const { code = '' } = useParams()
  return (
    <StrategyGate code={code} notThere={<StrategyNotThere code={code} />}>
      {strategy => <Page key={strategy.code} strategy={strategy} />}
    </StrategyGate>
  )
}

function Page({ strategy }: { strategy: StrategyDetail }) {
  const { code, name, may, hubSlug } = strategy
  const heading = usePageTitle(`Edit ${name} · Learning Hubs`)
  const navigate = useNavigate()
  const say = useToast()
  return (
    <main className="page narrow-page" id="main" data-hub={hubSlug}>
      <div className="col">
        <BackLink to={paths.strategy(code)}>
          <bdi>{name}</bdi>
        </BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Edit “<bdi>{name}</bdi>”
        </h1>
      </div>
      {may.edit ? (
        <StrategyEditForm
          pick={pickReferences}
          strategy={strategy}
          onDone={changed => {
            if (changed) say('Saved. Colleagues can see it now.')
            void navigate(paths.strategy(code))
          }}
        />
      ) : (
        <EmptyState title="You can’t edit this strategy">
          <p>
            Only the person who proposed it, the hub’s facilitators and the coordinator can. You can add an example from
            your subject, or leave a comment.
          </p>
          <LinkButton to={paths.strategy(code)}>Back to the strategy</LinkButton>
        </EmptyState>
      )}
    </main>
  )
}
