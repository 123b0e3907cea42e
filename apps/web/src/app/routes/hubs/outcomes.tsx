import { Link, useParams, useSearchParams } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import type { OutcomesPicture } from '@hubs/schema/evaluation'
import { outcomesQuery } from '#features/evaluation/evaluation.queries.ts'
import { OutcomesView } from '#features/evaluation/outcomes-view.tsx'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { RouteBoundary } from '#app/shell/route-boundary.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import './outcomes.css'

/** What a hub works toward, and how far it has come: this year, or one of the years before. */
export default function OutcomesScreen() {
  const { slug = '' } = useParams()
  const [search] = useSearchParams()
  const me = useMe()
  const year = search.get('year') ?? undefined
  // Another year is another page: it waits anew, and the heading has the focus again.
  return (
    <RouteBoundary key={year} waiting="Loading progress…">
      <OfYear slug={slug} year={year} me={me} />
    </RouteBoundary>
  )
}

function OfYear({ slug, year, me }: { slug: string; year: string | undefined; me: Me }) {
  const { data } = usePageQuery(outcomesQuery(slug, year))
  return <View picture={data} me={me} />
}

function View({ picture, me }: { picture: OutcomesPicture; me: Me }) {
  const { hub, year, current, asked } = picture
  return (
    <Page
      hub={hub.slug}
      title={`${hub.name}: our progress`}
      heading="Our progress"
      back={{ to: paths.hub(hub.slug), label: <bdi>{hub.name}</bdi> }}
      above={<HubChip slug={hub.slug} name={hub.name} />}
      lead={hub.question}
      more={
        <>
          <p className="quiet">
            {current ? 'This year' : year}: averages for 5 or more people, never one person’s answers. They don’t
            compare hubs or people, and can’t show what caused a change.
          </p>
          <Years picture={picture} />
          {asked?.answered && (
            <div className="no-print">
              <LinkButton to={paths.selfAssessment(hub.slug)}>View or change my answers</LinkButton>
            </div>
          )}
        </>
      }
    >
      {current && <RatingCall slug={hub.slug} />}
      <OutcomesView picture={picture} timeZone={me.school.timeZone} />
    </Page>
  )
}

function Years({ picture: { hub, year, years } }: { picture: OutcomesPicture }) {
  if (years.length < 2) return null
  return (
    <nav className="outcomes-years no-print" aria-label="Years">
      {years.map((each, index) => (
        <Link
          key={each}
          to={paths.outcomes(hub.slug, index === 0 ? undefined : each)}
          aria-current={each === year ? 'page' : undefined}
        >
          {each}
        </Link>
      ))}
    </nav>
  )
}
