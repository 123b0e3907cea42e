import { isolated } from '@hubs/rules/text/isolated'
import { useId } from 'react'
import { ordinal } from '@hubs/rules/text/words'
import './ballot.css'

type RankSelectProps = {
  hubName: string
  /** From 1; null while it is not ranked. */
  rank: number | null
  /** The lowest rank there is. */
  last: number
  onRank: (rank: number | null) => void
}

/** Which choice a hub is: a list to pick from, the same by keyboard, by touch and for a screen reader. */
export function RankSelect({ hubName, rank, last, onRank }: RankSelectProps) {
  const id = useId()
  return (
    <div className="rank-select" data-ranked={rank !== null || undefined}>
      <label htmlFor={id}>Your choice</label>
      <select
        id={id}
        aria-label={`Your choice: ${isolated(hubName)}`}
        className="field-input"
        value={rank ?? ''}
        onChange={event => onRank(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">Not ranked</option>
        {Array.from({ length: last }, (_, n) => (
          <option key={n} value={n + 1}>
            {`${ordinal(n + 1)
              .charAt(0)
              .toUpperCase()}${ordinal(n + 1).slice(1)} choice`}
          </option>
        ))}
      </select>
    </div>
  )
}
