import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useParams } from 'react-router-dom'
import { paths, shortAddress } from '#app/paths.ts'
import { PrintCard } from '#features/strategies/print-card.tsx'
import { StrategyGate } from '#features/strategies/strategy-gate.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { StrategyNotThere } from './strategy-not-there.tsx'
import { useHubNames } from '../hubs/use-hub-names.ts'

export default function StrategyCardScreen() {
  const { code = '' } = useParams()
  return (
    <StrategyGate code={code} notThere={<StrategyNotThere code={code} />}>
      {strategy => <Page strategy={strategy} />}
    </StrategyGate>
  )
}

function Page({ strategy }: { strategy: StrategyDetail }) {
  const { code, name, hubSlug } = strategy
  const { hubOf } = useHubNames()
  const heading = usePageTitle(`Strategy card: ${name} · Learning Hubs`)
  return (
    <main className="page print-card-page" id="main">
      <div className="col no-print">
        <BackLink to={paths.strategy(code)}>
          <bdi>{name}</bdi>
        </BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Strategy card
        </h1>
        <p className="lead">Fits A5. On A4, print two to a page and give one away.</p>
        <div>
          <Button look="main" onPress={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <PrintCard strategy={strategy} hubName={hubOf(hubSlug).name} address={shortAddress(paths.strategy(code))} />
    </main>
  )
}
