import { LEAST_PEOPLE, NOT_SHOWN } from '@hubs/rules/reports/withheld'
import type { OutcomesPicture } from '@hubs/schema/evaluation'
import { lazy, Suspense, useState } from 'react'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { OutcomeCard } from './outcome-card.tsx'
import { OutcomeTables } from './outcome-tables.tsx'
import { OwnAnswers } from './own-answers.tsx'
import { ScenarioCard } from './scenario-card.tsx'
import './evaluation.css'

const JudgeDialog = lazy(() => import('./judge-dialog.tsx').then(each => ({ default: each.JudgeDialog })))

type OutcomesViewProps = { picture: OutcomesPicture; timeZone: string }

/** A hub's outcomes over one year, each with its two pictures; the tables that say the same; and one's own answers. */
export function OutcomesView({ picture, timeZone }: OutcomesViewProps) {
  const [judging, setJudging] = useState<string | null>(null)
  const { outcomes, scenario, moments, may, halfTerms } = picture
  const outcome = outcomes.find(each => each.id === judging)
  const begun = halfTerms.some(halfTerm => halfTerm.begun)
  return (
    <div className="outcomes-view">
      <Standing picture={picture} />
      <section className="outcomes-list" aria-labelledby="outcomes-list">
        <h2 id="outcomes-list" className="hidden-text">
          Outcomes
        </h2>
        {outcomes.map(each => (
          <OutcomeCard
            key={each.id}
            outcome={each}
            picture={picture}
            timeZone={timeZone}
            onJudge={may.judge && begun ? () => setJudging(each.id) : null}
          />
        ))}
        {scenario && <ScenarioCard scenario={scenario} moments={moments} />}
      </section>
      <OwnAnswers picture={picture} />
      <OutcomeTables picture={picture} />
      {outcome && (
        <Suspense>
          <JudgeDialog outcome={outcome} halfTerms={halfTerms} onClose={() => setJudging(null)} />
        </Suspense>
      )}
    </div>
  )
}

/** What is not there yet, and when it comes. */
function Standing({ picture: { outcomes, scenario, moments, current } }: { picture: OutcomesPicture }) {
  const sums = [...outcomes.map(outcome => outcome.ratings), ...(scenario ? [scenario.ratings] : [])]
  const rated = sums.some(({ baseline, mid, end }) => baseline ?? mid ?? end)
  const judged = outcomes.some(outcome => outcome.progress.length > 0)
  if (rated || !current) return null
  const closed = moments.some(({ state }) => state === 'closed')
  const baseline = moments.find(({ moment }) => moment === 'baseline')
  return (
    <CalmNote>
      <p>
        {baseline?.state === 'open' ? (
          <>
            <strong>First self-ratings open at the first meeting and close after the second.</strong> Results appear
            together, once everyone has answered or the second meeting is over, so that no one can be identified.
          </>
        ) : (
          <>
            <strong>{closed ? `${NOT_SHOWN}.` : 'No results yet.'}</strong> Results appear when a self-rating has
            closed, if at least {LEAST_PEOPLE} people answered.
          </>
        )}
        {!judged && ' Each half term, the facilitators review progress on each outcome here, with their evidence.'}
      </p>
    </CalmNote>
  )
}
