import { trialSentence } from '@hubs/rules/text/trial-labels'
import type { TrialFigures as Figures } from '@hubs/schema/library/trials'
import { BarTable } from '#ui/figures/bar-table.tsx'
import { boundsOf, reasonRows, verdictRows } from './trial-labels.ts'
import './trials.css'

type TrialFiguresProps = { figures: Figures | null; circle: 'hub' | 'group' }

/** How often it was tried and what came of it: a sentence, and the same in bars. */
export function TrialFigures({ figures, circle }: TrialFiguresProps) {
  const bounds = boundsOf(figures, circle)
  const verdicts = figures ? verdictRows(figures.outcome) : []
  const reasons = figures ? reasonRows(figures.outcome) : []
  return (
    <div className="trial-figures">
      {figures && <p className="lead num">{trialSentence(figures, circle)}</p>}
      {bounds && <p className="s quiet">{bounds}</p>}
      {verdicts.length > 0 && (
        <div className="trial-bars">
          <BarTable
            title={figures?.counted === 'seen' ? 'How it went, for the trials you can see' : 'How it went'}
            rows={verdicts}
          />
          {reasons.length > 0 && <BarTable title="Why it wasn’t done" rows={reasons} />}
        </div>
      )}
    </div>
  )
}
