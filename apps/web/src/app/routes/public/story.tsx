import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { isOwn, planQuery } from '#features/plans/plans.queries.ts'
import { publicationOfQuery } from '#features/publications/publications.queries.ts'
import { StoryForm } from '#features/publications/story-form.tsx'
import { StoryState } from '#features/publications/story-state.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

/** What came of a plan of one's own, told to the world. */
export default function StoryScreen() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(planQuery(id))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data && !isOwn(data)) return <NotFoundScreen />
  if (data && isOwn(data)) return <View key={id} plan={data} />
  return (
    <main className="page narrow-page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading your plan…" />
      )}
    </main>
  )
}

function View({ plan }: { plan: OwnPlan }) {
  return (
    <Page
      look="narrow-page"
      title="Share your story"
      back={{ to: paths.plan(plan.id), label: 'My plan' }}
      lead="Other schools can learn from what you tried. You choose the words, and whether to include your name."
    >
      {plan.report ? (
        <Story reportId={plan.report.id} told={plan.report.whatHappened} technique={plan.technique} />
      ) : (
        <EmptyState title="Report on your plan first">
          <p>You can share a story once you’ve told your colleagues how it went.</p>
          <LinkButton to={paths.report(plan.id)}>How did it go?</LinkButton>
        </EmptyState>
      )}
    </Page>
  )
}

function Story(props: { reportId: string; told: string; technique: string }) {
  const { data, error, refetch } = useQuery(publicationOfQuery({ kind: 'report', id: props.reportId }))
  if (error && !data) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!data) return <Waiting what="Loading your story…" />
  return (
    <>
      {data.publication && <StoryState standing={data.publication} />}
      <StoryForm {...props} standing={data.publication} />
    </>
  )
}
