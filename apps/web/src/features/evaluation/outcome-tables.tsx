import { ratingMoments, SCENARIO_ITEM, type OutcomesPicture } from '@hubs/schema/evaluation'
import { Section } from '#ui/page/section.tsx'
import { figureWords, judgementWords, missingWords, momentWords } from './evaluation-labels.ts'
import '#ui/stacked-table.css'
import './outcome-tables.css'

/** The same as the pictures, to read, to copy and to print. */
export function OutcomeTables({ picture }: { picture: OutcomesPicture }) {
  return (
    <Section title="View as tables">
      <RatingTable picture={picture} />
      <ProgressTable picture={picture} />
    </Section>
  )
}

type TableProps = { picture: OutcomesPicture }

function RatingTable({ picture: { outcomes, scenario, moments } }: TableProps) {
  const rated = [
    ...outcomes.map(({ id, statement, ratings }) => ({ id, text: statement, ratings })),
    ...(scenario ? [{ id: SCENARIO_ITEM, text: 'Scenario', ratings: scenario.ratings }] : []),
  ]
  return (
    <table className="outcome-table stacked-table num">
      <caption>Members’ self-ratings: average out of 5, and number of answers</caption>
      <Head columns={ratingMoments.map(moment => ({ id: moment, name: momentWords[moment].short }))} />
      <tbody>
        {rated.map(({ id, text, ratings }) => (
          <tr key={id}>
            <th scope="row">{text}</th>
            {ratingMoments.map(moment => {
              const figure = ratings[moment]
              return (
                <td key={moment} data-name={momentWords[moment].short} className={figure ? undefined : 'quiet'}>
                  {figure ? figureWords(figure) : missingWords(moments.find(each => each.moment === moment))}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ProgressTable({ picture: { outcomes, halfTerms } }: TableProps) {
  return (
    <table className="outcome-table stacked-table num">
      <caption>Progress reviews by half term</caption>
      <Head columns={halfTerms} />
      <tbody>
        {outcomes.map(({ id, statement, progress }) => (
          <tr key={id}>
            <th scope="row">{statement}</th>
            {halfTerms.map(halfTerm => {
              const judged = progress.find(each => each.halfTermId === halfTerm.id)
              return (
                <td
                  key={halfTerm.id}
                  data-name={halfTerm.name}
                  className={judged ? undefined : 'quiet'}
                  data-to-come={!halfTerm.begun || undefined}
                >
                  {judged ? judgementWords[judged.judgement].short : halfTerm.begun ? 'not reviewed' : 'upcoming'}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ columns }: { columns: readonly { id: string; name: string }[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">Outcome</th>
        {columns.map(({ id, name }) => (
          <th key={id} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
