import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router-dom'
import { ratingMoments, type OutcomesPicture, type RatingMoment } from '@hubs/schema/evaluation'
import { momentWords, untilWords } from '#features/evaluation/evaluation-words.ts'
import { outcomesQuery, ownRatingsQuery } from '#features/evaluation/evaluation.queries.ts'
import { RateForm } from '#features/evaluation/rate-form.tsx'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { longDay } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

/** Where a member stands with what their hub works toward; kindly closed where nothing is asked now. */
export default function RateScreen() {
  const { slug = '' } = useParams()
  const { data, error, refetch } = useQuery(outcomesQuery(slug))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data) return <View key={slug} picture={data} />
  return (
    <main className="page narrow-page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Looking what is asked…" />
      )}
    </main>
  )
}

function View({ picture }: { picture: OutcomesPicture }) {
  const { hub, asked } = picture
  const heading = usePage('Where you stand · Learning Hubs')
  return (
    <main className="page narrow-page" id="main" data-hub={hub.slug}>
      <div className="col">
        <BackLink to={paths.outcomes(hub.slug)}>How far we have come</BackLink>
        <HubChip slug={hub.slug} name={hub.name} />
        <h1 ref={heading} tabIndex={-1}>
          Where do you stand?
        </h1>
        {asked && (
          <>
            <p className="lead">
              Two minutes, one tap each. This is about {momentWords[asked.moment].said}
              {asked.closesOn && `, and open ${untilWords(asked.closesOn)}`}. Leave out what you like.
            </p>
            <p className="quiet">
              Only you see your answers. Everybody else sees means over five people or more. Never part of appraisal.
            </p>
          </>
        )}
      </div>
      {asked ? <Open slug={hub.slug} moment={asked.moment} /> : <Closed picture={picture} />}
    </main>
  )
}

function Open({ slug, moment }: { slug: string; moment: RatingMoment }) {
  const { data, error, refetch } = useQuery(ownRatingsQuery(slug, moment))
  const navigate = useNavigate()
  if (data) return <RateForm key={moment} ratings={data} onDone={() => void navigate(paths.outcomes(slug))} />
  return error ? (
    <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  ) : (
    <Waiting what="Fetching what you said before…" />
  )
}

function Closed({ picture: { hub, may, moments } }: { picture: OutcomesPicture }) {
  const next = moments.find(({ state }) => state === 'not-yet')
  const missed = ratingMoments.some(moment => moments.some(each => each.moment === moment && each.state === 'closed'))
  const link = <LinkButton to={paths.outcomes(hub.slug)}>How far we have come</LinkButton>
  if (!may.rate)
    return (
      <EmptyState title="This asks the people of the hub">
        <p>Its members rate themselves three times a year. What came of it is for everybody to see.</p>
        {link}
      </EmptyState>
    )
  return (
    <EmptyState title="Nothing is asked just now">
      {next?.opensOn && (
        <p>
          The next one is about {momentWords[next.moment].said}. It opens with the meeting on {longDay(next.opensOn)}.
        </p>
      )}
      {missed && (
        <p>
          If you missed one, that is all right. Filled in now it would say where you stand today, not where you stood
          then, so it stays as it is.
        </p>
      )}
      {link}
    </EmptyState>
  )
}
