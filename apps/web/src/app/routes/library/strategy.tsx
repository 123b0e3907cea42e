import { isolated } from '@hubs/rules/text/isolated'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { Link, useParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { StrategyPublication } from '#features/publications/strategy-publication.tsx'
import { CitationList } from '#features/references/citation-list.tsx'
import { ExportButtons } from '#features/references/export-buttons.tsx'
import { Adaptations } from '#features/strategies/editing/adaptations.tsx'
import { Evidence } from '#features/strategies/evidence.tsx'
import { Stage } from '#features/strategies/editing/stage.tsx'
import { StrategyGate } from '#features/strategies/strategy-gate.tsx'
import { StrategyHead, StrategyInUse, Techniques } from '#features/strategies/strategy-view.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { paths } from '#shared/paths.ts'
import { strategyLinks } from '#shared/strategy-links.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { PageFrame } from '#ui/page/page-frame.tsx'
import { RepliesUnder } from '../discussion/replies-under.tsx'
import { StrategyNotThere } from './strategy-not-there.tsx'
import { TrialsUnder } from './trials-under.tsx'
import { useHubNames } from '../../../features/hubs/use-hub-names.ts'

export default function StrategyScreen() {
  const { code = '' } = useParams()
  return (
    <StrategyGate code={code} notThere={<StrategyNotThere code={code} />}>
      {strategy => <OneStrategy key={strategy.code} strategy={strategy} />}
    </StrategyGate>
  )
}

function OneStrategy({ strategy }: { strategy: StrategyDetail }) {
  const me = useMe()
  const heading = usePageTitle(`${strategy.name} · Learning Hubs`)
  const { hubOf } = useHubNames()
  const { code, hubSlug } = strategy
  const hub = hubOf(hubSlug)
  const { timeZone } = me.school
  const mayPlan = me.membership !== null && strategy.stage !== 'retired'
  return (
    <PageFrame hub={hubSlug}>
      <BackLink to={strategyLinks.inLibrary(`hub=${hubSlug}`)}>{`${isolated(hub.name)} strategies`}</BackLink>
      <StrategyHead strategy={strategy} heading={heading} hubName={hub.name}>
        <LinkButton to={strategyLinks.compare(code)}>Compare</LinkButton>
        <LinkButton to={paths.strategyCard(code)}>Print as a card</LinkButton>
        {strategy.may.edit && <LinkButton to={paths.editStrategy(code)}>Edit strategy</LinkButton>}
      </StrategyHead>
      <div className="strategy-columns">
        <div>
          <StrategyInUse strategy={strategy} />
          <Techniques strategy={strategy} mayPlan={mayPlan} />
          <Adaptations strategy={strategy} myId={me.id} timeZone={timeZone} />
          <TrialsUnder code={code} mayPlan={mayPlan} />
        </div>
        <aside aria-label="Evidence and stage">
          <Evidence strategy={strategy} more={<Link to={paths.strands}>All EEF figures</Link>} />
          <Stage strategy={strategy} hubName={hub.name} timeZone={timeZone} />
          <Sources strategy={strategy} />
          <StrategyPublication code={code} name={strategy.name} />
        </aside>
      </div>
      <RepliesUnder subject={{ kind: 'strategy', key: code }} timeZone={timeZone} />
    </PageFrame>
  )
}

function Sources({ strategy }: { strategy: StrategyDetail }) {
  return (
    <section className="card strategy-part" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      {strategy.references.length === 0 ? (
        <p className="quiet">No sources yet.</p>
      ) : (
        <>
          <CitationList citations={strategy.references} />
          <ExportButtons from={{ strategy: strategy.code }} />
        </>
      )}
    </section>
  )
}
