import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { ShowcaseDraft } from '@hubs/schema/showcase'
import { PublicationCards } from '#features/publications/publication-cards.tsx'
import { showcaseDraftQuery } from '#features/publications/publications.queries.ts'
import { ShowcaseForm } from '#features/publications/showcase-form.tsx'
import { ShowcaseFigures } from '#features/publications/showcase-view.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePage } from '#lib/use-page.ts'
import { BackLink } from '#ui/back-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

/** A hub’s page of the year, for those who make it. */
export default function ShowcaseEditScreen() {
  const { slug = '' } = useParams()
  const { data, error, refetch } = useQuery(showcaseDraftQuery(slug))
  if (error instanceof ApiProblem && (error.code === 'not-found' || error.code === 'not-allowed'))
    return <NotFoundScreen />
  if (data) return <View key={slug} draft={data} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Opening the hub’s page…" />
      )}
    </main>
  )
}

function View({ draft }: { draft: ShowcaseDraft }) {
  const { hub, year, publications, publishedAt } = draft
  const heading = usePage(`${hub.name}: the page of the year · Learning Hubs`)
  return (
    <main className="page narrow-page" id="main" data-hub={hub.slug}>
      <div className="col">
        <BackLink to={paths.hub(hub.slug)}>{hub.name}</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Your hub’s page of {year}
        </h1>
        <p className="quiet">
          {publishedAt ? 'It is open to the world.' : 'Only those who lead the hub and the coordinators see it so far.'}
        </p>
        {publishedAt && (
          <div className="row wrap">
            <LinkButton to={paths.showcase(year, hub.slug)}>See it as the world does</LinkButton>
            <LinkButton to={paths.poster(year, hub.slug)}>A poster to print</LinkButton>
          </div>
        )}
      </div>
      <Section title="Its words">
        <ShowcaseForm draft={draft} />
      </Section>
      <Section title="What comes by itself" words="Sums of fewer than five people are left out.">
        <ShowcaseFigures {...draft} />
        {publications.length > 0 ? (
          <PublicationCards items={publications} linkTo={paths.publishedOne} />
        ) : (
          <EmptyState inSection title="No story is out yet">
            <p>
              Whoever has reported on a plan can offer its story on the plan’s page. A coordinator publishes it, and it
              stands here.
            </p>
          </EmptyState>
        )}
      </Section>
    </main>
  )
}
