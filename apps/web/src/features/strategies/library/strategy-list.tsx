import { figure } from '@hubs/rules/text/words'
import type { StrategySummary } from '@hubs/schema/library/strategies'
import UsersRound from 'lucide-react/icons/users-round'
import { Link } from 'react-router-dom'
import { paths } from '#shared/paths.ts'
import { Chip } from '#ui/chip.tsx'
import { StrengthSign } from './strength-sign.tsx'
import { stageWords, strandInShort, triedIn, type Circle } from '../strategy-labels.ts'
import './strategy-list.css'

type StrategyListProps = {
  strategies: readonly StrategySummary[]
  circle: Circle
  /** So many are seen; the others are there on paper. */
  most?: number
}

/** Strategies of a hub as cards: how sure research is, what each is, and what colleagues have made of it. */
export function StrategyList({ strategies, circle, most = Infinity }: StrategyListProps) {
  return (
    <ul className="strategy-list plain">
      {strategies.map((strategy, index) => (
        <li
          key={strategy.id}
          className="card"
          data-hub={strategy.hubSlug}
          data-retired={strategy.stage === 'retired'}
          data-on-paper={index >= most || undefined}
        >
          <div className="strategy-list-signs s">
            <StrengthSign strength={strategy.strength} />
            <Chip>{stageWords[strategy.stage]}</Chip>
          </div>
          <h3>
            <Link className="strategy-list-name" to={paths.strategy(strategy.code)}>
              <bdi>{strategy.name}</bdi>
            </Link>
          </h3>
          <p>{strategy.what}</p>
          <Known strategy={strategy} circle={circle} />
        </li>
      ))}
    </ul>
  )
}

/** What is known of it: by colleagues, and by the research that stands near. */
function Known({ strategy, circle }: { strategy: StrategySummary; circle: Circle }) {
  const { strand, trials, adaptations } = strategy
  return (
    <ul className="strategy-list-known plain s">
      {trials && trials.times > 0 && (
        <li className="strategy-list-tried">
          <UsersRound className="icon" aria-hidden />
          {triedIn(trials, circle)}
        </li>
      )}
      <li className="quiet">{strand ? strandInShort(strand) : 'No related EEF strand'}</li>
      {adaptations > 0 && <li className="quiet">{figure(adaptations, 'adaptation')}</li>}
    </ul>
  )
}
