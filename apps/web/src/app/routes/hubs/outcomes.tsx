import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts'
import type { OutcomesPicture } from '@hubs/schema/evaluation'
import { outcomesQuery } from '#features/evaluation/evaluation.queries.ts'
import { OutcomesView } from '#features/evaluation/outcomes-view.tsx'
import { RatingCall } from '#features/evaluation/rating-call.tsx'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import './outcomes.css'

/** What a hub works toward, and how far it has come: this year, or one of the years before. */
export default function OutcomesScreen() {
  const { slug = '' } = useParams()
  const [search] = useSearchParams()
  const me = useMe()
  const { data, error, refetch } = useQuery(outcomesQuery(slug, search.get('year') ?? undefined))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data) return <View picture={data} me={me} />
  return (
    <main className="page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading progress…" />
      )}
    </main>
  )
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
              <LinkButton to={paths.rate(hub.slug)}>View or change my answers</LinkButton>
            </div>
          )}
        </>
      }
    >
      {current && <RatingCall slug={hub.slug} link={paths.rate(hub.slug)} />}
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
