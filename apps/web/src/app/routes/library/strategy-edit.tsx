import { quoted } from '@hubs/rules/text/quoted'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useNavigate, useParams } from 'react-router-dom'
import { StrategyEditForm } from '#features/strategies/editing/strategy-edit-form.tsx'
import { StrategyGate } from '#features/strategies/strategy-gate.tsx'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { NoPage } from '#ui/page/no-page.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { pickReferences } from './references/pick-references.tsx'
import { StrategyNotThere } from './strategy-not-there.tsx'
import '../narrow-page.css'

/** For who proposed it, the hub’s facilitators and the coordinator: `may.edit` is the server’s word for that. */
export default function StrategyEditScreen() {
  const { code = '' } = useParams()
  return (
    <StrategyGate code={code} notThere={<StrategyNotThere code={code} />}>
      {strategy => <EditStrategy key={strategy.code} strategy={strategy} />}
    </StrategyGate>
  )
}

function EditStrategy({ strategy }: { strategy: StrategyDetail }) {
  const { code, name, may, hubSlug } = strategy
  const navigate = useNavigate()
  const say = useToast()
  if (!may.edit)
    return (
      <NoPage
        title="You can’t edit this strategy"
        lead="Only the person who proposed it, the hub’s facilitators and the coordinator can. You can add an example from your subject, or leave a comment."
      >
        <LinkButton to={paths.strategy(code)}>Back to the strategy</LinkButton>
      </NoPage>
    )
  return (
    <Page
      look="narrow-page"
      hub={hubSlug}
      title={`Edit ${name}`}
      heading={
        <>
          Edit <bdi>{quoted(name)}</bdi>
        </>
      }
      back={{ to: paths.strategy(code), label: <bdi>{name}</bdi> }}
    >
      <StrategyEditForm
        pick={pickReferences}
        strategy={strategy}
        onDone={changed => {
          if (changed) say('Saved. Colleagues can see it now.')
          void navigate(paths.strategy(code))
        }}
      />
    </Page>
  )
}
