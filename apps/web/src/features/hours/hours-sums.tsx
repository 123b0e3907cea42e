import { hoursInWords } from '@hubs/rules/hours'
import type { HoursTotals } from '@hubs/schema/hours'
import './hours.css'

/** What somebody attended, caught up on and did besides: apart, and together. */
export function HoursSums({ totals }: { totals: HoursTotals }) {
  const sums = [
    ['Attended', totals.attended],
    ['Caught up', totals.caughtUp],
    ['Extra', totals.extra],
    ['Altogether', totals.all],
  ] as const
  return (
    <dl className="hours-sums num">
      {sums.map(([name, minutes]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{hoursInWords(minutes)}</dd>
        </div>
      ))}
    </dl>
  )
}
