import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { PublicPublication } from '@hubs/schema/library/publications'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { PublicationBody } from '#features/publications/publication-body.tsx'
import { onePublishedQuery } from '#features/publications/publications.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Page } from '#ui/page.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

/** One story or strategy, for anybody. */
export default function FoundOneScreen() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(onePublishedQuery(id))
  if (error instanceof ApiProblem && error.code === 'not-found') return <NotFoundScreen />
  if (data) return <View found={data} />
  return (
    <main className="page narrow-page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the story…" />
      )}
    </main>
  )
}

function View({ found }: { found: PublicPublication }) {
  const { title, hubSlug, hubName, content, by } = found
  return (
    <Page
      look="narrow-page"
      hub={hubSlug}
      title={title}
      back={{ to: paths.published, label: 'What we’ve found' }}
      above={
        <div className="row">
          <HubChip slug={hubSlug} name={hubName} />
        </div>
      }
      more={by && <p className="quiet">{by}</p>}
    >
      <PublicationBody content={content} />
    </Page>
  )
}
