import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { OutcomePicture, OutcomesPicture, Progress } from '@hubs/schema/evaluation'
import { useState } from 'react'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { judgementWords } from './evaluation-labels.ts'
import { historyQuery } from './evaluation.queries.ts'
import './evaluation.css'

type ProgressListProps = {
  outcome: OutcomePicture
  halfTerms: OutcomesPicture['halfTerms']
  timeZone: string
}

/** Each half term that was judged, latest first: where it stood, what told so, and who says it. */
export function ProgressList({ outcome, halfTerms, timeZone }: ProgressListProps) {
  const judged = halfTerms.toReversed().flatMap(halfTerm => {
    const progress = outcome.progress.find(each => each.halfTermId === halfTerm.id)
    return progress ? [{ halfTerm, progress }] : []
  })
  if (judged.length === 0) return null
  return (
    <ol className="progress-list plain">
      {judged.map(({ halfTerm, progress }) => (
        <li key={halfTerm.id}>
          <p>
            <strong>
              <bdi>{halfTerm.name}</bdi>
            </strong>
            <span className="progress-word">{judgementWords[progress.judgement].short}</span>
          </p>
          <div className="col tight">
            <p className="progress-evidence">{progress.evidence}</p>
            <p className="s quiet">{judgedBy(progress, timeZone)}</p>
            {progress.version > 1 && <Earlier {...{ outcome, progress, timeZone }} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

const judgedBy = ({ by, at }: Progress, timeZone: string) =>
  `Reviewed by ${isolated(by.name)}, ${shortDate(at, timeZone)}`

type EarlierProps = { outcome: OutcomePicture; progress: Progress; timeZone: string }

/** What stood there before, when somebody wants to see it. */
function Earlier({ outcome, progress, timeZone }: EarlierProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="col no-print">
      <div>
        <Button look="ghost" onPress={() => setOpen(!open)} aria-expanded={open}>
          {open ? 'Hide earlier reviews' : 'Earlier reviews'}
        </Button>
      </div>
      {open && (
        <Boundary waiting="Loading earlier reviews…">
          <History {...{ outcome, progress, timeZone }} />
        </Boundary>
      )}
    </div>
  )
}

function History({ outcome, progress, timeZone }: EarlierProps) {
  const { data } = useSuspenseQuery(historyQuery(outcome.id, progress.halfTermId))
  return (
    <ol className="progress-before plain">
      {data
        .filter(each => each.version < progress.version)
        .map(each => (
          <li key={each.version}>
            <p>
              <strong>{judgementWords[each.judgement].short}</strong> {each.evidence}
            </p>
            <p className="s quiet">{judgedBy(each, timeZone)}</p>
          </li>
        ))}
    </ol>
  )
}
