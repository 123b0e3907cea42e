import { useParams } from 'react-router-dom'
import type { PublicPublication } from '@hubs/schema/library/publications'
import { PublicationBody } from '#features/publications/publication-body.tsx'
import { onePublishedQuery } from '#features/publications/publications.queries.ts'
import { Page } from '#ui/page/page.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

/** One story or strategy, for anybody. */
export default function FoundOneScreen() {
  const { id = '' } = useParams()
  const { data } = usePageQuery(onePublishedQuery(id))
  return <View found={data} />
}

function View({ found }: { found: PublicPublication }) {
  const { title, hubSlug, hubName, content, by } = found
  return (
    <Page
      look="narrow-page"
      hub={hubSlug}
      title={title}
      back={{ to: paths.publications, label: 'What we’ve found' }}
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
