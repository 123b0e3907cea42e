import { SCENARIO_ITEM, type OutcomesPicture } from '@hubs/schema/evaluation'
import { useId } from 'react'
import { marksOf, shiftSentence } from './evaluation-labels.ts'
import { RatingChart } from './rating-chart.tsx'
import './evaluation.css'

type ScenarioCardProps = { scenario: NonNullable<OutcomesPicture['scenario']>; moments: OutcomesPicture['moments'] }

/** The situation from school, and how sure members are of what they would do. */
export function ScenarioCard({ scenario, moments }: ScenarioCardProps) {
  const id = useId()
  const shift = shiftSentence(scenario.ratings)
  return (
    <section className="outcome-card card" aria-labelledby={id}>
      <div className="outcome-words">
        <p className="s quiet">Scenario</p>
        <h2 id={id}>How confident are we about what we’d do?</h2>
        <p>{scenario.text}</p>
      </div>
      <div className="outcome-charts">
        <div className="col">
          <RatingChart
            ratings={scenario.ratings}
            moments={moments}
            label="Members’ self-ratings"
            marks={marksOf(SCENARIO_ITEM)}
          />
          {shift && <p className="s">{shift}</p>}
        </div>
      </div>
    </section>
  )
}
