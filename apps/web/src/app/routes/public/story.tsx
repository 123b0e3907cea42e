import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { OwnPlan } from '@hubs/schema/plans/plans'
import { isOwn, planQuery } from '#features/plans/plans.queries.ts'
import { publicationOfQuery } from '#features/publications/publications.queries.ts'
import { StoryForm } from '#features/publications/story-form.tsx'
import { StoryState } from '#features/publications/story-state.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

/** What came of a plan of one's own, told to the world. */
export default function StoryScreen() {
  const { id = '' } = useParams()
  const { data } = usePageQuery(planQuery(id))
  return isOwn(data) ? <View key={id} plan={data} /> : <NotFoundScreen />
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
        <Boundary waiting="Loading your story…">
          <Story reportId={plan.report.id} told={plan.report.whatHappened} technique={plan.technique} />
        </Boundary>
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
  const { data } = useSuspenseQuery(publicationOfQuery({ kind: 'report', id: props.reportId }))
  return (
    <>
      {data.publication && <StoryState standing={data.publication} />}
      <StoryForm {...props} standing={data.publication} />
    </>
  )
}
