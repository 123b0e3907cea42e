import { isolated } from '@hubs/rules/text/isolated'
import type { Citation } from '@hubs/schema/library/references'
import { Link } from 'react-router-dom'
import { paths } from '#shared/paths.ts'
import { Chip } from '#ui/chip.tsx'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'
import './references.css'

type CitationListProps<C extends Citation> = {
  citations: readonly C[]
  /** What more is to be said of each: how often it is used. */
  more?: (citation: C) => string
}

/** Sources in the school's style. One that nobody has held against its source says so. */
export function CitationList<C extends Citation>({ citations, more }: CitationListProps<C>) {
  return (
    <ul className="citations plain">
      {citations.map(citation => (
        <li key={citation.id}>
          <p>
            <ItalicRuns text={citation.text} />
          </p>
          <div className="row wrap s">
            <Outward citation={citation} />
            <Link to={paths.reference(citation.id)}>
              About this source<span className="hidden-text">: {isolated(citation.title)}</span>
            </Link>
            {!citation.checked && <Chip>Not checked yet</Chip>}
            {more && <span className="quiet">{more(citation)}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Where it is to be read. The other site learns nothing of this one. */
function Outward({ citation }: { citation: Citation }) {
  const { doi, url, title } = citation
  const href = doi ? `https://doi.org/${doi}` : url
  if (!href) return null
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      Read it
      <span className="hidden-text"> ({isolated(title)}, opens in a new tab)</span>
    </a>
  )
}
