import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router-dom'
import { ratingMoments, type OutcomesPicture, type RatingMoment } from '@hubs/schema/evaluation'
import { momentWords, untilWords } from '#features/evaluation/evaluation-labels.ts'
import { outcomesQuery, ownRatingsQuery } from '#features/evaluation/evaluation.queries.ts'
import { SelfAssessmentForm } from '#features/evaluation/self-assessment-form.tsx'
import { shortDay } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { NoPage } from '#ui/page/no-page.tsx'
import { Page } from '#ui/page/page.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

/** Where a member stands with what their hub works toward; kindly closed where nothing is asked now. */
export default function RateScreen() {
  const { slug = '' } = useParams()
  const { data } = usePageQuery(outcomesQuery(slug))
  return <View key={slug} picture={data} />
}

function View({ picture }: { picture: OutcomesPicture }) {
  const { hub, asked, may } = picture
  if (!asked && !may.rate)
    return (
      <NoPage
        title="Only hub members can answer"
        lead="Members rate themselves three times a year. Everyone can see the results."
      >
        <LinkButton to={paths.outcomes(hub.slug)}>Our progress</LinkButton>
      </NoPage>
    )
  return (
    <Page
      look="narrow-page"
      hub={hub.slug}
      title="Self-rating"
      back={{ to: paths.outcomes(hub.slug), label: 'Our progress' }}
      above={<HubChip slug={hub.slug} name={hub.name} />}
      more={
        asked && (
          <>
            <p className="lead">
              Takes two minutes, with one tap per question. For {momentWords[asked.moment].said}
              {asked.closesOn && `, open ${untilWords(asked.closesOn)}`}. Skip any you like.
            </p>
            <p className="quiet">
              Only you see your answers. Everyone else sees averages for 5 or more people, which stay as they are once
              shown. Never used for appraisal.
            </p>
          </>
        )
      }
    >
      {asked ? (
        <Boundary waiting="Loading your earlier answers…">
          <Open slug={hub.slug} moment={asked.moment} />
        </Boundary>
      ) : (
        <Closed picture={picture} />
      )}
    </Page>
  )
}

function Open({ slug, moment }: { slug: string; moment: RatingMoment }) {
  const { data } = useSuspenseQuery(ownRatingsQuery(slug, moment))
  const navigate = useNavigate()
  return <SelfAssessmentForm key={moment} ratings={data} onDone={() => void navigate(paths.outcomes(slug))} />
}

function Closed({ picture: { hub, moments } }: { picture: OutcomesPicture }) {
  const next = moments.find(({ state }) => state === 'not-yet')
  const missed = ratingMoments.some(moment => moments.some(each => each.moment === moment && each.state === 'closed'))
  return (
    <EmptyState title="No self-rating open">
      {next?.opensOn && (
        <p>
          The next one is for {momentWords[next.moment].said}. It opens at the meeting on {shortDay(next.opensOn)}.
        </p>
      )}
      {missed && (
        <p>
          Missed one? Don’t worry. Your answers now wouldn’t show where you were then, so you can’t fill it in later.
        </p>
      )}
      <LinkButton to={paths.outcomes(hub.slug)}>Our progress</LinkButton>
    </EmptyState>
  )
}
