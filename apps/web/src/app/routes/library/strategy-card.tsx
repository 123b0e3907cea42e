import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useParams } from 'react-router-dom'
import { PrintCard } from '#features/strategies/print-card.tsx'
import { StrategyGate } from '#features/strategies/strategy-gate.tsx'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page/page.tsx'
import { StrategyNotThere } from './strategy-not-there.tsx'
import { useHubNames } from '../../../features/hubs/use-hub-names.ts'

/** A strategy on paper. Its short address is printed with it, as a card is read away from any screen. */
export default function StrategyCardScreen() {
  const { code = '' } = useParams()
  return (
    <StrategyGate code={code} notThere={<StrategyNotThere code={code} />}>
      {strategy => <Card strategy={strategy} />}
    </StrategyGate>
  )
}

function Card({ strategy }: { strategy: StrategyDetail }) {
  const { code, name, hubSlug } = strategy
  const { hubOf } = useHubNames()
  return (
    <Page
      look="print-card-page"
      head="col no-print"
      title={`Strategy card: ${name}`}
      heading="Strategy card"
      back={{ to: paths.strategy(code), label: <bdi>{name}</bdi> }}
      lead="Fits A5. On A4, print two to a page and give one away."
      more={
        <div>
          <Button look="main" onPress={() => window.print()}>
            Print
          </Button>
        </div>
      }
    >
      <PrintCard strategy={strategy} hubName={hubOf(hubSlug).name} />
    </Page>
  )
}
