import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { untilWords } from './evaluation-labels.ts'
import { outcomesQuery } from './evaluation.queries.ts'
import './self-assessment.css'

/** Asks a member to rate themselves while that is open and they have not; nothing otherwise. Nobody has to. */
export function RatingCall({ slug }: { slug: string }) {
  const id = useId()
  const { data } = useQuery(outcomesQuery(slug))
  if (!data?.asked || data.asked.answered) return null
  const until = untilWords(data.asked.closesOn)
  return (
    <section className="rating-call" data-hub={slug} aria-labelledby={id}>
      <div>
        <h2 id={id}>Self-rating: takes two minutes</h2>
        <p className="quiet">
          Rate yourself on your hub’s outcomes. Only you see your answers.{until && ` Open ${until}.`}
        </p>
      </div>
      <LinkButton to={paths.selfAssessment(slug)}>Rate yourself</LinkButton>
    </section>
  )
}
