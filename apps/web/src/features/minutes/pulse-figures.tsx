import { pulseItems, type PulseFigures as Figures, type PulseItem } from '@hubs/schema/meetings/pulse'
import { pulseWords } from './pulse-labels.ts'

type Figure = { mean: number; lowest?: number; highest?: number }

const spread = ({ lowest, highest }: Figure) =>
  lowest === undefined || highest === undefined
    ? ''
    : lowest === highest
      ? `everyone said ${lowest}`
      : `from ${lowest} to ${highest}`

/** The means of the three items on a line from 1 to 5, with the same in words. */
export function PulseFigures({ figures }: { figures: Figures | Record<PulseItem, Figure> }) {
  return (
    <dl className="pulse-figures num">
      {pulseItems.map(item => {
        const figure: Figure = figures[item]
        return (
          <div key={item}>
            <dt>{pulseWords[item].short}</dt>
            <dd>
              <strong>{figure.mean.toFixed(1)}</strong>{' '}
              <span className="s quiet">of 5{spread(figure) && `, ${spread(figure)}`}</span>
              <span className="pulse-line" aria-hidden>
                <span style={{ inlineSize: `${((figure.mean - 1) / 4) * 100}%` }} />
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
