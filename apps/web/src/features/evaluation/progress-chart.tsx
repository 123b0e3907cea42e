import { judgements, type OutcomesPicture, type Progress } from '@hubs/schema/evaluation'
import { judgementWords } from './evaluation-labels.ts'
import './outcome-charts.css'

/** "Aut" over "1": six of them stand side by side on a phone. */
const shortName = (name: string) => name.replace(/^(Aut|Spr|Sum)(?:umn|ing|mer) /, '$1\n')

type ProgressChartProps = { progress: readonly Progress[]; halfTerms: OutcomesPicture['halfTerms']; label: string }

/** Where the outcome was judged to stand, half term by half term. The list under it says the same, with its evidence. */
export function ProgressChart({ progress, halfTerms, label }: ProgressChartProps) {
  return (
    <figure className="outcome-chart">
      <figcaption>{label}</figcaption>
      <div className="progress-plot" aria-hidden>
        <ul className="plain progress-axis">
          {judgements.toReversed().map(judgement => (
            <li key={judgement}>{judgementWords[judgement].short}</li>
          ))}
        </ul>
        <div className="progress-columns">
          {halfTerms.map(({ id, name }) => {
            const judged = progress.find(each => each.halfTermId === id)
            return (
              <div key={id} className="progress-column" data-judged={judged ? true : undefined}>
                <div className="progress-steps" data-step={judged && judgementWords[judged.judgement].step}>
                  {judged && <span />}
                </div>
                <span className="s quiet">{shortName(name)}</span>
              </div>
            )
          })}
        </div>
      </div>
    </figure>
  )
}
