import { stages, type Stage } from '@hubs/schema/library/strategies'
import { useInfiniteQuery } from '@tanstack/react-query'
import { figure } from '@hubs/rules/text/words'
import type { ReactNode } from 'react'
import { noFilter } from './library-filter.ts'
import { libraryQuery } from '../strategies.queries.ts'
import { StrategyList } from './strategy-list.tsx'
import { furthestFirst, stageWords, type Circle, type HubName } from '../strategy-labels.ts'

type HubStrategiesProps = {
  hub: HubName
  circle: Circle
  /** Leads to all of them. */
  children: ReactNode
}

/** "9 strategies: 7 proposed, 2 trialling", "10 strategies, all proposed". */
function countedByStage(all: readonly { stage: Stage }[]): string {
  const there = stages
    .map(stage => ({ n: all.filter(each => each.stage === stage).length, word: stageWords[stage].toLowerCase() }))
    .filter(({ n }) => n > 0)
  const strategies = figure(all.length, 'strategy', 'strategies')
  const [only] = there
  if (only && there.length === 1 && only.n > 1) return `${strategies}, all ${only.word}.`
  return `${strategies}: ${there.map(({ n, word }) => `${n} ${word}`).join(', ')}.`
}

const SHOWN = 3
/** What the hub works with: a few, the furthest first. Nothing while it is not known; the page has other things to say. */
export function HubStrategies({ hub, circle, children }: HubStrategiesProps) {
  const { data, hasNextPage } = useInfiniteQuery(libraryQuery({ ...noFilter, hub: hub.slug }))
  const all = data?.pages.flatMap(({ items }) => items)
  if (!all) return null
  const few = all.toSorted(furthestFirst).slice(0, SHOWN)
  return (
    <section className="hub-section" aria-labelledby="hub-strategies">
      <h2 id="hub-strategies">Our strategies</h2>
      {all.length === 0 && <p>No strategies yet. Anyone in the hub can propose one.</p>}
      {all.length > 0 && !hasNextPage && <p>{countedByStage(all)}</p>}
      <StrategyList strategies={few} circle={circle} />
      <div className="row">{children}</div>
    </section>
  )
}
