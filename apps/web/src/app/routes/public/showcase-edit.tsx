import { useParams } from 'react-router-dom'
import { whyNotShown } from '@hubs/rules/reports/withheld'
import type { ShowcaseDraft } from '@hubs/schema/library/showcase'
import { PublicationCards } from '#features/publications/publication-cards.tsx'
import { showcaseDraftQuery } from '#features/publications/publications.queries.ts'
import { ShowcaseForm } from '#features/publications/showcase-form.tsx'
import { ShowcaseFigures } from '#features/publications/showcase-view.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

/** A hub’s page of the year, for those who make it. */
export default function ShowcaseEditScreen() {
  const { slug = '' } = useParams()
  const { data } = usePageQuery(showcaseDraftQuery(slug))
  return <View key={slug} draft={data} />
}

function View({ draft }: { draft: ShowcaseDraft }) {
  const { hub, year, publications, publishedAt } = draft
  return (
    <Page
      look="narrow-page"
      hub={hub.slug}
      title={`Hub showcase: ${hub.name}`}
      heading={<>Your hub’s showcase {year}</>}
      back={{ to: paths.hub(hub.slug), label: <bdi>{hub.name}</bdi> }}
      more={
        <>
          <p className="quiet">
            {publishedAt ? 'It’s public.' : 'Only facilitators and coordinators can see it so far.'}
          </p>
          {publishedAt && (
            <div className="row wrap">
              <LinkButton to={paths.showcase(year, hub.slug)}>View public page</LinkButton>
              <LinkButton to={paths.poster(year, hub.slug)}>Print a poster</LinkButton>
            </div>
          )}
        </>
      }
    >
      <Section
        title="Text"
        words="Once you make this page public, anyone can read it. Until then, only the hub’s facilitators and coordinators can."
      >
        <ShowcaseForm draft={draft} />
      </Section>
      <Section title="Added automatically" words={whyNotShown}>
        <ShowcaseFigures {...draft} />
        {publications.length > 0 ? (
          <PublicationCards items={publications} />
        ) : (
          <EmptyState inSection title="No stories published yet">
            <p>
              Anyone who has reported on a plan can submit a story from the plan’s page. Once a coordinator publishes
              it, it appears here.
            </p>
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}
