import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { StageMove, StrategyDetail } from '@hubs/schema/library/strategies'
import { lazy, useState } from 'react'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { stageMeans, stageWords } from '../strategy-labels.ts'
import './stage.css'

// Most only read: the form comes for whoever writes.
const loadForm = () => import('./stage-form.tsx').then(each => ({ default: each.StageForm }))
const StageForm = lazy(loadForm)

type StageProps = { strategy: StrategyDetail; hubName: string; timeZone: string }

/** How far the hub has come with it: who moved it, when and why, and each move before. */
export function Stage({ strategy, hubName, timeZone }: StageProps) {
  const [moving, setMoving] = useState(false)
  const { stage, moves, may, proposedBy, name } = strategy
  const [last, ...before] = moves.toReversed()
  const began = proposedBy ? `Proposed by ${isolated(proposedBy.name)}.` : 'Supplied with the library.'
  return (
    <section className="card stage" aria-labelledby="stage">
      <h2 id="stage">{stageWords[stage]}</h2>
      <p>{stageMeans[stage]}</p>
      {last && <Move move={last} timeZone={timeZone} />}
      {before.length > 0 ? (
        <details className="stage-before">
          <summary>Stage history</summary>
          <ol className="plain">
            {before.map(move => (
              <li key={move.at}>
                <strong>{stageWords[move.to]}</strong>
                <Move move={move} timeZone={timeZone} />
              </li>
            ))}
            <li className="s quiet">{began}</li>
          </ol>
        </details>
      ) : (
        <p className="s quiet">{began}</p>
      )}
      {may.decide && (
        <div className="row no-print">
          <Button onPress={() => setMoving(true)}>Change stage</Button>
        </div>
      )}
      <Dialog open={moving} title={`What stage is ${quoted(name)} at in ${hubName}?`} onClose={() => setMoving(false)}>
        <div data-hub={strategy.hubSlug}>
          <Boundary waiting="Loading the form…" code={loadForm}>
            <StageForm strategy={strategy} onDone={() => setMoving(false)} />
          </Boundary>
        </div>
      </Dialog>
    </section>
  )
}

function Move({ move, timeZone }: { move: StageMove; timeZone: string }) {
  return (
    <blockquote>
      <p>{move.why}</p>
      <p className="s quiet">
        <bdi>{move.by?.name ?? 'The hub'}</bdi>, {shortDate(move.at, timeZone)}
      </p>
    </blockquote>
  )
}
