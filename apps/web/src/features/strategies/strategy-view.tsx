import type { StrategyDetail } from '@hubs/schema/library/strategies'
import Ban from 'lucide-react/icons/ban'
import type { ReactNode, RefCallback } from 'react'
import { HubChip } from '#shared/hub-chip.tsx'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Chip } from '#ui/chip.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { forWhom, stageWords } from './strategy-labels.ts'
import './strategy-view.css'

type StrategyHeadProps = {
  strategy: StrategyDetail
  heading: RefCallback<HTMLHeadingElement>
  hubName: string
  /** What one can do with it. */
  children: ReactNode
}

/** The name of it and what it is; that it is retired comes before everything else. */
export function StrategyHead({ strategy, heading, hubName, children }: StrategyHeadProps) {
  const { name, what, stage, audiences, moves } = strategy
  const retired = stage === 'retired' ? moves.findLast(({ to }) => to === 'retired') : undefined
  return (
    <header className="strategy-head" data-hub={strategy.hubSlug}>
      {stage === 'retired' && (
        <div className="strategy-retired" role="note">
          <Ban className="icon" aria-hidden />
          <p>
            <strong>Retired.</strong> The hub no longer recommends it. {retired?.why}
          </p>
        </div>
      )}
      <div className="row wrap">
        <HubChip slug={strategy.hubSlug} name={hubName} />
        <Chip>{stageWords[stage]}</Chip>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      <p className="lead">{what}</p>
      <p className="quiet">{forWhom(audiences)}.</p>
      <div className="row wrap no-print">{children}</div>
    </header>
  )
}

/** What one would see where it works, and how it goes wrong. */
export function StrategyInUse({ strategy }: { strategy: StrategyDetail }) {
  return (
    <div className="strategy-pair">
      <section aria-labelledby="looks-like">
        <h2 id="looks-like">What it looks like</h2>
        <p className="lead">{strategy.looksLike}</p>
      </section>
      <section aria-labelledby="fails">
        <h2 id="fails">Common pitfalls</h2>
        <p className="lead">{strategy.commonFailing}</p>
      </section>
    </div>
  )
}

type TechniquesProps = {
  strategy: StrategyDetail
  /** Whether a plan can be begun with one of them. */
  mayPlan: boolean
}

/** What somebody can do tomorrow, each with one tap to a plan. */
export function Techniques({ strategy, mayPlan }: TechniquesProps) {
  return (
    <section className="strategy-part" aria-labelledby="techniques">
      <h2 id="techniques">Try one tomorrow</h2>
      <ol className="strategy-techniques plain">
        {strategy.techniques.map((technique, index) => (
          <li key={technique}>
            <p>{technique}</p>
            {mayPlan && (
              <LinkButton className="no-print" to={strategyLinks.plan(strategy.code, index + 1)}>
                Plan to try this<span className="hidden-text">: {technique}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
