import type { OutcomePicture, OutcomesPicture } from '@hubs/schema/evaluation'
import type { Audience } from '@hubs/schema/hubs'
import { useId } from 'react'
import { capital, listed } from '#lib/page/capital.ts'
import { shortDate } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { marksOf, shiftSentence } from './evaluation-labels.ts'
import { ProgressChart } from './progress-chart.tsx'
import { ProgressList } from './progress-list.tsx'
import { RatingChart } from './rating-chart.tsx'
import './evaluation.css'

const audienceWords: Record<Audience, string> = {
  students: 'students',
  parents: 'parents',
  staff: 'staff',
  community: 'the wider community',
}

type OutcomeCardProps = {
  outcome: OutcomePicture
  picture: OutcomesPicture
  timeZone: string
  /** For those who may judge it. */
  onJudge: (() => void) | null
}

/** One outcome over the year: what it is, where members stand, where it was judged to stand and why. */
export function OutcomeCard({ outcome, picture, timeZone, onJudge }: OutcomeCardProps) {
  const id = useId()
  const { statement, audiences, howWeWillKnow, retiredAt, ratings } = outcome
  const shift = shiftSentence(ratings)
  return (
    <section className="outcome-card card" aria-labelledby={id}>
      <div className="outcome-words">
        {retiredAt !== null && (
          <p className="s quiet">No longer one of our outcomes since {shortDate(retiredAt, timeZone)}</p>
        )}
        <h2 id={id}>{statement}</h2>
        <p className="s quiet">{capital(listed(audiences.map(audience => audienceWords[audience])))}</p>
        {howWeWillKnow && (
          <p>
            <strong>How we’ll know:</strong> {howWeWillKnow}
          </p>
        )}
        {onJudge && retiredAt === null && (
          <div className="no-print">
            <Button onPress={onJudge}>Review progress</Button>
          </div>
        )}
      </div>
      <div className="outcome-charts">
        <div className="col">
          <RatingChart
            {...{ ratings }}
            moments={picture.moments}
            label="Members’ self-ratings"
            marks={marksOf(outcome.id)}
          />
          {shift && <p className="s">{shift}</p>}
        </div>
        <ProgressChart progress={outcome.progress} halfTerms={picture.halfTerms} label="Progress reviews" />
      </div>
      <ProgressList outcome={outcome} halfTerms={picture.halfTerms} timeZone={timeZone} />
    </section>
  )
}
