import { dayMonthYear } from '@hubs/rules/dates/dates'
import { strengthWords } from '@hubs/rules/text/evidence-labels'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { paths, shortAddress } from '#shared/paths.ts'
import { stageWords, strandInShort } from './strategy-labels.ts'
import './print-card.css'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'

type PrintCardProps = {
  strategy: StrategyDetail
  hubName: string
}

const SOURCES = 2

/** A strategy on half a sheet of A4, for the planner or the staff-room wall. */
export function PrintCard({ strategy, hubName }: PrintCardProps) {
  const { name, what, looksLike, commonFailing, techniques, strength, strand, references, stage } = strategy
  const more = references.length - SOURCES
  return (
    <article className="print-card" aria-label={`Strategy card: ${name}`}>
      <p className="print-card-hub">
        <bdi>{hubName}</bdi> <span aria-hidden>·</span> {stageWords[stage]}
      </p>
      <p className="print-card-name">{name}</p>
      <p className="print-card-what">{what}</p>
      <div className="print-card-pair">
        <div>
          <h2>What it looks like</h2>
          <p>{looksLike}</p>
        </div>
        <div>
          <h2>Common pitfalls</h2>
          <p>{commonFailing}</p>
        </div>
      </div>
      <h2>Try one tomorrow</h2>
      <ul className="plain print-card-techniques">
        {techniques.map(technique => (
          <li key={technique}>
            <span className="print-card-box" aria-hidden />
            {technique}
          </li>
        ))}
      </ul>
      <footer>
        <p>
          <strong>{strengthWords[strength]}.</strong>{' '}
          {strand ? `${strandInShort(strand)}, checked ${dayMonthYear(strand.asOf)}.` : 'No related EEF strand.'}
        </p>
        {references.slice(0, SOURCES).map(each => (
          <p key={each.id}>
            <ItalicRuns text={each.text} />
          </p>
        ))}
        <p>
          {more > 0 && `And ${more} more. `}
          {shortAddress(paths.strategy(strategy.code))}
        </p>
      </footer>
    </article>
  )
}
