import { ratingMoments, type OutcomesPicture, type RatingSums } from '@hubs/schema/evaluation'
import { missingWords, momentWords } from './evaluation-labels.ts'
import './outcome-charts.css'

type RatingChartProps = { ratings: RatingSums; moments: OutcomesPicture['moments']; label: string; marks: string[] }

const LOWEST = 1
const SPAN = 4
const ACROSS = 100
/** From the foot of the plot, percent. */
const height = (mean: number) => ((mean - LOWEST) / SPAN) * ACROSS
const middleOf = (index: number) => ((index + 0.5) / ratingMoments.length) * ACROSS

/** Where members stood at the three moments: a line for the eye, and the same figures with their counts in words. */
export function RatingChart({ ratings, moments, label, marks }: RatingChartProps) {
  const points = ratingMoments.flatMap((moment, index) => {
    const figure = ratings[moment]
    return figure ? [{ moment, x: middleOf(index), y: height(figure.mean) }] : []
  })
  const lowest = marks.at(0)
  const highest = marks.at(-1)
  return (
    <figure className="outcome-chart">
      <figcaption>{label}</figcaption>
      <div className="rating-plot" aria-hidden>
        <span className="outcome-axis" data-top>
          {highest}
        </span>
        <span className="outcome-axis">{lowest}</span>
        <div className="rating-field">
          <svg viewBox={`0 0 ${ACROSS} ${ACROSS}`} preserveAspectRatio="none">
            {points.length > 1 && (
              <polyline
                points={points.map(({ x, y }) => `${x},${ACROSS - y}`).join(' ')}
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
          {points.map(({ moment, x, y }) => (
            <span key={moment} className="rating-dot" style={{ left: `${x}%`, bottom: `${y}%` }} />
          ))}
        </div>
      </div>
      <dl className="rating-values num">
        {ratingMoments.map(moment => {
          const figure = ratings[moment]
          return (
            <div key={moment}>
              <dt>{momentWords[moment].short}</dt>
              <dd>
                {figure && <strong>{figure.mean.toFixed(1)}</strong>}
                <span className="s quiet">
                  {figure ? `${figure.answers} answers` : missingWords(moments.find(each => each.moment === moment))}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
    </figure>
  )
}
