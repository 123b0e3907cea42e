import { isolated } from '@hubs/rules/isolated'
import { count } from '@hubs/rules/words'
import type { StrategySummary } from '@hubs/schema/strategies'
import type { ComponentType } from 'react'
import { Link } from 'react-router-dom'
import { capital } from '#lib/capital.ts'
import { Chip } from '#ui/chip.tsx'
import { StrengthSign } from './strength-sign.tsx'
import { stageWords, strandInShort, triedIn, type Circle, type HubName } from './strategy-words.ts'
import './strategy-list.css'

type StrategyListProps = {
  strategies: readonly StrategySummary[]
  strategyTo: (code: string) => string
  /** Where two are held side by side; without it none can be. */
  compareTo?: (code: string) => string
  hubOf: (slug: string) => HubName
  circle: Circle
  /** Where all are of one hub, it need not be said of each. */
  Sign?: ComponentType<HubName>
  /** One below the heading they stand under. */
  level?: 2 | 3
}

/** Strategies as cards: what each is, how sure research is of it, and how far the hub has come. */
export function StrategyList({ strategies, strategyTo, compareTo, hubOf, circle, Sign, level = 2 }: StrategyListProps) {
  const Heading = `h${level}` as const
  return (
    <ul className="strategy-list plain">
      {strategies.map(strategy => (
        <li key={strategy.id} className="card" data-hub={strategy.hubSlug} data-retired={strategy.stage === 'retired'}>
          <div className="strategy-list-signs">
            {Sign && <Sign {...hubOf(strategy.hubSlug)} />}
            <Chip>{stageWords[strategy.stage]}</Chip>
          </div>
          <Heading>
            <Link className="strategy-list-name" to={strategyTo(strategy.code)}>
              <bdi>{strategy.name}</bdi>
            </Link>
          </Heading>
          <p>{strategy.what}</p>
          <Known strategy={strategy} circle={circle} />
          {compareTo && (
            <Link className="strategy-list-compare no-print" to={compareTo(strategy.code)}>
              Compare
              <span className="hidden-text"> {isolated(strategy.name)} with another</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What is known of it: by research, by colleagues. */
function Known({ strategy, circle }: { strategy: StrategySummary; circle: Circle }) {
  const { strength, strand, trials, adaptations } = strategy
  return (
    <ul className="strategy-list-known plain s">
      <li>
        <StrengthSign strength={strength} />
      </li>
      <li className="quiet">{strand ? strandInShort(strand) : 'No related EEF strand'}</li>
      {trials && trials.times > 0 && <li className="quiet">{triedIn(trials, circle)}</li>}
      {adaptations > 0 && <li className="quiet">{capital(count(adaptations, 'adaptation'))}</li>}
    </ul>
  )
}
