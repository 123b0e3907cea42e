import { ratingMoments, type OutcomesPicture } from '@hubs/schema/evaluation'
import { useQueries } from '@tanstack/react-query'
import { Section } from '#ui/page/section.tsx'
import { marksOf, momentWords } from './evaluation-labels.ts'
import { ownRatingsQuery } from './evaluation.queries.ts'
import './evaluation.css'

/** One's own answers beside each other. Nothing where there are none. */
export function OwnAnswers({ picture }: { picture: OutcomesPicture }) {
  const { hub, year, current, moments } = picture
  const begun = ratingMoments.filter(moment =>
    moments.some(each => each.moment === moment && (each.state === 'open' || each.state === 'closed')),
  )
  const answers = useQueries({
    queries: begun.map(moment => ownRatingsQuery(hub.slug, moment, current ? undefined : year)),
  }).flatMap(({ data }) => (data && data.items.some(each => each.value !== null) ? [data] : []))
  if (answers.length === 0) return null
  const items = new Map(answers.flatMap(answer => answer.items.map(each => [each.item, each.text] as const)))
  return (
    <Section title="Your answers" words="Only you can see these.">
      <ul className="own-answers plain">
        {[...items].map(([item, text]) => (
          <li key={item}>
            <p>{text}</p>
            <dl className="num">
              {answers.map(answer => {
                const value = answer.items.find(each => each.item === item)?.value ?? null
                return (
                  <div key={answer.moment}>
                    <dt className="s quiet">{momentWords[answer.moment].short}</dt>
                    <dd>{value === null ? '–' : `${value} ${marksOf(item)[value - 1]?.toLowerCase()}`}</dd>
                  </div>
                )
              })}
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  )
}
