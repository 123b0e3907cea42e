import { strengthWords } from '@hubs/rules/text/evidence-labels'
import type { Strength } from '@hubs/schema/library/strategies'
import './strength-sign.css'

/** How many of three dots; where trials disagree, half of each. */
const dots: Record<Strength, readonly ('full' | 'half' | 'none')[]> = {
  'many-trials': ['full', 'full', 'full'],
  'some-studies': ['full', 'full', 'none'],
  mixed: ['half', 'half', 'half'],
  'theory-and-craft': ['full', 'none', 'none'],
}

/** How sure research is, in words; the dots before them only help to skim. */
export function StrengthSign({ strength }: { strength: Strength }) {
  return (
    <span className="strength-sign">
      <span className="strength-sign-dots" aria-hidden>
        {dots[strength].map((dot, index) => (
          <i key={index} data-dot={dot} />
        ))}
      </span>
      {strengthWords[strength]}
    </span>
  )
}
